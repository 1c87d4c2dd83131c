package com.voepy.numbers.kit.security;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.web.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets a request pass to an endpoint only if its key has the scope the endpoint names.
final class ScopeInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var required = handler instanceof HandlerMethod method ? scopeOf(method) : null;
        if (required == null) {
            return true;
        }
        if (!(request.getAttribute(RequestContext.ATTRIBUTE) instanceof RequestContext context)) {
            throw ErrorCode.UNAUTHORIZED.because("This endpoint needs an API key.");
        }
        if (!context.scopes().contains(required.value())) {
            throw ErrorCode.FORBIDDEN
                    .because("The API key lacks the scope %s."
                            .formatted(required.value().wireName()))
                    .with("required_scope", required.value().wireName());
        }
        return true;
    }

    static @Nullable RequiresScope scopeOf(HandlerMethod method) {
        var onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequiresScope.class);
        return onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RequiresScope.class);
    }
}
