package com.voepy.numbers.query.number;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.NumberStatus;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.contract.AnswersWith;
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
import com.voepy.numbers.query.view.TakesPeriod;
import com.voepy.numbers.resource.PhoneNumberResource;
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
@RequestMapping("/v1/numbers")
@RequiresScope(ApiKeyScope.NUMBERS_READ)
class PhoneNumberController {

    private final ResourceReader reader;
    private final PastReader past;
    private final PhoneNumberProjection numbers;

    PhoneNumberController(ResourceReader reader, PastReader past, PhoneNumberProjection numbers) {
        this.reader = reader;
        this.past = past;
        this.numbers = numbers;
    }

    /// `GET /v1/numbers` — the tenant's tenures, newest first.
    ///
    /// @param query `status`, `number_type`, `connection_id`, `country_code`, `phone_number`, `customer_reference`;
    ///     all that are given must fit
    @AnswersWith(value = PhoneNumberResource.class, shape = AnswersWith.Shape.PAGE)
    @Takes(name = "status", as = NumberStatus.class, says = "only numbers of this status")
    @Takes(name = "number_type", says = "only numbers of this type")
    @Takes(name = "connection_id", says = "only the numbers of this connection")
    @Takes(name = "country_code", says = "only numbers of this country, in any case")
    @Takes(name = "phone_number", says = "only the tenures of this number")
    @Takes(name = "customer_reference", says = "only numbers with exactly this reference")
    @GetMapping
    Page<RawJson> page(RequestContext context, @RequestParam Map<String, String> query) {
        var checks = new Checks();
        var filters = filters(checks, query);
        var page = PageRequest.of(checks, "numbers", filters, query.get("limit"), query.get("cursor"));
        checks.orThrow();
        return reader.page(PhoneNumberProjection.TABLE, context.tenant(), filters, page);
    }

    /// `GET /v1/numbers/{id}`
    ///
    /// @param asOf shows the number as it stood then; 404 if the tenure had not begun
    @AnswersWith(PhoneNumberResource.class)
    @GetMapping("/{id}")
    ResponseEntity<Object> one(
            RequestContext context,
            @PathVariable String id,
            @RequestParam(name = "as_of", required = false) @Nullable String asOf) {
        return Answers.one(past.one(number(context, id), QueryValues.asOf(asOf)));
    }

    /// `GET /v1/numbers/{id}/history` — what happened to the number in this tenure, oldest first, and what each event
    /// changed.
    @AnswersWith(value = HistoryEntry.class, shape = AnswersWith.Shape.PAGE)
    @GetMapping("/{id}/history")
    Page<RawJson> history(
            RequestContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var number = number(context, id);
        var checks = new Checks();
        var page = OldestFirst.of(checks, "number-history", Map.of("id", number.id()), limit, cursor);
        checks.orThrow();
        return past.history(number, page);
    }

    /// `GET /v1/numbers/{id}/diff` — what differs between the number at one instant of the tenure and at another, and
    /// what happened in between, oldest first.
    @AnswersWith(Diff.class)
    @TakesPeriod
    @GetMapping("/{id}/diff")
    ResponseEntity<Object> diff(
            RequestContext context, @PathVariable String id, @RequestParam Map<String, String> query) {
        return Answers.one(past.diff(number(context, id), query));
    }

    private static Map<String, @Nullable Object> filters(Checks checks, Map<String, String> query) {
        Map<String, @Nullable Object> filters = new HashMap<>();
        var status = checks.optionalOneOf("status", query.get("status"), NumberStatus.class);
        var type = checks.optionalOneOf("number_type", query.get("number_type"), NumberType.class);
        filters.put("status", status == null ? null : status.wireName());
        filters.put("number_type", type == null ? null : type.wireName());
        filters.put("connection_id", checks.optionalUuid("connection_id", query.get("connection_id")));
        filters.put("country_code", QueryValues.countryCode(checks, query.get("country_code")));
        filters.put("e164", QueryValues.e164(checks, "phone_number", query.get("phone_number")));
        filters.put("customer_reference", QueryValues.customerReference(checks, query.get("customer_reference")));
        return filters;
    }

    private Life<PhoneNumberResource> number(RequestContext context, String text) {
        var id = Answers.id(text);
        try {
            var number = NumberId.of(id);
            return new Life<>(numbers, Streams.number(number.e164()), context.tenant(), number.uuid());
        } catch (IllegalArgumentException _) {
            throw Answers.notFound();
        }
    }
}
