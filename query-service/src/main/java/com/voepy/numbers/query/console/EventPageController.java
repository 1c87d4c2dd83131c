package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.audit.EventsShown;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Change;
import com.voepy.numbers.query.view.Consequences;
import com.voepy.numbers.query.view.Consequences.Consequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The log: found by what events name, and one event with what it changed.
@Controller
@RequestMapping("/console/events")
@RequiresAnyScope({ApiKeyScope.EVENTS_READ, ApiKeyScope.AUDITOR})
class EventPageController {

    private static final List<String> FILTERS = List.of(
            "phone_number",
            "request_id",
            "idempotency_key",
            "resource_id",
            "type",
            "actor",
            "amount_cents",
            "tenant_id",
            "from",
            "to");

    private final EventsShown events;
    private final Consequences consequences;

    /// What one event changed of one resource.
    record Diff(String resource, List<Line> lines) {

        record Line(String name, String from, String to) {}

        static Diff of(Consequence consequence) {
            return new Diff(
                    consequence.resource().replace('_', ' '),
                    consequence.changes().entrySet().stream().map(Diff::line).toList());
        }

        private static Line line(Map.Entry<String, Change> change) {
            var name = change.getKey();
            return new Line(
                    Words.ofMember(name),
                    Words.ofValue(name, change.getValue().from()),
                    Words.ofValue(name, change.getValue().to()));
        }
    }

    EventPageController(EventsShown events, Consequences consequences) {
        this.events = events;
        this.consequences = consequences;
    }

    /// `GET /console/events` — the events that fit, oldest first.
    @GetMapping
    String list(RequestContext context, Model model, @RequestParam Map<String, String> query) {
        var viewer = Viewer.of(context);
        var given = FormFields.filled(query);
        var page = events.page(viewer.sight(), given);
        var filters = new LinkedHashMap<String, String>();
        FILTERS.forEach(name -> filters.put(name, given.getOrDefault(name, "")));
        model.addAttribute("entries", page.data().stream().map(Entry::of).toList());
        model.addAttribute("filters", filters);
        model.addAttribute("narrowed", filters.values().stream().anyMatch(value -> !value.isEmpty()));
        model.addAttribute("next", page.meta().nextCursor());
        model.addAttribute("viewer", viewer);
        return "console/events";
    }

    /// `GET /console/events/{id}`
    @GetMapping("/{id}")
    String one(RequestContext context, Model model, @PathVariable String id) {
        var viewer = Viewer.of(context);
        var event = events.one(viewer.sight(), Answers.id(id)).orElseThrow(Answers::notFound);
        model.addAttribute("event", event.shown());
        model.addAttribute("entry", Entry.of(event));
        model.addAttribute("happened", Words.time(event.shown().occurredAt()));
        model.addAttribute(
                "diffs", consequences.of(event.logged()).stream().map(Diff::of).toList());
        model.addAttribute("links", Links.of(event, viewer));
        model.addAttribute("json", Words.pretty(events.text(viewer.sight(), event)));
        return "console/event";
    }
}
