package com.voepy.numbers.query.reads;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.problem.Rejection;
import com.voepy.numbers.kit.web.RequestContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Holds back every answer under `/v1/audit/` until the read is recorded, whichever controller gives it. Whoever lacks
/// the scope is shown nothing, and that is no read.
final class RecordedReads extends OncePerRequestFilter {

    /// A test holds every endpoint of auditors to it.
    static final String PATHS = "/v1/audit/*";

    /// What a controller says of an answer that then must not leave.
    private static final List<String> OF_THE_ANSWER =
            List.of(HttpHeaders.ETAG, HttpHeaders.CONTENT_DISPOSITION, HttpHeaders.CACHE_CONTROL);

    private final AuditReads reads;

    private RecordedReads(AuditReads reads) {
        this.reads = reads;
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {

        /// After the filter that knows whose key it is.
        @Bean
        FilterRegistrationBean<RecordedReads> recordedReads(AuditReads reads) {
            var registration = new FilterRegistrationBean<>(new RecordedReads(reads));
            registration.addUrlPatterns(PATHS);
            return registration;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var held = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, held);
        if (request.getAttribute(RequestContext.ATTRIBUTE) instanceof RequestContext context
                && context.scopes().contains(ApiKeyScope.AUDITOR)) {
            record(context, request, held);
        }
        held.copyBodyToResponse();
    }

    private void record(RequestContext context, HttpServletRequest request, HttpServletResponse response) {
        try {
            reads.record(context.actor(), request, response.getStatus());
        } catch (Rejection e) {
            OF_THE_ANSWER.forEach(header -> response.setHeader(header, null));
            throw e;
        }
    }
}
