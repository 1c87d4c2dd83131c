package com.voepy.numbers.query.projection;

import com.voepy.numbers.kit.log.LoggedEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A resource as it stands right after an event; made in the transaction that changes its read model.
///
/// @param cause the event; its type says what happened, its position and id name it for ever
/// @param id the resource's id
/// @param tenantId whose it is, or null for resources of the platform
/// @param connectionId the connection it belongs to after the event, or null
/// @param resource the record of `com.voepy.numbers.resource` that clients see
public record Changed(
        LoggedEvent cause,
        UUID id,
        @Nullable UUID tenantId,
        @Nullable UUID connectionId,
        Object resource) {}
