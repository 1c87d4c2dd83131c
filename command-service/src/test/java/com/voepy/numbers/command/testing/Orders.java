package com.voepy.numbers.command.testing;

import com.voepy.numbers.command.carrier.CarrierOrder.State;
import com.voepy.numbers.command.testing.NumberService.Tenant;
import com.voepy.numbers.events.BalanceEvent;
import com.voepy.numbers.events.NumberOrderEvent;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.resource.BalanceResource;
import com.voepy.numbers.resource.NumberOrderResource;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// Orders numbers over HTTP and reads what came of it from the log.
public final class Orders {

    private Orders() {}

    /// The body of an order or a reservation: US local numbers.
    public static String body(Collection<E164> numbers) {
        return "{\"phone_numbers\": [%s], \"country_code\": \"US\", \"number_type\": \"local\"}"
                .formatted(list(numbers));
    }

    /// The body of a reservation.
    public static String reservation(Collection<E164> numbers) {
        return "{\"phone_numbers\": [%s]}".formatted(list(numbers));
    }

    public static HttpResponse<String> order(
            NumberService service, Tenant tenant, Collection<E164> numbers, String... headers) {
        return service.post("/v1/numbers/order", tenant.key(), body(numbers), headers);
    }

    /// Orders the numbers and takes the order from `Location`.
    public static UUID placed(NumberService service, Tenant tenant, Collection<E164> numbers) {
        var answer = order(service, tenant, numbers);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("not ordered: " + answer.body());
        }
        return orderId(answer);
    }

    /// Orders a number, and has the carrier confirm it.
    ///
    /// @return the id of the tenure
    public static UUID active(NumberService service, Tenant tenant) {
        return active(service, tenant, service.fresh());
    }

    /// As [#active(NumberService, Tenant)], for a certain number.
    public static UUID active(NumberService service, Tenant tenant, E164 number) {
        service.carrier.onOrder((reference, numbers) -> {
            var taken = service.carrier.take(reference, numbers);
            service.carrier.settle(reference, State.SUCCESS, number);
            return taken;
        });
        var answer = order(service, tenant, List.of(number));
        var order = orderId(answer).toString();
        service.run("fulfil-order", order, null);
        service.run("fulfil-order", order, null);
        return UUID.fromString(NumberService.json(answer).path(0).path("id").asString());
    }

    public static UUID orderId(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location").orElseThrow();
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    public static NumberOrderResource orderOf(NumberService service, UUID orderId) {
        NumberOrderResource order = null;
        for (var event : service.stream(Streams.order(orderId))) {
            order = NumberOrderResource.after(order, (NumberOrderEvent) event.event(), event.occurredAt());
        }
        return Objects.requireNonNull(order);
    }

    public static long balanceCents(NumberService service, Tenant tenant) {
        BalanceResource balance = null;
        for (var event : service.stream(Streams.balance(tenant.id()))) {
            balance = BalanceResource.after(balance, (BalanceEvent) event.event(), event.occurredAt());
        }
        return Objects.requireNonNull(balance).balanceCents();
    }

    private static String list(Collection<E164> numbers) {
        return numbers.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
    }
}
