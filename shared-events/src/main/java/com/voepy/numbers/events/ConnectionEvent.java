package com.voepy.numbers.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can become true of a connection, the scope that numbers of one sub-customer share. Stream `connection/<uuid>`.
///
/// Attached numbers are part of the stream, so that deleting a connection and assigning a number to it cannot both
/// succeed.
public sealed interface ConnectionEvent extends Event {

    UUID connectionId();

    UUID tenantId();

    @Revision(1)
    record ConnectionCreated(
            UUID connectionId,
            UUID tenantId,
            String name,
            boolean isDefault,
            @Nullable String webhookUrl) implements ConnectionEvent {}

    /// Carries all that can change, as it is now.
    @Revision(1)
    record ConnectionUpdated(
            UUID connectionId,
            UUID tenantId,
            String name,
            @Nullable String webhookUrl) implements ConnectionEvent {}

    @Revision(1)
    record NumberAttached(UUID connectionId, UUID tenantId, UUID numberId) implements ConnectionEvent {}

    @Revision(1)
    record NumberDetached(UUID connectionId, UUID tenantId, UUID numberId) implements ConnectionEvent {}

    @Revision(1)
    record ConnectionDeleted(UUID connectionId, UUID tenantId) implements ConnectionEvent {}
}
