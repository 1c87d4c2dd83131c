package com.voepy.numbers.query.reads;

import com.voepy.numbers.kernel.ApiKeyScope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One read of what only auditors may see.
///
/// @param actor id of the API key
/// @param scope that the read needed
/// @param path decoded
/// @param query as it was sent, or null
/// @param status of the answer
/// @param tenantId the tenant that was asked about, or whose what was looked at is; null if there is no such one
/// @param phoneNumber the number that was looked at, if one was
/// @param resourceId the resource or event that was looked at, if one was
record Read(
        String actor,
        ApiKeyScope scope,
        String method,
        String path,
        @Nullable String query,
        String requestId,
        int status,
        @Nullable UUID tenantId,
        @Nullable String phoneNumber,
        @Nullable UUID resourceId) {}
