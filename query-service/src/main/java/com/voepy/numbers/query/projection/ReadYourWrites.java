package com.voepy.numbers.query.projection;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Lets no read answer with less than what was in the log when it arrived, whichever node wrote it.
///
/// It notes the end of the log and waits, parked, until the read models have passed it; what takes longer than [#MAX]
/// is answered with 503, because a wrong answer is worse than none. Endpoints that ask the write side are left alone.
@Component
class ReadYourWrites implements HandlerInterceptor, WebMvcConfigurer {

    /// Source: the product's consistency rule, at most one second.
    private static final Duration MAX = Duration.ofSeconds(1);

    private static final int RETRY_AFTER_SECONDS = 1;
    private static final String QUERY_SERVICE = "com.voepy.numbers.query.";

    private final LogHead head;
    private final AppliedPosition applied;

    ReadYourWrites(LogHead head, AppliedPosition applied) {
        this.head = head;
        this.applied = applied;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/v1/**", "/console", "/console/**")
                // The page that says how far behind the read models are is needed most when they are.
                .excludePathPatterns("/console/sign-in", "/console/assets/**", "/console/operations/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        if (readsTheReadModel(handler) && !upToDate()) {
            throw behind();
        }
        return true;
    }

    private boolean upToDate() throws InterruptedException {
        var deadline = System.nanoTime() + MAX.toNanos();
        var wanted = head.read(MAX);
        return wanted.isPresent()
                && applied.await(wanted.getAsLong(), Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }

    private static boolean readsTheReadModel(Object handler) {
        return handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(QUERY_SERVICE);
    }

    private static Rejection behind() {
        return ErrorCode.READ_MODEL_BEHIND
                .because("The read model has not caught up with the writes answered before this request.")
                .retryAfter(RETRY_AFTER_SECONDS);
    }
}
