package com.voepy.numbers.command.balance;

import static com.voepy.numbers.command.testing.AccountService.OPERATOR_KEY;
import static com.voepy.numbers.command.testing.AccountService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.command.balance.BalanceCommand.Debit;
import com.voepy.numbers.command.balance.BalanceCommand.DebitBalance;
import com.voepy.numbers.command.testing.AccountService;
import com.voepy.numbers.command.testing.AtOnce;
import com.voepy.numbers.events.BalanceEvent;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.BalanceRanLow;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.resource.BalanceResource;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two nodes on one database, because a lock inside one of them must not be what keeps the money safe.
@DisplayNameGeneration(ReplaceUnderscores.class)
class BalanceRaceTest {

    static final TestDatabase DATABASE = TestDatabase.create();

    static final List<AccountService> NODES =
            List.of(new AccountService(DATABASE, OPERATOR_KEY), new AccountService(DATABASE, OPERATOR_KEY));

    @AfterAll
    static void stop() {
        NODES.forEach(AccountService::close);
    }

    @Test
    void a_balance_that_covers_ten_debits_pays_ten_of_sixty_four() {
        var tenant = tenant();
        credit(tenant, 1099, "wire-1");

        var paid = AtOnce.run(64, i -> pays(NODES.get(i % 2), tenant));

        assertThat(paid).filteredOn(Boolean::booleanValue).hasSize(10);
        assertThat(balance(tenant).balanceCents()).isEqualTo(99);
        assertThat(events(tenant)).filteredOn(BalanceDebited.class::isInstance).hasSize(10);
        assertThat(events(tenant)).filteredOn(BalanceRanLow.class::isInstance).hasSize(1);
    }

    @Test
    void a_payment_that_is_told_fifty_times_is_credited_once() {
        var tenant = tenant();

        var answers = AtOnce.run(50, i -> credit(NODES.get(i % 2), tenant, 500, "wire-1"));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(HttpResponse::body)
                .containsOnly(answers.getFirst().body());
        assertThat(balance(tenant).balanceCents()).isEqualTo(500);
        assertThat(NODES.getFirst().stream(Streams.credit(tenant, "wire-1"))).hasSize(1);
    }

    @Test
    void payments_that_come_at_once_are_all_credited() {
        var tenant = tenant();

        var answers = AtOnce.run(30, i -> credit(NODES.get(i % 2), tenant, 100, "wire-" + i));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(balance(tenant).balanceCents()).isEqualTo(3000);
    }

    @Test
    void a_reference_names_one_amount() {
        var tenant = tenant();
        credit(tenant, 500, "wire-1");

        var other = credit(NODES.getLast(), tenant, 501, "wire-1");

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(json(other).path("code").asString()).isEqualTo("credit_reference_reused");
        assertThat(balance(tenant).balanceCents()).isEqualTo(500);
    }

    @Test
    void a_credit_reads_as_its_line_of_the_ledger() {
        var tenant = tenant();
        credit(tenant, 500, "wire-1");

        var line = json(credit(NODES.getFirst(), tenant, 700, "wire-2"));

        assertThat(line.propertyNames())
                .containsExactly(
                        "id",
                        "type",
                        "amount_cents",
                        "balance_after_cents",
                        "currency",
                        "reference",
                        "description",
                        "occurred_at");
        assertThat(line.path("type").asString()).isEqualTo("credit");
        assertThat(line.path("amount_cents").asLong()).isEqualTo(700);
        assertThat(line.path("balance_after_cents").asLong()).isEqualTo(1200);
        assertThat(line.path("reference").asString()).isEqualTo("wire-2");
    }

    @Test
    void an_amount_is_positive_whole_and_not_absurd() {
        var tenant = tenant();

        for (var body : List.of(
                "{\"amount_cents\": 0, \"reference\": \"r\"}",
                "{\"amount_cents\": -1, \"reference\": \"r\"}",
                "{\"amount_cents\": 1.5, \"reference\": \"r\"}",
                "{\"amount_cents\": \"1\", \"reference\": \"r\"}",
                "{\"amount_cents\": 10000000001, \"reference\": \"r\"}",
                "{\"amount_cents\": 9223372036854775808, \"reference\": \"r\"}",
                "{\"amount_cents\": null, \"reference\": \"r\"}",
                "{\"reference\": \"r\"}",
                "{\"amount_cents\": 1}",
                "{\"amount_cents\": 1, \"reference\": \"\"}",
                "{\"amount_cents\": 1, \"reference\": \"r\", \"currency\": \"EUR\"}")) {
            var response = NODES.getFirst().post("/v1/admin/tenants/%s/credits".formatted(tenant), OPERATOR_KEY, body);
            assertThat(response.statusCode()).as(body + response.body()).isEqualTo(422);
        }
        assertThat(balance(tenant).balanceCents()).isZero();
    }

    @Test
    void a_balance_with_a_long_past_is_right_on_both_nodes() {
        var tenant = tenant();
        credit(tenant, 100_000, "wire-1");

        for (int i = 0; i < 450; i++) {
            assertThat(pays(NODES.get(i / 150 % 2), tenant)).isTrue();
        }

        await().untilAsserted(() -> assertThat(snapshotsOf(tenant)).isEqualTo(1));
        assertThat(balance(tenant).balanceCents()).isEqualTo(55_000);
        assertThat(pays(NODES.getFirst(), tenant)).isTrue();
        assertThat(pays(NODES.getLast(), tenant)).isTrue();
        assertThat(json(credit(NODES.getFirst(), tenant, 1, "wire-2"))
                        .path("balance_after_cents")
                        .asLong())
                .isEqualTo(54_801);
    }

    private static long snapshotsOf(UUID tenant) {
        return JdbcClient.create(DATABASE.dataSource())
                .sql("SELECT count(*) FROM log.snapshot WHERE stream = :stream AND sequence >= 200")
                .param("stream", Streams.balance(tenant))
                .query(Long.class)
                .single();
    }

    private static UUID tenant() {
        return UUID.fromString(NODES.getFirst().tenant("Acme").path("id").asString());
    }

    private static void credit(UUID tenant, long amountCents, String reference) {
        assertThat(credit(NODES.getFirst(), tenant, amountCents, reference).statusCode())
                .isEqualTo(201);
    }

    private static HttpResponse<String> credit(AccountService node, UUID tenant, long amountCents, String reference) {
        return node.post(
                "/v1/admin/tenants/%s/credits".formatted(tenant),
                OPERATOR_KEY,
                "{\"amount_cents\": %d, \"reference\": \"%s\"}".formatted(amountCents, reference));
    }

    /// Whether a debit of 100 cents goes through.
    private static boolean pays(AccountService node, UUID tenant) {
        try {
            var debit = new Debit(100, DebitCause.NUMBER_ACTIVATION, null, null, null);
            node.<Object>send(new DebitBalance(tenant, List.of(debit)), tenant);
            return true;
        } catch (Rejection e) {
            assertThat(e.code()).isEqualTo(ErrorCode.BALANCE_INSUFFICIENT);
            return false;
        }
    }

    private static List<BalanceEvent> events(UUID tenant) {
        return NODES.getFirst().stream(Streams.balance(tenant)).stream()
                .map(event -> (BalanceEvent) event.event())
                .toList();
    }

    private static BalanceResource balance(UUID tenant) {
        BalanceResource balance = null;
        for (var event : NODES.getFirst().stream(Streams.balance(tenant))) {
            balance = BalanceResource.after(balance, (BalanceEvent) event.event(), event.occurredAt());
        }
        return Objects.requireNonNull(balance);
    }
}
