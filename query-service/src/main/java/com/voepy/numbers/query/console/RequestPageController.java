package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.audit.Chains;
import com.voepy.numbers.query.audit.EventResource;
import com.voepy.numbers.query.audit.EventsShown;
import com.voepy.numbers.query.audit.EventsShown.Shown;
import com.voepy.numbers.query.audit.Party;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.webhook.Tellings;
import com.voepy.numbers.query.webhook.Tellings.Told;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A request: what it set off, each thing under what caused it, what was told of it, and what it cost.
@Controller
@RequiresAnyScope({ApiKeyScope.EVENTS_READ, ApiKeyScope.AUDITOR})
class RequestPageController {

    /// As many as the API shows at once.
    private static final int EVENTS_MAX = Chains.EVENTS_MAX;

    private final EventsShown events;
    private final Tellings tellings;

    /// What is one tenant's: clients choose request ids, so that two may use the same one.
    ///
    /// @param tenantId null for the platform
    /// @param first what it began with
    /// @param isToldCut whether not all that was told of it is shown
    record Part(
            @Nullable UUID tenantId,
            EventResource first,
            String began,
            List<Chain.Link> chain,
            Sum sum,
            boolean isToldCut) {}

    RequestPageController(EventsShown events, Tellings tellings) {
        this.events = events;
        this.tellings = tellings;
    }

    /// `GET /console/request` — of all that has this `X-Request-Id`.
    @GetMapping("/console/request")
    String page(RequestContext context, Model model, @RequestParam String id) {
        var viewer = Viewer.of(context);
        // One more tells whether there are more.
        var found = events.first(viewer.sight(), Map.of("request_id", id), EVENTS_MAX + 1);
        if (found.isEmpty()) {
            throw Answers.notFound();
        }
        var shown = found.stream().limit(EVENTS_MAX).toList();
        model.addAttribute("id", id);
        var parts = Party.each(shown, Shown::logged).entrySet().stream()
                .map(one -> part(viewer, one.getKey().tenantId(), one.getValue()))
                .toList();
        model.addAttribute("parts", parts);
        model.addAttribute("cut", cut(found.size() > EVENTS_MAX, parts.stream().anyMatch(Part::isToldCut)));
        model.addAttribute("auditor", viewer.isAuditor());
        return "console/request";
    }

    private Part part(Viewer viewer, @Nullable UUID tenantId, List<Shown> events) {
        var told = told(viewer, tenantId, events);
        var chain = Chain.of(events, told.tellings());
        var first = events.getFirst().shown();
        return new Part(
                tenantId,
                first,
                Words.time(first.occurredAt()),
                chain,
                Sum.of(chain.stream().map(Chain.Link::entry).toList()),
                told.areMore());
    }

    private static @Nullable String cut(boolean areEventsCut, boolean isToldCut) {
        if (areEventsCut) {
            return "More than %,d events carry this id. The first %,d are shown here, and only they are summed up."
                    .formatted(EVENTS_MAX, EVENTS_MAX);
        }
        return isToldCut ? "Not all deliveries that tell of it are shown here." : null;
    }

    /// What the tenant was told of these events.
    private Told told(Viewer viewer, @Nullable UUID tenantId, List<Shown> events) {
        return tenantId != null && (viewer.may(ApiKeyScope.WEBHOOKS_READ) || viewer.isAuditor())
                ? tellings.of(tenantId, events.stream().map(Shown::logged).toList())
                : Told.NOTHING;
    }
}
