package com.voepy.numbers.command.testing;

import com.voepy.numbers.command.testing.NumberService.Tenant;
import com.voepy.numbers.events.PortingOrderEvent;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.resource.PortingOrderResource;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Ports numbers over HTTP and reads what came of it from the log.
public final class Ports {

    public static final String PATH = "/v1/numbers/porting-orders";

    /// A document that every tenant has, see [ScriptedDocuments].
    public static final UUID LOA = UUID.fromString("d0c00000-0000-4000-8000-000000000001");

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Ports() {}

    /// A number of another carrier that no test has used: Austin, Texas.
    public static E164 foreign() {
        return new E164("+1512478%04d".formatted(NEXT.getAndIncrement()));
    }

    /// A day on which carriers work in the United States, at least three days from now.
    public static LocalDate workday(NumberService service) {
        return LocalDate.ofInstant(service.clock.instant(), ZoneOffset.UTC)
                .plusDays(3)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.WEDNESDAY));
    }

    /// The body of the product's API document.
    public static String body(Collection<E164> numbers, String... more) {
        return """
            {"phone_numbers": [%s], "user_feedback": {"comment": "Moving from CarrierX"}, "documents": ["%s"]%s}""".formatted(
                        numbers.stream().map("\"%s\""::formatted).collect(Collectors.joining(", ")),
                        LOA,
                        String.join("", more));
    }

    public static HttpResponse<String> order(NumberService service, Tenant tenant, String body, String... headers) {
        return service.post(PATH, tenant.key(), body, headers);
    }

    /// Orders the port of the numbers, with a document.
    public static UUID ordered(NumberService service, Tenant tenant, Collection<E164> numbers, String... more) {
        var answer = order(service, tenant, body(numbers, more));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("not ordered: " + answer.body());
        }
        return Orders.orderId(answer);
    }

    public static PortingOrderResource portOf(NumberService service, UUID portingOrderId) {
        PortingOrderResource port = null;
        for (var event : service.stream(Streams.port(portingOrderId))) {
            port = PortingOrderResource.after(port, (PortingOrderEvent) event.event(), event.occurredAt());
        }
        return Objects.requireNonNull(port);
    }
}
