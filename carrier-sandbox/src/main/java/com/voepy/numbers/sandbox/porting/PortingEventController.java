package com.voepy.numbers.sandbox.porting;

import static com.voepy.numbers.sandbox.api.TelnyxError.NOT_FOUND;

import com.voepy.numbers.sandbox.api.One;
import com.voepy.numbers.sandbox.api.Paged;
import com.voepy.numbers.sandbox.api.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/v2/porting/events")
class PortingEventController {

    private static final Set<String> FILTERS =
            Set.of("filter[type]", "filter[porting_order_id]", "filter[created_at][gte]", "filter[created_at][lte]");

    private final PortingEvents events;

    PortingEventController(PortingEvents events) {
        this.events = events;
    }

    /// `GET /v2/porting/events` — newest first.
    @GetMapping
    Paged<ObjectNode> page(HttpServletRequest request) {
        var query = Query.paged(request, FILTERS);
        var page = events.page(query, query.page());
        return new Paged<>(
                page.data().stream().map(PortingEvents.PortingEvent::shown).toList(), page.meta());
    }

    /// `GET /v2/porting/events/{id}`.
    @GetMapping("/{id}")
    One<ObjectNode> one(@PathVariable UUID id) {
        return new One<>(find(id).shown());
    }

    /// `POST /v2/porting/events/{id}/republish` — the same webhook again, also when it was lost.
    @PostMapping("/{id}/republish")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void republish(@PathVariable UUID id) {
        events.tellAgain(find(id));
    }

    private PortingEvents.PortingEvent find(UUID id) {
        return events.find(id).orElseThrow(() -> NOT_FOUND.because("There is no porting event " + id + "."));
    }
}
