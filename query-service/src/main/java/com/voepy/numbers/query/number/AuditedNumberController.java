package com.voepy.numbers.query.number;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.AnswersWith.Shape;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.OldestFirst;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.Period;
import com.voepy.numbers.query.view.QueryValues;
import com.voepy.numbers.query.view.TakesPeriod;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Numbers as auditors see them: whoever had them.
@RestController
@RequestMapping("/v1/audit/numbers")
@RequiresScope(ApiKeyScope.AUDITOR)
class AuditedNumberController {

    private final NumbersOnRecord record;

    AuditedNumberController(NumbersOnRecord record) {
        this.record = record;
    }

    /// `GET /v1/audit/numbers/{e164}` — who has the number, or had it last.
    ///
    /// @param asOf shows the number as it stood then; 404 if nothing had happened to it
    @AnswersWith(NumberOnRecord.class)
    @GetMapping("/{e164}")
    ResponseEntity<Object> one(
            @PathVariable String e164,
            @Takes(as = Instant.class, says = "Shows the number as it stood then")
                    @RequestParam(name = "as_of", required = false)
                    @Nullable
                    String asOf) {
        var number = number(e164);
        return Answers.one(record.at(number, QueryValues.asOf(asOf)));
    }

    /// `GET /v1/audit/numbers/{e164}/history` — everything that happened to the number, whoever had it, oldest first.
    @AnswersWith(value = NumbersOnRecord.Entry.class, shape = Shape.PAGE)
    @GetMapping("/{e164}/history")
    Page<NumbersOnRecord.Entry> history(
            @PathVariable String e164,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var number = number(e164);
        var checks = new Checks();
        var page = OldestFirst.of(checks, "audit-number-history", Map.of("e164", number), limit, cursor);
        checks.orThrow();
        var entries = record.history(number, page);
        if (entries.data().isEmpty()) {
            throw Answers.notFound();
        }
        return entries;
    }

    /// `GET /v1/audit/numbers/{e164}/diff` — what differs between the number at one instant and at another, whoever
    /// had it, and what happened in between, oldest first.
    @AnswersWith(NumbersOnRecord.Diff.class)
    @TakesPeriod
    @GetMapping("/{e164}/diff")
    ResponseEntity<Object> diff(@PathVariable String e164, @RequestParam Map<String, String> query) {
        var number = number(e164);
        var checks = new Checks();
        var period = Period.of(checks, query);
        var page = period.page(checks, number.value(), query);
        checks.orThrow();
        return Answers.one(record.diff(number, period, page));
    }

    private static E164 number(String text) {
        if (!E164.isE164(text)) {
            throw Answers.notFound();
        }
        return new E164(text);
    }
}
