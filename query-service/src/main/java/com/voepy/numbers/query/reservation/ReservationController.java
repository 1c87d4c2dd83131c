package com.voepy.numbers.query.reservation;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.QueryValues;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.ReservationResource;
import java.time.InstantSource;
import java.util.HashMap;
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
    private final InstantSource clock;

    ReservationController(ResourceReader reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /// `GET /v1/number-reservations` — newest first.
    ///
    /// @param customerReference only reservations that bear it
    @AnswersWith(value = ReservationResource.class, shape = AnswersWith.Shape.PAGE)
    @GetMapping
    Page<ReservationResource> page(
            RequestContext context,
            @Takes(says = "only reservations with exactly this reference")
                    @RequestParam(name = "customer_reference", required = false)
                    @Nullable
                    String customerReference,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var checks = new Checks();
        var filters = new HashMap<String, @Nullable Object>();
        filters.put("customer_reference", QueryValues.customerReference(checks, customerReference));
        var request = PageRequest.of(checks, "number-reservations", filters, limit, cursor);
        checks.orThrow();
        var page = reader.page(ReservationProjection.TABLE, context.tenant(), filters, request);
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
                .at(clock.instant());
    }
}
