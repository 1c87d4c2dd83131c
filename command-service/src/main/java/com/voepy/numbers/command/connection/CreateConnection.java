package com.voepy.numbers.command.connection;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a tenant asks when it wants one more connection.
///
/// @param webhookUrl an address that its owner keeps with it, or null
record CreateConnection(
        UUID tenantId, String name, @Nullable String webhookUrl) {}
