package com.voepy.numbers.kit.log;

import com.voepy.numbers.events.Event;
import java.time.Instant;
import java.util.UUID;

/// An event as the log holds it.
///
/// @param position place in the whole log, from 1, without gaps; commit order
/// @param sequence place in its stream, from 0
/// @param aggregateType simple name of the aggregate, for example `PhoneNumber`
/// @param occurredAt to the millisecond
public record LoggedEvent(
        long position,
        String stream,
        long sequence,
        String aggregateType,
        UUID eventId,
        Instant occurredAt,
        Event event,
        EventMetadata metadata) {}
