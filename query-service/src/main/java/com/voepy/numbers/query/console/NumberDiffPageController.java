package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.FieldError.Code;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.number.NumberDiffs;
import com.voepy.numbers.query.view.Answers;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// A number at two moments that somebody chose: what differs, and what happened in between.
@Controller
@RequiresAnyScope({ApiKeyScope.NUMBERS_READ, ApiKeyScope.AUDITOR})
class NumberDiffPageController {

    private static final String UTC = "Z";

    private final NumberDiffs diffs;

    NumberDiffPageController(NumberDiffs diffs) {
        this.diffs = diffs;
    }

    /// `GET /console/numbers/{e164}/diff` — the earlier of the two is where it begins, in whichever order they come.
    ///
    /// @param from as a browser's field for times gives it, in UTC, or as the API writes it
    /// @param to likewise
    @GetMapping("/console/numbers/{e164}/diff")
    String page(
            RequestContext context,
            Model model,
            @PathVariable String e164,
            @RequestParam String from,
            @RequestParam String to) {
        var viewer = Viewer.of(context);
        if (!E164.isE164(e164)) {
            throw Answers.notFound();
        }
        var number = new E164(e164);
        var checks = new Checks();
        var one = instant(checks, "from", from);
        var other = instant(checks, "to", to);
        checks.orThrow();
        var earlier = one.isBefore(other) ? one : other;
        var later = one.isBefore(other) ? other : one;
        var compared = diffs.between(viewer.sight(), number, earlier, later).orElseThrow(Answers::notFound);
        model.addAttribute("number", number.value());
        model.addAttribute("from", field(earlier));
        model.addAttribute("to", field(later));
        model.addAttribute("fromWords", Words.time(earlier));
        model.addAttribute("toWords", Words.time(later));
        model.addAttribute("mayReadEvents", viewer.may(ApiKeyScope.EVENTS_READ, ApiKeyScope.AUDITOR));
        model.addAttribute(
                "comparison",
                Comparison.of(
                        compared.json(),
                        "%s/diff?from=%s&to=%s"
                                .formatted(
                                        NumberState.api(viewer, number, compared.tenure()),
                                        WireJson.timestamp(earlier),
                                        WireJson.timestamp(later))));
        return "console/number-diff";
    }

    /// As a browser's field for times wants it.
    static String field(Instant at) {
        return WireJson.timestamp(at).replace(UTC, "");
    }

    private static Instant instant(Checks checks, String name, String text) {
        try {
            return (text.endsWith(UTC)
                            ? Instant.parse(text)
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC))
                    .truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException _) {
            checks.that(false, name, Code.INVALID_FORMAT, "must be a time, for example 2030-01-01T12:00:00.000Z");
            return Instant.EPOCH;
        }
    }
}
