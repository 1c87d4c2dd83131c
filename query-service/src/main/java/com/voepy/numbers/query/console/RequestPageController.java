package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.audit.Chains;
import com.voepy.numbers.query.audit.EventsShown;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.webhook.Tellings.Told;
import java.util.List;
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

    private final Chains chains;
    private final EventsShown events;

    /// What is one tenant's: clients choose request ids, so that two may use the same one.
    ///
    /// @param tenantId null for the platform
    /// @param first what it began with says who asked for what
    /// @param isCut whether calls or deliveries are left out
    record Part(
            @Nullable UUID tenantId,
            EventMetadata first,
            String began,
            List<Chain.Link> chain,
            Sum sum,
            boolean isCut) {}

    RequestPageController(Chains chains, EventsShown events) {
        this.chains = chains;
        this.events = events;
    }

    /// `GET /console/request` — of all that has this `X-Request-Id`.
    @GetMapping("/console/request")
    String page(
            RequestContext context,
            Model model,
            @RequestParam String id,
            @RequestParam(required = false) @Nullable String cursor) {
        var viewer = Viewer.of(context);
        var checks = new Checks();
        var page = Chains.page(checks, "console-request", id, viewer.sight(), cursor);
        checks.orThrow();
        var found = chains.parts(viewer.sight(), id, page);
        if (found.isEmpty()) {
            throw Answers.notFound();
        }
        var parts = found.stream().map(part -> part(viewer, part)).toList();
        var next = found.getFirst().nextCursor();
        model.addAttribute("id", id);
        model.addAttribute("parts", parts);
        model.addAttribute("next", next);
        model.addAttribute(
                "cut", cut(next != null || !page.isFirst(), parts.stream().anyMatch(Part::isCut)));
        model.addAttribute("auditor", viewer.isAuditor());
        return "console/request";
    }

    private Part part(Viewer viewer, Chains.Part part) {
        var told = viewer.may(ApiKeyScope.WEBHOOKS_READ) || viewer.isAuditor() ? chains.told(part) : Told.NOTHING;
        var chain = Chain.of(events.shown(viewer.sight(), part.all()), told.tellings());
        return new Part(
                part.tenantId(),
                part.first().metadata(),
                Words.time(part.first().occurredAt()),
                chain,
                Sum.of(chain.stream().map(Chain.Link::entry).toList()),
                part.areCallsCut() || told.areMore());
    }

    private static @Nullable String cut(boolean isPageOfMore, boolean isCut) {
        if (isPageOfMore) {
            return "More than %,d events carry this id. %,d are shown at once, and only they are summed up."
                    .formatted(Chains.EVENTS_MAX, Chains.EVENTS_MAX);
        }
        return isCut ? "Not all calls to the carrier, or deliveries that tell of it, are shown here." : null;
    }
}
