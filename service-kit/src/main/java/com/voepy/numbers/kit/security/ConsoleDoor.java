package com.voepy.numbers.kit.security;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.kit.web.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets nobody into the console without a session. The key behind it is looked up and counted at every request, as the
/// API does, so that a key that was revoked is outside within a second.
final class ConsoleDoor implements HandlerInterceptor {

    /// What is open to everybody: a way in, and what that page is drawn with.
    static final String[] OPEN = {ConsoleSessions.SIGN_IN, "/console/assets/**"};

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final ConsoleSessions sessions;
    private final RateLimits limits;
    private final KeyUses uses;

    ConsoleDoor(ConsoleSessions sessions, RateLimits limits, KeyUses uses) {
        this.sessions = sessions;
        this.limits = limits;
        this.uses = uses;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var session = sessions.of(request).orElse(null);
        var key = session == null ? null : sessions.keyOf(session).orElse(null);
        if (session == null || key == null) {
            showTheWayIn(request, response);
            return false;
        }
        // Also what an error page is drawn with.
        request.setAttribute(ConsoleSession.ATTRIBUTE, session);
        request.setAttribute(
                RequestContext.ATTRIBUTE,
                new RequestContext(key.tenantId(), key.id().toString(), RequestId.of(request), null, key.scopes()));
        uses.note(key.id());
        limits.count(key.id(), response);
        if (key.tenantSuspended()) {
            throw ErrorCode.TENANT_SUSPENDED.because("The tenant of this API key is suspended.");
        }
        if (!READS.contains(request.getMethod())) {
            ConsoleSessions.requireOwnForm(session, request);
        }
        return true;
    }

    private static void showTheWayIn(HttpServletRequest request, HttpServletResponse response) {
        var signIn = ConsoleSessions.SIGN_IN;
        if (request.getHeader("HX-Request") != null) {
            // A redirect would put the page for signing in into the middle of the page that asks.
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", signIn);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
                HttpHeaders.LOCATION,
                READS.contains(request.getMethod())
                        ? signIn + "?next=" + URLEncoder.encode(wanted(request), StandardCharsets.UTF_8)
                        : signIn);
    }

    /// What is too long to be carried in a header is asked for anew.
    private static String wanted(HttpServletRequest request) {
        var query = request.getQueryString();
        var path = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
        return path.length() <= ConsoleSessions.NEXT_CHARS_MAX ? path : ConsoleSessions.CONSOLE;
    }
}
