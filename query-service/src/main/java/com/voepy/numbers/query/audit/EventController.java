package com.voepy.numbers.query.audit;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.AnswersWith.Shape;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.RawJson;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/events")
@RequiresScope(ApiKeyScope.EVENTS_READ)
class EventController {

    private final EventSearch search;
    private final EventJson json;

    EventController(EventSearch search, EventJson json) {
        this.search = search;
        this.json = json;
    }

    /// `GET /v1/events` — everything that happened to the tenant and to what is its own, oldest first.
    ///
    /// @param query the filters; all that are given must fit
    @AnswersWith(value = EventResource.class, shape = Shape.PAGE)
    @TakesEventFilters
    @GetMapping
    Page<RawJson> page(RequestContext context, @RequestParam Map<String, String> query) {
        var checks = new Checks();
        var filter = EventFilter.of(checks, context.tenant(), query);
        var page = filter.page(checks, "events", query);
        checks.orThrow();
        var found = search.page(filter, page);
        return new Page<>(json.forOwner(found.data()), found.meta());
    }

    /// `GET /v1/events/{id}`
    @AnswersWith(EventResource.class)
    @GetMapping("/{id}")
    ResponseEntity<Object> one(RequestContext context, @PathVariable String id) {
        return Answers.one(search.one(context.tenant(), Answers.id(id))
                .map(event -> json.forOwner(List.of(event)).getFirst()));
    }
}
