package com.voepy.numbers.query.number;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.view.Life;
import com.voepy.numbers.query.view.OldestFirst;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.PastReader;
import com.voepy.numbers.query.view.Period;
import com.voepy.numbers.query.view.RawJson;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What became of a number, by its digits, between two instants: what `/diff` answers, to a tenant of the tenure that
/// it had last by the later one, to an auditor of the number's record.
@Component
public class NumberDiffs {

    private final NumberCourses courses;
    private final PastReader past;
    private final PhoneNumberProjection numbers;
    private final NumbersOnRecord record;

    /// @param tenure that is compared; null for an auditor
    /// @param json with as many events as a page may have
    public record Compared(@Nullable UUID tenure, RawJson json) {}

    NumberDiffs(NumberCourses courses, PastReader past, PhoneNumberProjection numbers, NumbersOnRecord record) {
        this.courses = courses;
        this.past = past;
        this.numbers = numbers;
        this.record = record;
    }

    /// @param tenantId the tenant that asks, or null for an auditor
    /// @param to not before the other
    /// @return empty if there was nothing by the later instant that may be seen
    public Optional<Compared> between(@Nullable UUID tenantId, E164 e164, Instant from, Instant to) {
        if (tenantId == null) {
            var page = new OldestFirst("diff", PageRequest.LIMIT_MAX, -1);
            return record.diff(e164, new Period(from, to), page)
                    .map(diff ->
                            new Compared(null, new RawJson(WireJson.mapper().writeValueAsString(diff))));
        }
        var query = Map.of(
                "from", WireJson.timestamp(from),
                "to", WireJson.timestamp(to),
                "limit", Integer.toString(PageRequest.LIMIT_MAX));
        return courses.tenure(tenantId, e164, to)
                .flatMap(tenure -> past.diff(new Life<>(numbers, Streams.number(e164), tenantId, tenure), query)
                        .map(json -> new Compared(tenure, json)));
    }
}
