package com.voepy.numbers.command.dispatch;

import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.web.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// What a client asked, as far as everything that comes of it has to say so.
public final class Asked {

    private Asked() {}

    /// Metadata of whatever the request causes. Only on the thread that answers it.
    public static EventMetadata by(RequestContext context) {
        return new EventMetadata(
                context.tenantId(),
                context.actor(),
                context.requestId(),
                context.idempotencyKey(),
                context.requestId(),
                context.requestId(),
                path(),
                null);
    }

    /// Method and path of the request that this thread answers.
    static String path() {
        return request().getMethod() + " " + request().getRequestURI();
    }

    static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
