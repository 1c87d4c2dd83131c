package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.PortingStatus;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.porting.PortingOrderProjection;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.view.ResourceReader;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/// Ports: a board by where they stand, with those that have stood there for too long, and one with its life.
@Controller
@RequiresAnyScope({ApiKeyScope.NUMBERS_READ, ApiKeyScope.AUDITOR})
class PortPageController {

    /// The latest ones.
    private static final PageRequest NEWEST = new PageRequest("console-ports", PageRequest.LIMIT_MAX, Long.MAX_VALUE);

    private static final int OPEN_MAX = 250;

    private static final List<String> OPEN = Arrays.stream(PortingStatus.values())
            .filter(status -> !status.isFinal())
            .map(PortingStatus::wireName)
            .toList();

    private final ResourceReader resources;
    private final Timeline timeline;
    private final InstantSource clock;

    /// Those that stand at the same place.
    record Column(String title, List<PortCard> cards) {}

    PortPageController(ResourceReader resources, Timeline timeline, InstantSource clock) {
        this.resources = resources;
        this.timeline = timeline;
        this.clock = clock;
    }

    /// `GET /console/ports`
    ///
    /// @param tenant whose, for auditors; everybody's if it is left out
    @GetMapping("/console/ports")
    String board(
            RequestContext context,
            Model model,
            @RequestParam(name = "tenant_id", required = false) @Nullable String tenant) {
        var viewer = Viewer.of(context);
        var whose = viewer.tenant(tenant).orElse(null);
        var page = whose == null
                ? resources.page(PortingOrderProjection.TABLE, NEWEST)
                : resources.page(PortingOrderProjection.TABLE, whose, Map.of(), NEWEST);
        // Those that are stuck have been there for long: they are not among the latest.
        var open = resources.oldest(PortingOrderProjection.TABLE, whose, "status", OPEN, OPEN_MAX + 1);
        var now = clock.instant();
        Map<String, PortCard> byId = new LinkedHashMap<>();
        Stream.concat(open.stream().limit(OPEN_MAX), page.data().stream())
                .map(port -> PortCard.of(json(port), now, viewer.sight() != null))
                .forEach(card -> byId.putIfAbsent(card.id(), card));
        var cards = List.copyOf(byId.values());
        model.addAttribute(
                "columns",
                Arrays.stream(PortingStatus.values())
                        .map(status -> new Column(
                                Words.ofMember(status.wireName()),
                                cards.stream()
                                        .filter(card -> card.status() == status)
                                        .toList()))
                        .toList());
        model.addAttribute("count", cards.size());
        model.addAttribute("extent", extent(page.meta().nextCursor() != null, open.size() > OPEN_MAX));
        var stuck = cards.stream().filter(PortCard::stuck).count();
        model.addAttribute("stuck", stuck);
        model.addAttribute("stuckWords", stuckWords(stuck, open.size() > OPEN_MAX));
        model.addAttribute("tenant", whose);
        return "console/ports";
    }

    /// `GET /console/ports/{id}`
    @GetMapping("/console/ports/{id}")
    String one(RequestContext context, Model model, @PathVariable String id) {
        var viewer = Viewer.of(context);
        var portId = Answers.id(id);
        var tenant = viewer.sight();
        var found = tenant == null
                ? resources.one(PortingOrderProjection.TABLE, portId)
                : resources.one(PortingOrderProjection.TABLE, tenant, portId);
        var port = found.orElseThrow(Answers::notFound);
        var json = json(port);
        model.addAttribute("id", portId);
        model.addAttribute("card", PortCard.of(json, clock.instant(), tenant != null));
        // Nothing here is personal: an auditor sees it too.
        var facts = Fact.of(
                port,
                "status",
                "customer_reference",
                "foc_date",
                "foc_at",
                "created_at",
                "submitted_at",
                "cancel_requested_at",
                "ported_at",
                "cancelled_at");
        // The carrier's words may be.
        var refusal = tenant == null ? List.<Fact>of() : Fact.of(port, "cancel_refusal");
        model.addAttribute(
                "facts", Stream.concat(facts.stream(), refusal.stream()).toList());
        model.addAttribute(
                "lines",
                json.path("phone_numbers")
                        .valueStream()
                        .map(line -> new Fact(
                                line.path("phone_number").asString(),
                                Words.ofMember(line.path("status").asString()),
                                "/console/numbers/" + line.path("phone_number").asString()))
                        .toList());
        model.addAttribute(
                "axis", viewer.may(ApiKeyScope.EVENTS_READ, ApiKeyScope.AUDITOR) ? timeline.of(viewer, portId) : null);
        return "console/port";
    }

    private static String extent(boolean areMore, boolean areMoreOpen) {
        if (areMoreOpen) {
            return "shown: the %d oldest that are open, and the latest %d".formatted(OPEN_MAX, PageRequest.LIMIT_MAX);
        }
        return areMore ? "shown: all that are open, and the latest %d".formatted(PageRequest.LIMIT_MAX) : "in all";
    }

    private static String stuckWords(long stuck, boolean areMoreOpen) {
        if (areMoreOpen) {
            return stuck == 0 ? "none of these stuck" : "at least %d stuck".formatted(stuck);
        }
        return stuck == 0 ? "none stuck" : "%d stuck".formatted(stuck);
    }

    private static JsonNode json(RawJson port) {
        return WireJson.mapper().readTree(port.text());
    }
}
