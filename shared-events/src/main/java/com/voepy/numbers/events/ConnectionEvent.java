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

    /// The tenant has one more connection.
    ///
    /// @param isDefault whether it came with the tenant; that one is never deleted
    /// @param webhookUrl where its events are told, or null; a webhook subscription of its own does it
    @Revision(1)
    record ConnectionCreated(
            UUID connectionId,
            UUID tenantId,
            String name,
            boolean isDefault,
            @Nullable String webhookUrl) implements ConnectionEvent {}

    /// Carries all that can change, as it is now.
    ///
    /// @param webhookUrl where its events are told, or null
    @Revision(1)
    record ConnectionUpdated(
            UUID connectionId,
            UUID tenantId,
            String name,
            @Nullable String webhookUrl) implements ConnectionEvent {}

    /// A number was assigned to the connection.
    ///
    /// @param numberId of the tenure
    @Revision(1)
    record NumberAttached(UUID connectionId, UUID tenantId, UUID numberId) implements ConnectionEvent {}

    /// A number left the connection, for another one, for none, or because it was released.
    ///
    /// @param numberId of the tenure
    @Revision(1)
    record NumberDetached(UUID connectionId, UUID tenantId, UUID numberId) implements ConnectionEvent {}

    /// The connection is gone; no number was attached any more.
    @Revision(1)
    record ConnectionDeleted(UUID connectionId, UUID tenantId) implements ConnectionEvent {}
}
