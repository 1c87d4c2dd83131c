package com.voepy.numbers.command.order;

import static com.voepy.numbers.command.testing.NumberService.ACTIVATION_CENTS;
import static com.voepy.numbers.command.testing.NumberService.json;
import static com.voepy.numbers.command.testing.Orders.balanceCents;
import static com.voepy.numbers.command.testing.Orders.body;
import static com.voepy.numbers.command.testing.Orders.order;
import static com.voepy.numbers.command.testing.Orders.orderId;
import static com.voepy.numbers.command.testing.Orders.orderOf;
import static com.voepy.numbers.command.testing.Orders.placed;
import static com.voepy.numbers.command.testing.Orders.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.carrier.OrderAnswer;
import com.voepy.numbers.command.carrier.Refusal;
import com.voepy.numbers.command.testing.AtOnce;
import com.voepy.numbers.command.testing.NumberService;
import com.voepy.numbers.command.testing.NumberService.Tenant;
import com.voepy.numbers.command.testing.WithNumberService;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.PhoneNumberEvent.NumberOrdered;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Price;
import com.voepy.numbers.kernel.Streams;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Orders over real HTTP, alone and in crowds.
@ExtendWith(WithNumberService.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OrderHttpTest {

    final NumberService service;

    OrderHttpTest(NumberService service) {
        this.service = service;
    }

    @Test
    void an_order_answers_its_pending_numbers_in_the_order_of_the_request_and_debits_them() {
        var tenant = service.tenant(1_000);
        var numbers = service.fresh(3).reversed();

        var answer = order(service, tenant, numbers);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).startsWith("/v1/number-orders/"));
        assertThat(json(answer).values())
                .extracting(number -> number.path("e164").asString())
                .containsExactlyElementsOf(numbers.stream().map(E164::value).toList());
        assertThat(json(answer).values()).allSatisfy(number -> {
            assertThat(number.path("status").asString()).isEqualTo("pending");
            assertThat(number.path("activation_price_cents_customer").asLong()).isEqualTo(ACTIVATION_CENTS);
            assertThat(number.path("monthly_price_cents_customer").asLong()).isEqualTo(150);
            assertThat(number.path("activated_at").isNull()).isTrue();
        });
        assertThat(balanceCents(service, tenant)).isEqualTo(1_000 - 3 * ACTIVATION_CENTS);
        assertThat(service.events(Streams.balance(tenant.id()), BalanceDebited.class))
                .extracting(BalanceDebited::e164)
                .containsExactlyElementsOf(numbers);
    }

    @Test
    void an_order_charges_what_its_quote_said() {
        var tenant = service.tenant(1_000);
        service.list("+18005550", NumberType.TOLL_FREE, new Price(33, 77));
        var body = "{\"phone_numbers\": [\"+18005550001\"], \"country_code\": \"US\", \"number_type\": \"toll_free\"}";
        var head = service.head();

        var quote = json(service.post("/v1/number-quotes", tenant.key(), body));
        assertThat(service.head()).isEqualTo(head);
        service.post("/v1/numbers/order", tenant.key(), body);

        assertThat(balanceCents(service, tenant))
                .isEqualTo(1_000 - quote.path("total_activation_cents").asLong());
    }

    @Test
    void a_charge_that_is_not_covered_leaves_nothing_behind() {
        var tenant = service.tenant(2 * ACTIVATION_CENTS - 1);
        var numbers = service.fresh(2);
        var held = service.post("/v1/number-reservations", tenant.key(), reservation(numbers));
        assertThat(held.statusCode()).isEqualTo(201);
        var head = service.head();

        var answer = order(service, tenant, numbers, "Idempotency-Key", "poor");

        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(json(answer).path("code").asString()).isEqualTo("balance_insufficient");
        assertThat(json(answer).path("required_cents").asLong()).isEqualTo(200);
        assertThat(json(answer).path("available_cents").asLong()).isEqualTo(199);
        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void a_number_that_somebody_has_is_named_and_nothing_is_ordered() {
        var tenant = service.tenant(1_000);
        var numbers = service.fresh(3);
        placed(service, service.tenant(1_000), numbers.subList(1, 2));
        var head = service.head();

        var answer = order(service, tenant, numbers);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).path("code").asString()).isEqualTo("number_unavailable");
        assertThat(json(answer).path("phone_numbers").values())
                .extracting(number -> number.asString())
                .containsExactly(numbers.get(1).value());
        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void what_does_not_fit_the_stock_or_the_tenant_is_refused_and_leaves_nothing() {
        var tenant = service.tenant(1_000);
        var foreign = service.tenant(0).defaultConnection();
        var number = service.fresh();
        var head = service.head();

        assertRefused(tenant, "\"+442071838750\"", "", 422, "number_not_found");
        assertRefused(
                tenant,
                "\"%s\"".formatted(number),
                ", \"connection_id\": \"%s\"".formatted(foreign),
                422,
                "validation_failed");
        assertRefused(
                tenant,
                "\"%s\"".formatted(number),
                ", \"connection_id\": \"%s\"".formatted(UUID.randomUUID()),
                422,
                "validation_failed");
        assertRefused(tenant, "\"%1$s\", \"%1$s\"".formatted(number), "", 422, "validation_failed");
        assertRefused(tenant, "", "", 422, "validation_failed");
        assertRefused(tenant, "\"+15125550\"", "", 422, "number_not_found");
        for (var wrong : List.of(
                body(List.of(number)).replace("\"US\"", "\"CA\""),
                body(List.of(number)).replace("\"local\"", "\"mobile\""),
                body(List.of(number)).replace("\"local\"", "\"LOCAL\""),
                body(List.of(number)).replace("{", "{\"surprise\": 1, "))) {
            assertThat(service.post("/v1/numbers/order", tenant.key(), wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void an_order_puts_its_numbers_under_the_connection_and_a_failure_takes_them_away() {
        var tenant = service.tenant(1_000);
        var made = service.post("/v1/connections", tenant.key(), "{\"name\": \"Shop\"}");
        var connection = json(made).path("id").asString();
        var number = service.fresh();
        var body = body(List.of(number)).replace("{", "{\"connection_id\": \"%s\", ".formatted(connection));

        var placed = service.post("/v1/numbers/order", tenant.key(), body);

        assertThat(json(placed).path(0).path("connection_id").asString()).isEqualTo(connection);
        assertThat(service.delete("/v1/connections/" + connection, tenant.key()).statusCode())
                .isEqualTo(409);
        service.carrier.onOrder((_, _) -> new OrderAnswer.Refused(List.of(new Refusal(null, "85001", "taken"))));
        service.run(FulfilOrder.NAME, orderId(placed).toString(), null);
        assertThat(service.delete("/v1/connections/" + connection, tenant.key()).statusCode())
                .isEqualTo(204);
    }

    @Test
    void one_of_sixty_four_clients_gets_the_number() {
        var tenants =
                IntStream.range(0, 8).mapToObj(_ -> service.tenant(10_000)).toList();
        var number = service.fresh();

        var answers = AtOnce.run(64, i -> order(service, tenants.get(i % 8), List.of(number)));

        assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 409, 63L));
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .allSatisfy(answer ->
                        assertThat(json(answer).path("code").asString()).isEqualTo("number_unavailable"));
        assertThat(service.events(Streams.number(number), NumberOrdered.class)).hasSize(1);
        assertThat(tenants.stream()
                        .mapToLong(tenant -> balanceCents(service, tenant))
                        .sum())
                .isEqualTo(8 * 10_000 - ACTIVATION_CENTS);
    }

    @Test
    void a_balance_that_covers_ten_orders_pays_ten_of_sixty_four() {
        var tenant = service.tenant(10 * ACTIVATION_CENTS + 99);
        var numbers = service.fresh(64);

        var answers = AtOnce.run(64, i -> order(service, tenant, numbers.subList(i, i + 1)));

        assertThat(statuses(answers)).isEqualTo(Map.of(201, 10L, 402, 54L));
        assertThat(balanceCents(service, tenant)).isEqualTo(99);
        assertThat(numbers.stream()
                        .filter(number ->
                                !service.stream(Streams.number(number)).isEmpty()))
                .hasSize(10);
    }

    @Test
    void orders_of_the_same_numbers_in_other_orders_never_wait_for_each_other_for_ever() {
        var tenants =
                IntStream.range(0, 4).mapToObj(_ -> service.tenant(10_000)).toList();
        var numbers = service.fresh(10);

        var answers =
                AtOnce.run(16, i -> order(service, tenants.get(i % 4), i % 2 == 0 ? numbers : numbers.reversed()));

        assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 409, 15L));
    }

    @Test
    void an_order_reads_as_its_resource() {
        var tenant = service.tenant(1_000);
        var numbers = service.fresh(2);

        var order = orderOf(service, placed(service, tenant, numbers));

        assertThat(order.totalActivationCents()).isEqualTo(2 * ACTIVATION_CENTS);
        assertThat(order.phoneNumbers()).hasSize(2);
    }

    private void assertRefused(Tenant tenant, String numbers, String more, int status, String code) {
        var body = "{\"phone_numbers\": [%s], \"country_code\": \"US\", \"number_type\": \"local\"%s}"
                .formatted(numbers, more);
        var answer = service.post("/v1/numbers/order", tenant.key(), body);
        assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(status);
        assertThat(json(answer).path("code").asString()).isEqualTo(code);
    }

    private static Map<Integer, Long> statuses(List<HttpResponse<String>> answers) {
        return answers.stream().collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));
    }
}
