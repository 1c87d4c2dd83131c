package com.voepy.numbers.query.console;

import com.voepy.numbers.events.BalanceEvent;
import com.voepy.numbers.events.CarrierCallEvent.CarrierCalled;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.audit.EventsShown.Shown;
import com.voepy.numbers.resource.TransactionResource;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Something that happened, as one line of a page.
///
/// @param number that it is about, where the page is not that number's own; or null
/// @param detail what else is worth a line
/// @param cents money that moved, US cents, negative for a debit; null where none did
/// @param actor who did it, or null where nobody is named
record Entry(
        Kind kind,
        String title,
        @Nullable String number,
        String detail,
        @Nullable Long cents,
        Instant at,
        String href,
        @Nullable String actor,
        @Nullable String requestId,
        long position) {

    /// Shown elsewhere on the line or on the page.
    private static final Set<String> KNOWN = Set.of(
            "e164",
            "tenant_id",
            "number_id",
            "order_id",
            "porting_order_id",
            "amount_cents",
            "balance_after_cents",
            "capabilities",
            "lines",
            "phone_numbers",
            "settings",
            "document_ids",
            "body",
            "version");

    private static final Pattern QUERY = Pattern.compile("\\?.*");

    private static final int DETAILS_MAX = 4;

    static Entry of(Shown event) {
        var shown = event.shown();
        return new Entry(
                Kind.of(event.logged().event()),
                title(event),
                shown.data().path("e164").isString() ? shown.data().path("e164").asString() : null,
                event.logged().event() instanceof CarrierCalled call ? detail(call) : detail(shown.data()),
                cents(event),
                shown.occurredAt(),
                "/console/events/" + shown.id(),
                shown.actor(),
                shown.requestId(),
                shown.position());
    }

    Entry onItsNumbersPage() {
        return new Entry(kind, title, null, detail, cents, at, href, actor, requestId, position);
    }

    public String date() {
        return Words.date(at);
    }

    public String clock() {
        return Words.clock(at);
    }

    /// As the API writes it; such texts sort as the times do.
    public String time() {
        return WireJson.timestamp(at);
    }

    /// Whether the platform did it by itself.
    public boolean isAutomatic() {
        return actor != null && actor.startsWith("system:");
    }

    public @Nullable String amount() {
        return cents == null ? null : Words.movement(cents);
    }

    private static @Nullable Long cents(Shown event) {
        if (!(event.logged().event() instanceof BalanceEvent moved)) {
            return null;
        }
        var line = TransactionResource.of(
                moved, event.logged().sequence(), event.logged().occurredAt());
        return line == null ? null : line.amountCents();
    }

    /// A call to the carrier is told by what was called.
    private static String title(Shown event) {
        return event.logged().event() instanceof CarrierCalled call
                ? "%s %s".formatted(call.method(), QUERY.matcher(call.path()).replaceFirst(""))
                : Words.ofType(event.shown().type());
    }

    private static String detail(CarrierCalled call) {
        return "%s%s · %,d ms"
                .formatted(
                        call.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        call.status() == null ? "" : " " + call.status(),
                        call.durationMs());
    }

    /// The plain members, in their order; ids say nothing to people.
    private static String detail(JsonNode data) {
        return data.propertyStream()
                .filter(member -> !KNOWN.contains(member.getKey())
                        && member.getValue().isValueNode()
                        && !member.getValue().isNull()
                        && !member.getKey().endsWith("_id"))
                .limit(DETAILS_MAX)
                .map(member -> "%s %s"
                        .formatted(Words.ofMember(member.getKey()), Words.ofValue(member.getKey(), member.getValue())))
                .collect(Collectors.joining(" · "));
    }
}
