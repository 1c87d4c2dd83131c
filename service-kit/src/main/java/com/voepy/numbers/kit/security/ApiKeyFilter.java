package com.voepy.numbers.kit.security;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import com.voepy.numbers.kit.web.IdempotencyKey;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.kit.web.RequestId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who asks: `Authorization: Bearer <api-key>`, on every request. Then the request is counted, before
/// anything is done for it: a key that asks too often is refused whatever it asks.
final class ApiKeyFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    /// Methods that change nothing, for which an `Idempotency-Key` means nothing.
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Credentials credentials;
    private final RateLimits limits;
    private final KeyUses uses;

    ApiKeyFilter(Credentials credentials, RateLimits limits, KeyUses uses) {
        this.credentials = credentials;
        this.limits = limits;
        this.uses = uses;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var key = authenticate(request);
        uses.note(key.id());
        limits.count(key.id(), response);
        if (key.tenantSuspended()) {
            throw ErrorCode.TENANT_SUSPENDED.because("The tenant of this API key is suspended.");
        }
        var context = new RequestContext(
                key.tenantId(),
                key.id().toString(),
                RequestId.of(request),
                READS.contains(request.getMethod()) ? null : IdempotencyKey.of(request),
                key.scopes());
        request.setAttribute(RequestContext.ATTRIBUTE, context);
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(context.actor(), null, authorities(context))));
        chain.doFilter(request, response);
    }

    private ApiKeyRecord authenticate(HttpServletRequest request) {
        return credentials.ofKey(bearerToken(request)).orElseThrow(ApiKeyFilter::refused);
    }

    private static String bearerToken(HttpServletRequest request) {
        var sent = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (sent.size() != 1 || !sent.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw ErrorCode.UNAUTHORIZED.because("Send the header Authorization: Bearer <api-key>, once.");
        }
        return sent.getFirst().substring(SCHEME.length()).strip();
    }

    private static Rejection refused() {
        return ErrorCode.UNAUTHORIZED.because("The API key is unknown, expired or revoked.");
    }

    private static List<GrantedAuthority> authorities(RequestContext context) {
        return context.scopes().stream()
                .<GrantedAuthority>map(scope -> new SimpleGrantedAuthority(scope.wireName()))
                .toList();
    }
}
