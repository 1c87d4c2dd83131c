package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.audit.EventsShown;
import com.voepy.numbers.query.audit.EventsShown.Shown;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.webhook.Tellings;
import com.voepy.numbers.query.webhook.Tellings.Telling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A request: what it set off, each thing under what caused it, what was told of it, and what it cost.
@Controller
@RequiresAnyScope({ApiKeyScope.EVENTS_READ, ApiKeyScope.AUDITOR})
class RequestPageController {

    /// A request for 50 numbers makes some hundred.
    private static final int EVENTS_MAX = 2_000;

    private final EventsShown events;
    private final Tellings tellings;

    RequestPageController(EventsShown events, Tellings tellings) {
        this.events = events;
        this.tellings = tellings;
    }

    /// `GET /console/request` — of all that has this `X-Request-Id`.
    @GetMapping("/console/request")
    String page(RequestContext context, Model model, @RequestParam String id) {
        var viewer = Viewer.of(context);
        var found = events.first(viewer.sight(), Map.of("request_id", id), EVENTS_MAX);
        if (found.isEmpty()) {
            throw Answers.notFound();
        }
        var chain = Chain.of(found, told(viewer, found));
        var first = found.getFirst().shown();
        model.addAttribute("id", id);
        model.addAttribute("first", first);
        model.addAttribute("began", Words.time(first.occurredAt()));
        model.addAttribute("chain", chain);
        model.addAttribute("sum", Sum.of(chain.stream().map(Chain.Link::entry).toList()));
        model.addAttribute("auditor", viewer.isAuditor());
        return "console/request";
    }

    /// What the tenants of these events were told of them.
    private List<Telling> told(Viewer viewer, List<Shown> events) {
        if (!viewer.may(ApiKeyScope.WEBHOOKS_READ) && !viewer.isAuditor()) {
            return List.of();
        }
        Map<UUID, List<LoggedEvent>> byTenant = new LinkedHashMap<>();
        for (var event : events) {
            var tenantId = event.shown().tenantId();
            if (tenantId != null) {
                byTenant.computeIfAbsent(tenantId, _ -> new ArrayList<>()).add(event.logged());
            }
        }
        return byTenant.entrySet().stream()
                .flatMap(one -> tellings.of(one.getKey(), one.getValue()).stream())
                .toList();
    }
}
