package com.voepy.numbers.command.porting;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.FieldError.Code;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What must hold of what a tenant says about a port, beyond its form.
@Component
class PortingRules {

    /// Nobody plans a port for later; more is a slip of the hand.
    private static final int FOC_DAYS_MAX = 365;

    private final PortingDocuments documents;
    private final InstantSource clock;

    PortingRules(PortingDocuments documents, InstantSource clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /// Each document must be the tenant's own.
    void checkDocuments(Checks checks, UUID tenantId, List<UUID> ids) {
        for (var i = 0; i < ids.size(); i++) {
            checks.that(
                    documents.exists(tenantId, ids.get(i)),
                    "documents[%d]".formatted(i),
                    Code.NOT_FOUND,
                    "names no document of yours");
        }
    }

    /// The wished day must be one on which the carriers of the numbers' country work, and not be over.
    void checkFocDate(Checks checks, @Nullable LocalDate day, Collection<E164> numbers) {
        if (day == null) {
            return;
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        checks.that(
                day.isAfter(today) && !day.isAfter(today.plusDays(FOC_DAYS_MAX)),
                "foc_date",
                Code.OUT_OF_RANGE,
                "must lie in the future and within a year");
        var closed = numbers.stream()
                .flatMap(number -> PortedNumber.of(number).stream())
                .map(PortedNumber::countryCode)
                .filter(country -> !BusinessDays.isOne(country, day))
                .collect(Collectors.toSet());
        checks.that(
                closed.isEmpty(), "foc_date", Code.NOT_ALLOWED, "is no business day in " + String.join(", ", closed));
    }
}
