package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.reads.AuditReads;
import com.voepy.numbers.query.reads.Read;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts on record what auditors read in the console, as everything they read under `/v1/audit/` is: once the answer is
/// ready and before it leaves. What cannot be recorded is not shown.
@Component
class RecordedPages implements HandlerInterceptor, WebMvcConfigurer {

    private static final String SEARCH = "/console/search";

    private final AuditReads reads;

    RecordedPages(AuditReads reads) {
        this.reads = reads;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/console/**");
    }

    /// Before the page is drawn. What is no page is recorded by whoever answers.
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && handler instanceof HandlerMethod method && isForAuditors(method, request)) {
            record(request, response.getStatus());
        }
    }

    /// @param status of the answer that is about to leave
    /// @throws com.voepy.numbers.kit.problem.Rejection `503 audit_not_recorded` if that is not possible
    void record(HttpServletRequest request, int status) {
        if (request.getAttribute(RequestContext.ATTRIBUTE) instanceof RequestContext context
                && Viewer.of(context).isAuditor()) {
            reads.record(Read.of(context.actor(), request, status));
        }
    }

    private static boolean isForAuditors(HandlerMethod method, HttpServletRequest request) {
        var onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequiresAnyScope.class);
        var scopes = onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RequiresAnyScope.class);
        return request.getRequestURI().equals(SEARCH)
                || scopes != null && Arrays.asList(scopes.value()).contains(ApiKeyScope.AUDITOR);
    }
}
