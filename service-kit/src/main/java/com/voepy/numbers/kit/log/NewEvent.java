package com.voepy.numbers.kit.log;

import com.voepy.numbers.events.Event;
import java.time.Instant;
import java.util.UUID;

/// An event about to be appended.
///
/// @param sequence place in its stream, from 0; whoever comes second with the same one is refused
/// @param aggregateType simple name of the aggregate, for example `PhoneNumber`
public record NewEvent(
        String stream,
        long sequence,
        String aggregateType,
        UUID eventId,
        Instant occurredAt,
        Event event,
        EventMetadata metadata) {}
