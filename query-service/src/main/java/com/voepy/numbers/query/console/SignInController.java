package com.voepy.numbers.query.console;

import com.voepy.numbers.kit.security.ConsoleSessions;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The way in and out.
@Controller
class SignInController {

    private static final String PAGE = "console/sign-in";

    /// A path of the console as a browser sends it, with its query.
    private static final Pattern INSIDE =
            Pattern.compile("/console(?:[/?](?:[A-Za-z0-9/?&=+._~:,-]|%[0-9A-Fa-f]{2})*+)?");

    private final ConsoleSessions sessions;

    SignInController(ConsoleSessions sessions) {
        this.sessions = sessions;
    }

    /// `GET /console/sign-in`
    @GetMapping(ConsoleSessions.SIGN_IN)
    String page(Model model, @RequestParam(required = false) @Nullable String next) {
        model.addAttribute("next", inside(next));
        model.addAttribute("refused", false);
        return PAGE;
    }

    /// `POST /console/sign-in` — begins a session with an API key.
    @PostMapping(ConsoleSessions.SIGN_IN)
    Object signIn(
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(required = false, defaultValue = "") String key,
            @RequestParam(required = false) @Nullable String next) {
        if (sessions.signIn(key, request, response)) {
            return goTo(inside(next));
        }
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        model.addAttribute("next", inside(next));
        model.addAttribute("refused", true);
        return PAGE;
    }

    /// `POST /console/sign-out`
    @RequiresAnyScope
    @PostMapping("/console/sign-out")
    ResponseEntity<Void> signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.signOut(request, response);
        return goTo(ConsoleSessions.SIGN_IN);
    }

    private static ResponseEntity<Void> goTo(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }

    /// Nobody is led out of the console by a link to the page for signing in.
    private static String inside(@Nullable String next) {
        return next != null
                        && next.length() <= ConsoleSessions.NEXT_CHARS_MAX
                        && INSIDE.matcher(next).matches()
                ? next
                : ConsoleSessions.CONSOLE;
    }
}
