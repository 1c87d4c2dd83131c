package com.voepy.numbers.command.document;

import static com.voepy.numbers.kit.problem.ErrorCode.SERVICE_UNAVAILABLE;

import com.voepy.numbers.kit.web.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Lets few uploads in at once, before the first byte of their bodies is read: each is held in memory as a whole.
@Component
class UploadTurns implements HandlerInterceptor, WebMvcConfigurer {

    private static final int UPLOADS_AT_ONCE_MAX = 4;
    private static final long TURN_WAIT_SECONDS_MAX = 10;
    private static final String TURN = UploadTurns.class.getName();

    private final Semaphore turns = new Semaphore(UPLOADS_AT_ONCE_MAX, true);

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(Uploads.PATH);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        if (!turns.tryAcquire(TURN_WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
            throw SERVICE_UNAVAILABLE
                    .because("Too many uploads come at the same time.")
                    .retryAfter(1);
        }
        request.setAttribute(TURN, true);
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception thrown) {
        if (request.getAttribute(TURN) != null) {
            request.removeAttribute(TURN);
            turns.release();
        }
    }
}
