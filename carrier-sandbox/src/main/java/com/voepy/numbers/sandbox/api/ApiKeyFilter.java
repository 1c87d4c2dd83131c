package com.voepy.numbers.sandbox.api;

import com.voepy.numbers.sandbox.SandboxProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Names each request, and lets in who carries the one API key, no faster than allowed. Only [HealthController] is
/// open.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiKeyFilter extends OncePerRequestFilter {

    private final byte[] expected;
    private final RateLimit rateLimit;
    private final JsonMapper json;

    ApiKeyFilter(SandboxProperties properties, RateLimit rateLimit, JsonMapper json) {
        this.expected = ("Bearer " + properties.apiKey()).getBytes(StandardCharsets.UTF_8);
        this.rateLimit = rateLimit;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals(HealthController.PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("x-request-id", UUID.randomUUID().toString());
        var given = request.getHeader("Authorization");
        if (given == null || !MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
            refuse(response, TelnyxError.AUTHENTICATION_FAILED.because("No key, or not the right one."));
        } else if (!rateLimit.admits(response)) {
            refuse(response, TelnyxError.TOO_MANY_REQUESTS.because("You have exceeded the allowed requests."));
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        response.setStatus(refusal.error().httpStatus());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(ErrorBody.of(refusal)));
    }
}
