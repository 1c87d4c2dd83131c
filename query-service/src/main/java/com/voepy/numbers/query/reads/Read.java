package com.voepy.numbers.query.reads;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.web.RequestId;
import com.voepy.numbers.query.view.QueryValues;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One read of what only auditors may see.
///
/// @param actor id of the API key
/// @param scope that the read needed
/// @param path decoded
/// @param query as it was sent, or null
/// @param status of the answer
/// @param tenantId the tenant that was asked about, if one was
/// @param phoneNumber the number that was asked about, if one was
public record Read(
        String actor,
        ApiKeyScope scope,
        String method,
        String path,
        @Nullable String query,
        String requestId,
        int status,
        @Nullable UUID tenantId,
        @Nullable String phoneNumber) {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /// What a request of an auditor reads.
    ///
    /// @param actor id of the API key
    /// @param status of the answer that is about to leave
    public static Read of(String actor, HttpServletRequest request, int status) {
        return new Read(
                actor,
                ApiKeyScope.AUDITOR,
                request.getMethod(),
                request.getServletPath(),
                request.getQueryString(),
                RequestId.of(request),
                status,
                tenantIn(request).orElse(null),
                numberIn(request).orElse(null));
    }

    private static Optional<UUID> tenantIn(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("tenant_id"))
                .filter(id -> ID.matcher(id).matches())
                .map(UUID::fromString);
    }

    private static Optional<String> numberIn(HttpServletRequest request) {
        var segments = Arrays.stream(request.getServletPath().split("/"));
        return Stream.concat(Stream.ofNullable(request.getParameter("phone_number")), segments)
                .map(QueryValues::plusRestored)
                .filter(E164::isE164)
                .findFirst();
    }
}
