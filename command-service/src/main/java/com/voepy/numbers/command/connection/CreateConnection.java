package com.voepy.numbers.command.connection;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a tenant asks when it wants one more connection.
///
/// @param webhookUrl where the sub-customer's system listens, or null
record CreateConnection(
        UUID tenantId, String name, @Nullable String webhookUrl) {}
