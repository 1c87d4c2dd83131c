package com.voepy.numbers.kit.web;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.problem.ErrorCode;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who asks, and under which ids: what every command's metadata is made of.
///
/// A controller method of `/v1/` takes it as an argument; the authentication filter has made it by then.
///
/// @param tenantId null for operators and auditors, who belong to none
/// @param actor the id of the API key
/// @param requestId the client's `X-Request-Id`, or the server's own
/// @param idempotencyKey the `Idempotency-Key` header without its quotes, or null when not sent
/// @param scopes what the key may do
public record RequestContext(
        @Nullable UUID tenantId,
        String actor,
        String requestId,
        @Nullable String idempotencyKey,
        Set<ApiKeyScope> scopes) {

    /// The request attribute that holds it.
    public static final String ATTRIBUTE = RequestContext.class.getName();

    public RequestContext {
        scopes = Set.copyOf(scopes);
    }

    /// The tenant that asks.
    ///
    /// @throws com.voepy.numbers.kit.problem.Rejection `403 forbidden` for a key that belongs to no tenant
    public UUID tenant() {
        if (tenantId == null) {
            throw ErrorCode.FORBIDDEN.because("This endpoint needs the API key of a tenant.");
        }
        return tenantId;
    }

    /// The same request with a key, for the one GET that costs money: the filter reads none where nothing changes.
    public RequestContext withIdempotencyKey(@Nullable String key) {
        return new RequestContext(tenantId, actor, requestId, key, scopes);
    }

    /// The same request as if it had sent no key, for endpoints that change nothing.
    public RequestContext withoutIdempotencyKey() {
        return new RequestContext(tenantId, actor, requestId, null, scopes);
    }
}
