package com.voepy.numbers.query.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Tells browsers to load from here and nowhere else, and to run nothing that is written into a page: what tenants
/// write is shown here.
@Component
class ConsoleHeaders implements HandlerInterceptor, WebMvcConfigurer {

    private static final String FROM_HERE_ONLY =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none';" + " form-action 'self'; object-src 'none'";

    /// First of all, so that refusals bear them as well.
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/console", "/console/**").order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader("Content-Security-Policy", FROM_HERE_ONLY);
        // A form's Origin is kept with it; to others it tells nothing.
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        return true;
    }
}
