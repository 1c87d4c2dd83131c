package com.voepy.numbers.command.connection;

import com.voepy.numbers.command.connection.ConnectionCommand.DeleteConnection;
import com.voepy.numbers.command.connection.ConnectionCommand.UpdateConnection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a client asks of connections, where who is told of them is touched as well.
sealed interface ConnectionRequest {

    /// @param webhookUrl where the connection's events are told, or null
    record Create(UUID tenantId, String name, @Nullable String webhookUrl) implements ConnectionRequest {}

    record Change(UpdateConnection command) implements ConnectionRequest {}

    record Remove(DeleteConnection command) implements ConnectionRequest {}
}
