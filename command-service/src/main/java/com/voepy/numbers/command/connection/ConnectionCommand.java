package com.voepy.numbers.command.connection;

import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.web.Patch;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a connection that exists, or comes to be with this id.
public sealed interface ConnectionCommand {

    UUID connectionId();

    /// Who asks. A connection answers its own tenant alone.
    UUID tenantId();

    @TargetAggregateIdentifier
    default String stream() {
        return Streams.connection(connectionId());
    }

    /// @param webhookUrl where its events are told, or null
    record RegisterConnection(
            UUID connectionId,
            UUID tenantId,
            String name,
            boolean isDefault,
            @Nullable String webhookUrl) implements ConnectionCommand {}

    /// @param name null to leave it as it is
    /// @param ifMatch the `If-Match` header, or null
    record UpdateConnection(
            UUID connectionId,
            UUID tenantId,
            @Nullable String name,
            Patch<String> webhookUrl,
            @Nullable String ifMatch) implements ConnectionCommand {}

    /// @param ifMatch the `If-Match` header, or null
    record DeleteConnection(
            UUID connectionId, UUID tenantId, @Nullable String ifMatch) implements ConnectionCommand {}

    /// @param numberId the tenure of the number
    record AttachNumber(UUID connectionId, UUID tenantId, UUID numberId) implements ConnectionCommand {}

    /// @param numberId the tenure of the number
    record DetachNumber(UUID connectionId, UUID tenantId, UUID numberId) implements ConnectionCommand {}
}
