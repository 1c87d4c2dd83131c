package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.security.ConsoleSession;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is around every page: where else there is to go, and in which colours.
///
/// @param theme `light` or `dark` where somebody chose, else empty: as the system has it
/// @param formToken what every form carries; empty before signing in
/// @param links pages that this viewer may see
record Frame(Assets assets, String theme, String formToken, String who, List<Link> links) {

    static final String THEME_COOKIE = "numbers_console_theme";

    private static final List<String> THEMES = List.of("light", "dark");

    /// @param current whether it is the page that is shown
    record Link(String href, String text, boolean current) {}

    Frame {
        links = List.copyOf(links);
    }

    static Frame of(
            Assets assets,
            @Nullable ConsoleSession session,
            @Nullable Viewer viewer,
            @Nullable String theme,
            String path) {
        return new Frame(
                assets,
                theme != null && THEMES.contains(theme) ? theme : "",
                session == null ? "" : session.formToken(),
                viewer == null ? "" : who(viewer),
                viewer == null ? List.of() : links(viewer, path));
    }

    static @Nullable String themeOf(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(THEME_COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }

    public boolean signedIn() {
        return !formToken.isEmpty();
    }

    private static String who(Viewer viewer) {
        if (viewer.tenantId() != null) {
            return "Tenant";
        }
        return viewer.isAuditor() ? viewer.isOperator() ? "Operator, auditor" : "Auditor" : "Operator";
    }

    private static List<Link> links(Viewer viewer, String path) {
        var links = new ArrayList<Link>();
        links.add(new Link("/console", "Search", path.equals("/console")));
        add(links, viewer, path, "/console/events", "Events", ApiKeyScope.EVENTS_READ, ApiKeyScope.AUDITOR);
        add(links, viewer, path, "/console/balance", "Balance", ApiKeyScope.BALANCE_READ, ApiKeyScope.AUDITOR);
        add(links, viewer, path, "/console/ports", "Ports", ApiKeyScope.NUMBERS_READ, ApiKeyScope.AUDITOR);
        add(links, viewer, path, "/console/deliveries", "Webhooks", ApiKeyScope.WEBHOOKS_READ, ApiKeyScope.AUDITOR);
        add(links, viewer, path, "/console/evidence", "Evidence", ApiKeyScope.AUDITOR);
        add(links, viewer, path, "/console/tenants", "Tenants", ApiKeyScope.OPERATOR, ApiKeyScope.AUDITOR);
        add(links, viewer, path, "/console/operations", "Operations", ApiKeyScope.OPERATOR);
        return links;
    }

    private static void add(
            List<Link> links, Viewer viewer, String path, String href, String text, ApiKeyScope... any) {
        if (viewer.may(any)) {
            links.add(new Link(href, text, path.equals(href) || path.startsWith(href + "/")));
        }
    }
}
