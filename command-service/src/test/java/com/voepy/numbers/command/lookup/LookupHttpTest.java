package com.voepy.numbers.command.lookup;

import static com.voepy.numbers.command.testing.NumberService.OPERATOR_KEY;
import static com.voepy.numbers.command.testing.NumberService.json;
import static com.voepy.numbers.command.testing.Orders.balanceCents;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.carrier.LookupAnswer;
import com.voepy.numbers.command.carrier.Refusal;
import com.voepy.numbers.command.carrier.Unavailability;
import com.voepy.numbers.command.testing.AtOnce;
import com.voepy.numbers.command.testing.NumberService;
import com.voepy.numbers.command.testing.NumberService.Tenant;
import com.voepy.numbers.command.testing.WithNumberService;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.events.LookupEvent.NumberLookedUp;
import com.voepy.numbers.events.RequestEvent.RequestAnswered;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.LookupType;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.web.WireJson;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Lookups over real HTTP: what they answer, what they cost, and when they cost nothing.
@ExtendWith(WithNumberService.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LookupHttpTest {

    /// Of the standard tier, US cents.
    static final long CARRIER_CENTS = 2;

    static final long CALLER_NAME_CENTS = 3;

    static final AtomicInteger NUMBERS = new AtomicInteger(23_125_000);

    final NumberService service;

    LookupHttpTest(NumberService service) {
        this.service = service;
    }

    @Test
    void the_carrier_of_any_number_is_told_and_paid_for() {
        var tenant = service.tenant(100);
        var number = berlin();

        var answer = lookUp(tenant, number, "carrier");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(json(answer)).isEqualTo(WireJson.mapper().readTree("""
                        {"phone_number": "%s", "country_code": "DE", "national_format": "030 %s", "valid": true,
                         "line_type": "fixed_line", "carrier": {"name": "Lone Star/1", "network_type": "fixed_line"},
                         "caller_name": null, "cost_cents": 2}""".formatted(
                        number, number.value().substring("+4930".length()))));
        assertThat(balanceCents(service, tenant)).isEqualTo(100 - CARRIER_CENTS);
        assertThat(debits(tenant)).singleElement().satisfies(debit -> {
            assertThat(debit.cause()).isEqualTo(DebitCause.NUMBER_LOOKUP_CARRIER);
            assertThat(debit.e164()).isEqualTo(number);
        });
        assertThat(lookups(tenant)).singleElement().satisfies(lookup -> {
            assertThat(lookup.e164()).isEqualTo(number);
            assertThat(lookup.lookupType()).isEqualTo(LookupType.CARRIER);
            assertThat(lookup.found()).isTrue();
            assertThat(lookup.costCents()).isEqualTo(CARRIER_CENTS);
        });
    }

    @Test
    void the_name_of_a_caller_is_told_at_its_own_price_and_kept_nowhere_in_the_clear() {
        var tenant = service.tenant(100);
        var head = service.head();

        var answer = lookUp(tenant, berlin(), "caller-name", "Idempotency-Key", "who");

        assertThat(json(answer).path("carrier").isNull()).isTrue();
        assertThat(json(answer).at("/caller_name/caller_name").asString()).isEqualTo("DOE JANE");
        assertThat(json(answer).at("/caller_name/error_code").isNull()).isTrue();
        assertThat(balanceCents(service, tenant)).isEqualTo(100 - CALLER_NAME_CENTS);
        assertThat(service.bean(EventLog.class).after(head, 100))
                .isNotEmpty()
                .allSatisfy(logged -> assertThat(logged.event().toString()).doesNotContain("DOE"));
        assertThat(service.bean(EventLog.class).after(head, 100))
                .filteredOn(logged -> logged.event() instanceof RequestAnswered)
                .hasSize(1);
    }

    @Test
    void a_name_that_nobody_knows_is_an_answer_too() {
        var tenant = service.tenant(100);
        service.carrier.onLookup((_, _) -> new LookupAnswer.Known(null, new LookupAnswer.CallerName(null, "10001")));

        var answer = lookUp(tenant, berlin(), "caller-name");

        assertThat(json(answer).at("/caller_name/caller_name").isNull()).isTrue();
        assertThat(json(answer).at("/caller_name/error_code").asString()).isEqualTo("10001");
        assertThat(balanceCents(service, tenant)).isEqualTo(100 - CALLER_NAME_CENTS);
        assertThat(lookups(tenant))
                .singleElement()
                .satisfies(lookup -> assertThat(lookup.found()).isFalse());
    }

    @Test
    void prices_are_those_of_the_tenants_tier_and_what_is_free_writes_no_line() {
        var name = "free-" + UUID.randomUUID();
        service.send(
                "PUT",
                "/v1/admin/pricing-tiers/" + name,
                OPERATOR_KEY,
                "{\"default_markup_basis_points\": 0, \"carrier_lookup_price_cents\": 0,"
                        + " \"caller_name_lookup_price_cents\": 7}");
        var made = json(service.post(
                "/v1/admin/tenants", OPERATOR_KEY, "{\"name\": \"Acme\", \"pricing_tier\": \"%s\"}".formatted(name)));
        var tenant = new Tenant(
                UUID.fromString(made.path("id").asString()),
                made.path("api_key").asString(),
                UUID.randomUUID());

        assertThat(json(lookUp(tenant, berlin(), "carrier")).path("cost_cents").asLong())
                .isZero();
        assertThat(lookUp(tenant, berlin(), "caller-name").statusCode()).isEqualTo(402);
        assertThat(debits(tenant)).isEmpty();
    }

    @Test
    void a_balance_that_does_not_cover_it_is_refused_before_the_carrier_is_asked() {
        var tenant = service.tenant(CALLER_NAME_CENTS - 1);
        var number = berlin();
        var head = service.head();

        var answer = lookUp(tenant, number, "caller-name");

        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(json(answer).path("code").asString()).isEqualTo("balance_insufficient");
        assertThat(json(answer).path("required_cents").asLong()).isEqualTo(CALLER_NAME_CENTS);
        assertThat(service.carrier.lookedUp(number)).isZero();
        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void a_balance_that_is_used_up_meanwhile_gets_no_answer_and_is_not_charged() {
        var tenant = service.tenant(CARRIER_CENTS);
        var inner = berlin();
        service.carrier.onLookup((number, _) -> {
            // While the first lookup is at the carrier, a second one takes the money.
            if (!number.equals(inner)) {
                assertThat(lookUp(tenant, inner, "carrier").statusCode()).isEqualTo(200);
            }
            return new LookupAnswer.Known(new LookupAnswer.Network("Lone Star/1", "voip"), null);
        });

        var answer = lookUp(tenant, berlin(), "carrier");

        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(answer.body()).doesNotContain("Lone Star");
        assertThat(balanceCents(service, tenant)).isZero();
        assertThat(debits(tenant)).hasSize(1);
        assertThat(lookups(tenant)).hasSize(1);
    }

    @Test
    void a_carrier_that_fails_or_knows_no_such_number_costs_nothing() {
        var tenant = service.tenant(100);
        var head = service.head();

        service.carrier.onLookup(
                (_, _) -> new LookupAnswer.Unavailable(new Unavailability("down", Duration.ofSeconds(7))));
        var down = lookUp(tenant, berlin(), "carrier", "Idempotency-Key", "again");
        service.carrier.onLookup((number, _) -> new LookupAnswer.Refused(List.of(new Refusal(number, "10002", "no"))));
        var unknown = lookUp(tenant, berlin(), "carrier");

        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(json(down).path("code").asString()).isEqualTo("carrier_unavailable");
        assertThat(down.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(json(unknown).at("/errors/0/field").asString()).isEqualTo("phone_number");
        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void what_is_no_number_or_no_type_is_refused_before_anything_else() {
        var tenant = service.tenant(0);
        for (var query : List.of(
                "",
                "?type=carrier",
                "?phone_number=%2B493023125000",
                "?phone_number=%2B493023125000&type=caller_name",
                "?phone_number=%2B493023125000&type=CARRIER",
                "?phone_number=5125550100&type=carrier",
                "?phone_number=%2B15120000000&type=carrier",
                "?phone_number=%2B9991234567&type=carrier")) {
            var answer = service.send("GET", "/v1/numbers/lookup" + query, tenant.key(), null);
            assertThat(answer.statusCode()).as(query).isEqualTo(422);
            assertThat(json(answer).path("code").asString()).isEqualTo("validation_failed");
        }
    }

    @Test
    void a_plus_need_not_be_escaped() {
        var tenant = service.tenant(100);

        var answer =
                service.send("GET", "/v1/numbers/lookup?phone_number=+493023125999&type=carrier", tenant.key(), null);

        assertThat(json(answer).path("phone_number").asString()).isEqualTo("+493023125999");
    }

    @Test
    void a_head_request_is_not_taken_since_it_would_be_paid_for_nothing() {
        var tenant = service.tenant(100);

        var answer = service.send(
                "HEAD", "/v1/numbers/lookup?phone_number=%2B493023125000&type=carrier", tenant.key(), null);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
        assertThat(balanceCents(service, tenant)).isEqualTo(100);
    }

    @Test
    void a_repetition_gets_the_same_answer_and_nobody_is_asked_or_charged_again() {
        var tenant = service.tenant(100);
        for (var type : List.of("carrier", "caller-name")) {
            var number = berlin();
            var first = lookUp(tenant, number, type, "Idempotency-Key", type);
            var head = service.head();
            service.carrier.onLookup((_, _) -> new LookupAnswer.Unavailable(new Unavailability("down", null)));

            var again = lookUp(tenant, number, type, "Idempotency-Key", type);

            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
            assertThat(service.carrier.lookedUp(number)).isEqualTo(1);
            assertThat(service.head()).isEqualTo(head);
            service.carrier.behave();
        }
        assertThat(lookUp(tenant, berlin(), "carrier", "Idempotency-Key", "carrier")
                        .statusCode())
                .isEqualTo(422);
        assertThat(balanceCents(service, tenant)).isEqualTo(100 - CARRIER_CENTS - CALLER_NAME_CENTS);
    }

    @Test
    void many_at_once_under_one_key_are_one_lookup() {
        var tenant = service.tenant(100);
        var number = berlin();

        var answers = AtOnce.run(16, _ -> lookUp(tenant, number, "carrier", "Idempotency-Key", "once"));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(debits(tenant)).hasSize(1);
        assertThat(lookups(tenant)).hasSize(1);
    }

    @Test
    void a_balance_that_covers_ten_pays_ten_of_thirty_two() {
        var tenant = service.tenant(10 * CARRIER_CENTS + 1);
        var numbers = AtOnce.run(32, _ -> berlin());

        var answers = AtOnce.run(32, i -> lookUp(tenant, numbers.get(i), "carrier"));

        assertThat(answers.stream().collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting())))
                .containsEntry(200, 10L)
                .containsEntry(402, 22L);
        assertThat(balanceCents(service, tenant)).isEqualTo(1);
        assertThat(lookups(tenant)).hasSize(10);
    }

    private static E164 berlin() {
        return new E164("+4930" + NUMBERS.getAndIncrement());
    }

    private HttpResponse<String> lookUp(Tenant tenant, E164 number, String type, String... headers) {
        var path = "/v1/numbers/lookup?phone_number=%s&type=%s"
                .formatted(number.value().replace("+", "%2B"), type);
        return service.send("GET", path, tenant.key(), null, headers);
    }

    private List<BalanceDebited> debits(Tenant tenant) {
        return service.events(Streams.balance(tenant.id()), BalanceDebited.class);
    }

    private List<NumberLookedUp> lookups(Tenant tenant) {
        return service.bean(EventLog.class).after(0, 100_000).stream()
                .map(logged -> logged.event())
                .filter(NumberLookedUp.class::isInstance)
                .map(NumberLookedUp.class::cast)
                .filter(lookup -> lookup.tenantId().equals(tenant.id()))
                .toList();
    }
}
