package com.voepy.numbers.resource;

import com.voepy.numbers.events.ConnectionEvent;
import com.voepy.numbers.events.ConnectionEvent.ConnectionCreated;
import com.voepy.numbers.events.ConnectionEvent.ConnectionDeleted;
import com.voepy.numbers.events.ConnectionEvent.ConnectionUpdated;
import com.voepy.numbers.events.ConnectionEvent.NumberAttached;
import com.voepy.numbers.events.ConnectionEvent.NumberDetached;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A connection as its tenant sees it: the scope that the numbers of one sub-customer share.
///
/// @param isDefault every tenant keeps the one it was born with
/// @param webhookUrl where everything that belongs to it is told, or null; it stands for a webhook subscription that is
///     scoped to it
public record ConnectionResource(
        UUID id, String name, boolean isDefault, @Nullable String webhookUrl, Instant createdAt) {

    /// The connection after one more event, or null once it is deleted.
    ///
    /// @param before null before the first event
    public static @Nullable ConnectionResource after(
            @Nullable ConnectionResource before, ConnectionEvent event, Instant at) {
        return switch (event) {
            case ConnectionCreated e ->
                new ConnectionResource(e.connectionId(), e.name(), e.isDefault(), e.webhookUrl(), at);
            case ConnectionUpdated e -> {
                var connection = created(before);
                yield new ConnectionResource(
                        connection.id, e.name(), connection.isDefault, e.webhookUrl(), connection.createdAt);
            }
            case NumberAttached _, NumberDetached _ -> created(before);
            case ConnectionDeleted _ -> null;
        };
    }

    private static ConnectionResource created(@Nullable ConnectionResource before) {
        return Objects.requireNonNull(before, "a connection changed before it was created or after it was deleted");
    }
}
