package com.voepy.numbers.query.order;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Diff;
import com.voepy.numbers.query.view.Life;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.PastReader;
import com.voepy.numbers.query.view.QueryValues;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.query.view.TakesPeriod;
import com.voepy.numbers.resource.NumberOrderResource;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/number-orders")
@RequiresScope(ApiKeyScope.NUMBERS_READ)
class NumberOrderController {

    private final ResourceReader reader;
    private final PastReader past;
    private final NumberOrderProjection orders;

    NumberOrderController(ResourceReader reader, PastReader past, NumberOrderProjection orders) {
        this.reader = reader;
        this.past = past;
        this.orders = orders;
    }

    /// `GET /v1/number-orders` — newest first.
    ///
    /// @param customerReference only orders that bear it
    @AnswersWith(value = NumberOrderResource.class, shape = AnswersWith.Shape.PAGE)
    @GetMapping
    Page<RawJson> page(
            RequestContext context,
            @Takes(says = "only orders with exactly this reference")
                    @RequestParam(name = "customer_reference", required = false)
                    @Nullable
                    String customerReference,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var checks = new Checks();
        var filters = new HashMap<String, @Nullable Object>();
        filters.put("customer_reference", QueryValues.customerReference(checks, customerReference));
        var page = PageRequest.of(checks, "number-orders", filters, limit, cursor);
        checks.orThrow();
        return reader.page(NumberOrderProjection.TABLE, context.tenant(), filters, page);
    }

    /// `GET /v1/number-orders/{id}`
    ///
    /// @param asOf shows the order as it stood then; 404 if it had not been placed
    @AnswersWith(NumberOrderResource.class)
    @GetMapping("/{id}")
    ResponseEntity<Object> one(
            RequestContext context,
            @PathVariable String id,
            @Takes(as = Instant.class, says = "Shows it as it stood then")
                    @RequestParam(name = "as_of", required = false)
                    @Nullable
                    String asOf) {
        return Answers.one(past.one(order(context, id), QueryValues.asOf(asOf)));
    }

    /// `GET /v1/number-orders/{id}/diff` — what differs between the order at one instant and at another, and
    /// what happened in between, oldest first.
    @AnswersWith(Diff.class)
    @TakesPeriod
    @GetMapping("/{id}/diff")
    ResponseEntity<Object> diff(
            RequestContext context, @PathVariable String id, @RequestParam Map<String, String> query) {
        return Answers.one(past.diff(order(context, id), query));
    }

    private Life<NumberOrderResource> order(RequestContext context, String id) {
        var order = Answers.id(id);
        return new Life<>(orders, Streams.order(order), context.tenant(), order);
    }
}
