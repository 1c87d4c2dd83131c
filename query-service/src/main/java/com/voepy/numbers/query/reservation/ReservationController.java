package com.voepy.numbers.query.reservation;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.QueryClock;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.ReservationResource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows reservations as they stand at the moment: one whose time is over is `expired` before any event says so.
@RestController
@RequestMapping("/v1/number-reservations")
@RequiresScope(ApiKeyScope.NUMBERS_READ)
class ReservationController {

    private final ResourceReader reader;
    private final QueryClock clock;

    ReservationController(ResourceReader reader, QueryClock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /// `GET /v1/number-reservations` — newest first.
    @AnswersWith(value = ReservationResource.class, shape = AnswersWith.Shape.PAGE)
    @GetMapping
    Page<ReservationResource> page(
            RequestContext context,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var request = PageRequest.of("number-reservations", limit, cursor);
        var page = reader.page(ReservationProjection.TABLE, context.tenant(), Map.of(), request);
        return Page.of(page.data().stream().map(this::now).toList(), page.meta().nextCursor());
    }

    /// `GET /v1/number-reservations/{id}`
    @AnswersWith(ReservationResource.class)
    @GetMapping("/{id}")
    ResponseEntity<Object> one(RequestContext context, @PathVariable String id) {
        return Answers.one(reader.one(ReservationProjection.TABLE, context.tenant(), Answers.id(id))
                .map(this::now));
    }

    private ReservationResource now(RawJson stored) {
        return WireJson.mapper()
                .readValue(stored.text(), ReservationResource.class)
                .at(clock.now());
    }
}
