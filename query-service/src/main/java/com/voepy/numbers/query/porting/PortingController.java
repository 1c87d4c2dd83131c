package com.voepy.numbers.query.porting;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.CustomerReference;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.PortingStatus;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.AnswersWith.Shape;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Diff;
import com.voepy.numbers.query.view.HistoryEntry;
import com.voepy.numbers.query.view.Life;
import com.voepy.numbers.query.view.OldestFirst;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.PastReader;
import com.voepy.numbers.query.view.QueryValues;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.query.view.ResourceReader.Among;
import com.voepy.numbers.query.view.TakesPeriod;
import com.voepy.numbers.resource.PortingCommentResource;
import com.voepy.numbers.resource.PortingOrderResource;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/numbers/porting-orders")
@RequiresScope(ApiKeyScope.NUMBERS_READ)
class PortingController {

    private final ResourceReader reader;
    private final PastReader past;
    private final PortingOrderProjection orders;

    PortingController(ResourceReader reader, PastReader past, PortingOrderProjection orders) {
        this.reader = reader;
        this.past = past;
        this.orders = orders;
    }

    /// `GET /v1/numbers/porting-orders` — newest first.
    ///
    /// @param query `status`, `phone_number`, `customer_reference`; all that are given must fit
    @AnswersWith(value = PortingOrderResource.class, shape = Shape.PAGE)
    @Takes(name = "status", as = PortingStatus.class, says = "Only orders that stand there")
    @Takes(name = "phone_number", as = E164.class, says = "Only orders of this number")
    @Takes(name = "customer_reference", max = CustomerReference.CHARS_MAX, says = "Only orders with this reference")
    @GetMapping
    Page<RawJson> page(RequestContext context, @RequestParam Map<String, String> query) {
        var checks = new Checks();
        Map<String, @Nullable Object> filters = new HashMap<>();
        var status = checks.optionalOneOf("status", query.get("status"), PortingStatus.class);
        var number = QueryValues.e164(checks, "phone_number", query.get("phone_number"));
        filters.put("status", status == null ? null : status.wireName());
        filters.put("phone_numbers", number == null ? null : new Among(number));
        filters.put(
                "customer_reference",
                checks.optionalText(
                        "customer_reference", query.get("customer_reference"), CustomerReference.CHARS_MAX));
        var page = PageRequest.of(checks, "porting-orders", filters, query.get("limit"), query.get("cursor"));
        checks.orThrow();
        return reader.page(PortingOrderProjection.TABLE, context.tenant(), filters, page);
    }

    /// `GET /v1/numbers/porting-orders/{id}`
    ///
    /// @param asOf shows the order as it stood then; 404 if it had not been made
    @AnswersWith(PortingOrderResource.class)
    @GetMapping("/{id}")
    ResponseEntity<Object> one(
            RequestContext context,
            @PathVariable String id,
            @Takes(as = Instant.class, says = "Shows it as it stood then")
                    @RequestParam(name = "as_of", required = false)
                    @Nullable
                    String asOf) {
        return Answers.one(past.one(life(context, id), QueryValues.asOf(asOf)));
    }

    /// `GET /v1/numbers/porting-orders/{id}/diff` — what differs between the order at one instant and at another, and
    /// what happened in between, oldest first.
    @AnswersWith(Diff.class)
    @TakesPeriod
    @GetMapping("/{id}/diff")
    ResponseEntity<Object> diff(
            RequestContext context, @PathVariable String id, @RequestParam Map<String, String> query) {
        return Answers.one(past.diff(life(context, id), query));
    }

    /// `GET /v1/numbers/porting-orders/{id}/events` — what happened to the order, oldest first, and what each event
    /// changed.
    @AnswersWith(value = HistoryEntry.class, shape = Shape.PAGE)
    @GetMapping("/{id}/events")
    Page<RawJson> events(
            RequestContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var life = life(context, id);
        var checks = new Checks();
        var page = OldestFirst.of(checks, "porting-order-events", Map.of("id", life.id()), limit, cursor);
        checks.orThrow();
        return past.history(life, page);
    }

    /// `GET /v1/numbers/porting-orders/{id}/comments` — newest first.
    @AnswersWith(value = PortingCommentResource.class, shape = Shape.PAGE)
    @GetMapping("/{id}/comments")
    Page<RawJson> comments(
            RequestContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var order = order(context, id);
        var checks = new Checks();
        var filters = Map.of("porting_order_id", order);
        var page = PageRequest.of(checks, "porting-comments", filters, limit, cursor);
        checks.orThrow();
        return reader.page(PortingCommentProjection.TABLE, context.tenant(), filters, page);
    }

    /// `GET /v1/numbers/porting-orders/{id}/comments/{commentId}`
    @AnswersWith(PortingCommentResource.class)
    @GetMapping("/{id}/comments/{commentId}")
    ResponseEntity<Object> comment(RequestContext context, @PathVariable String id, @PathVariable String commentId) {
        order(context, id);
        return Answers.one(reader.one(PortingCommentProjection.TABLE, context.tenant(), Answers.id(commentId)));
    }

    private Life<PortingOrderResource> life(RequestContext context, String id) {
        var order = Answers.id(id);
        return new Life<>(orders, Streams.port(order), context.tenant(), order);
    }

    private UUID order(RequestContext context, String id) {
        var order = Answers.id(id);
        if (reader.one(PortingOrderProjection.TABLE, context.tenant(), order).isEmpty()) {
            throw Answers.notFound();
        }
        return order;
    }
}
