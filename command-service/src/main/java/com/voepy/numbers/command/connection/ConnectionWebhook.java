package com.voepy.numbers.command.connection;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the `webhook_url` of a connection stands for. Connections know no more of webhooks than this; each call becomes
/// part of the unit of work it is made in.
public interface ConnectionWebhook {

    /// Has everything that belongs to the connection told to this address from now on.
    ///
    /// @param url null for nobody any more
    void tell(UUID tenantId, UUID connectionId, @Nullable String url);
}
