package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.PortingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A port on the board.
///
/// @param age how long it has stood where it stands, or how far its day is, in words; empty once it is over
/// @param stuck whether that is too long
/// @param problems what the tenant has to mend: in the carrier's words for the tenant, and as codes for others
record PortCard(String id, PortingStatus status, String numbers, String age, boolean stuck, List<String> problems) {

    /// Carriers acknowledge within a business day.
    private static final Duration SUBMITTED_MAX = Duration.ofDays(2);

    /// A losing carrier answers within some business days; after a week somebody should call it.
    private static final Duration IN_PROCESS_MAX = Duration.ofDays(7);

    /// What a tenant does not mend in that time it has forgotten.
    private static final Duration EXCEPTION_MAX = Duration.ofDays(3);

    /// After the hour that was agreed on.
    private static final Duration OVERDUE_MAX = Duration.ofDays(1);

    private static final int NUMBERS_SHOWN_MAX = 2;

    PortCard {
        problems = List.copyOf(problems);
    }

    /// @param withWords whether the viewer may read what the carrier says, which may speak of people
    static PortCard of(JsonNode port, Instant now, boolean withWords) {
        var status = PortingStatus.valueOf(port.path("status").asString().toUpperCase(Locale.ROOT));
        var age = Duration.between(since(port, status), now);
        return new PortCard(
                port.path("id").asString(),
                status,
                numbers(port.path("phone_numbers")),
                words(status, age),
                isTooLong(status, age),
                port.path("exceptions")
                        .valueStream()
                        .map(problem -> problem.path(
                                        withWords && problem.path("message").isString() ? "message" : "code")
                                .asString())
                        .toList());
    }

    /// When it came to stand where it stands, as far as the order itself tells.
    private static Instant since(JsonNode port, PortingStatus status) {
        var at = switch (status) {
            case DRAFT -> port.path("created_at");
            case SUBMITTED, IN_PROCESS -> port.path("submitted_at");
            case EXCEPTION ->
                port.path("exceptions").path(port.path("exceptions").size() - 1).path("at");
            case FOC_CONFIRMED -> port.path("foc_at");
            case PORTED -> port.path("ported_at");
            case CANCELLED -> port.path("cancelled_at");
        };
        return Instant.parse(
                at.isString() ? at.asString() : port.path("created_at").asString());
    }

    /// A port that is confirmed waits for its day.
    private static String words(PortingStatus status, Duration age) {
        return switch (status) {
            case DRAFT, SUBMITTED, IN_PROCESS, EXCEPTION -> "for " + Words.age(age);
            case FOC_CONFIRMED ->
                age.isNegative() ? "in " + Words.age(age.negated()) : "due " + Words.age(age) + " ago";
            case PORTED, CANCELLED -> "";
        };
    }

    private static boolean isTooLong(PortingStatus status, Duration age) {
        var max = max(status);
        return max != null && age.compareTo(max) > 0;
    }

    private static @Nullable Duration max(PortingStatus status) {
        return switch (status) {
            case SUBMITTED -> SUBMITTED_MAX;
            case IN_PROCESS -> IN_PROCESS_MAX;
            case EXCEPTION -> EXCEPTION_MAX;
            case FOC_CONFIRMED -> OVERDUE_MAX;
            case DRAFT, PORTED, CANCELLED -> null;
        };
    }

    private static String numbers(JsonNode lines) {
        var shown = lines.valueStream()
                .limit(NUMBERS_SHOWN_MAX)
                .map(line -> line.path("phone_number").asString())
                .toList();
        var more = lines.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and %d more".formatted(more) : "");
    }
}
