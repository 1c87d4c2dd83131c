package com.voepy.numbers.query.console;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import com.voepy.numbers.kit.security.ConsoleSession;
import com.voepy.numbers.kit.web.Refusals;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.kit.web.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/// What every page has in common, and how the console says no: as a page, in the words of the API's refusals.
@ControllerAdvice(basePackageClasses = ConsoleAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConsoleAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleAdvice.class);

    private final Assets assets;
    private final RecordedPages pages;

    ConsoleAdvice(Assets assets, RecordedPages pages) {
        this.assets = assets;
        this.pages = pages;
    }

    @ModelAttribute
    void frame(
            Model model,
            HttpServletRequest request,
            @CookieValue(name = Frame.THEME_COOKIE, required = false) @Nullable String theme) {
        model.addAttribute("frame", frame(request, theme));
    }

    @ExceptionHandler
    ModelAndView refusal(Exception thrown, HttpServletRequest request, HttpServletResponse response) {
        var refusal = Refusals.of(thrown);
        if (refusal.code() == ErrorCode.INTERNAL_ERROR && !(thrown instanceof Rejection)) {
            LOG.error(
                    "{} {} failed, request {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    RequestId.of(request),
                    thrown);
        }
        return page(recorded(refusal, request), request, response);
    }

    /// The refusal, or, if it cannot be put on record, that one.
    private Rejection recorded(Rejection refusal, HttpServletRequest request) {
        try {
            pages.recordRefusal(request, refusal.code());
            return refusal;
        } catch (Rejection notRecorded) {
            return notRecorded;
        }
    }

    private ModelAndView page(Rejection refusal, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(refusal.code().httpStatus());
        if (refusal.retryAfterSeconds() > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(refusal.retryAfterSeconds()));
        }
        return new ModelAndView("console/refusal")
                .addObject("frame", frame(request, Frame.themeOf(request)))
                .addObject("refusal", refusal)
                .addObject("requestId", RequestId.of(request));
    }

    private Frame frame(HttpServletRequest request, @Nullable String theme) {
        var session = request.getAttribute(ConsoleSession.ATTRIBUTE) instanceof ConsoleSession found ? found : null;
        var viewer = request.getAttribute(RequestContext.ATTRIBUTE) instanceof RequestContext context
                ? Viewer.of(context)
                : null;
        return Frame.of(assets, session, viewer, theme, request.getRequestURI());
    }
}
