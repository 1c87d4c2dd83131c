package com.voepy.numbers.kit.log;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the log as it is stored, read as little as possible: for whoever proves what is there, whatever it means.
///
/// @param position place in the whole log, from 1, without gaps
/// @param payload JSON
/// @param metadata JSON
public record LogRow(
        long position,
        String stream,
        long sequence,
        String aggregateType,
        UUID eventId,
        String type,
        int revision,
        Instant occurredAt,
        @Nullable UUID tenantId,
        String payload,
        String metadata) {}
