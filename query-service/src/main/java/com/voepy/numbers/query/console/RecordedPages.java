package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.reads.AuditReads;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.SmartView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts on record what auditors read in the console, as everything they read under `/v1/audit/` is: once the answer is
/// ready and before it leaves. What cannot be recorded is not shown.
@Component
class RecordedPages implements HandlerInterceptor, WebMvcConfigurer {

    /// With these nothing is shown that only auditors may see; a read that could not be recorded is not tried again.
    private static final Set<ErrorCode> NO_READS = EnumSet.of(
            ErrorCode.UNAUTHORIZED, ErrorCode.FORBIDDEN, ErrorCode.RATE_LIMITED, ErrorCode.AUDIT_NOT_RECORDED);

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
        if (page != null && isForAuditors(handler)) {
            record(request, statusOf(page, response));
        }
    }

    /// That there is no such page is an answer, too.
    ///
    /// @throws com.voepy.numbers.kit.problem.Rejection `503 audit_not_recorded` if that is not possible
    void recordRefusal(HttpServletRequest request, ErrorCode code) {
        if (!NO_READS.contains(code)
                && isForAuditors(request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE))) {
            record(request, code.httpStatus());
        }
    }

    /// @param status of the answer that is about to leave
    /// @throws com.voepy.numbers.kit.problem.Rejection `503 audit_not_recorded` if that is not possible
    void record(HttpServletRequest request, int status) {
        if (request.getAttribute(RequestContext.ATTRIBUTE) instanceof RequestContext context
                && Viewer.of(context).isAuditor()) {
            reads.record(context.actor(), request, status);
        }
    }

    /// A redirect sets its status only when it is drawn; [HomeController#to] makes them all.
    private static int statusOf(ModelAndView page, HttpServletResponse response) {
        return page.getView() instanceof SmartView view && view.isRedirectView()
                ? HttpStatus.SEE_OTHER.value()
                : response.getStatus();
    }

    private static boolean isForAuditors(@Nullable Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return false;
        }
        var onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequiresAnyScope.class);
        var scopes = onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RequiresAnyScope.class);
        return method.hasMethodAnnotation(Recorded.class)
                || scopes != null && Arrays.asList(scopes.value()).contains(ApiKeyScope.AUDITOR);
    }
}
