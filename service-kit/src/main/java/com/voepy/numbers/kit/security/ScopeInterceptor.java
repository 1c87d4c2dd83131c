package com.voepy.numbers.kit.security;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.web.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets a request pass to an endpoint only if its key has the scope the endpoint names, and to a page of the console
/// only if it has one of those that the page names.
final class ScopeInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        var any = anyScopeOf(method);
        if (any != null) {
            requireAny(request, any.value());
        }
        var required = scopeOf(method);
        if (required == null) {
            return true;
        }
        if (!(request.getAttribute(RequestContext.ATTRIBUTE) instanceof RequestContext context)) {
            throw ErrorCode.UNAUTHORIZED.because("This endpoint needs an API key.");
        }
        if (!context.scopes().contains(required.value())
                && Arrays.stream(required.or()).noneMatch(context.scopes()::contains)) {
            throw ErrorCode.FORBIDDEN
                    .because("The API key lacks the scope %s."
                            .formatted(required.value().wireName()))
                    .with("required_scope", required.value().wireName());
        }
        return true;
    }

    private static void requireAny(HttpServletRequest request, ApiKeyScope[] scopes) {
        if (!(request.getAttribute(RequestContext.ATTRIBUTE) instanceof RequestContext context)) {
            throw ErrorCode.UNAUTHORIZED.because("This page needs a session.");
        }
        if (scopes.length > 0 && Arrays.stream(scopes).noneMatch(context.scopes()::contains)) {
            throw ErrorCode.FORBIDDEN.because("This page needs an API key with the scope %s."
                    .formatted(Arrays.stream(scopes).map(ApiKeyScope::wireName).collect(Collectors.joining(" or "))));
        }
    }

    static @Nullable RequiresScope scopeOf(HandlerMethod method) {
        return annotation(method, RequiresScope.class);
    }

    static @Nullable RequiresAnyScope anyScopeOf(HandlerMethod method) {
        return annotation(method, RequiresAnyScope.class);
    }

    private static <A extends Annotation> @Nullable A annotation(HandlerMethod method, Class<A> type) {
        var onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), type);
        return onMethod != null ? onMethod : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), type);
    }
}
