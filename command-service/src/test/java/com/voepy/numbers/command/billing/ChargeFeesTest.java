package com.voepy.numbers.command.billing;

import static com.voepy.numbers.command.testing.NumberService.ACTIVATION_CENTS;
import static com.voepy.numbers.command.testing.NumberService.MONTHLY_CENTS;
import static com.voepy.numbers.command.testing.Orders.active;
import static com.voepy.numbers.command.testing.Orders.balanceCents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.command.balance.BalanceCommand.Debit;
import com.voepy.numbers.command.balance.BalanceCommand.DebitBalance;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.testing.AtOnce;
import com.voepy.numbers.command.testing.NumberService;
import com.voepy.numbers.command.testing.NumberService.Tenant;
import com.voepy.numbers.events.BalanceEvent.BalanceDepleted;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.events.BalanceEvent.MonthlyFeeDebited;
import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.events.PhoneNumberEvent.NumberFeeCharged;
import com.voepy.numbers.kernel.BillingCycle;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.NumberStatus;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Price;
import com.voepy.numbers.kernel.ReleaseReason;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.resource.PhoneNumberResource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Monthly fees on two nodes with one database, and clocks that a test moves.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChargeFeesTest {

    static final BillingCycle MONTH = BillingCycle.parse("P1M");
    static final int RETRIES = 7;
    static final Duration DAY = Duration.ofDays(1);

    static NumberService node;
    static NumberService otherNode;

    @BeforeAll
    static void start() {
        var database = TestDatabase.create();
        node = new NumberService(database);
        otherNode = new NumberService(database);
    }

    @AfterAll
    static void stop() {
        otherNode.close();
        node.close();
    }

    @BeforeEach
    void let_events_happen_by_the_clock_of_the_first_node() {
        node.clock.stepWithEachLook(Duration.ZERO);
        GenericEventMessage.clock = node.clock;
        node.carrier.behave();
    }

    @Test
    void the_first_cycle_is_debited_with_the_activation() {
        var tenant = node.tenant(1_000);
        var number = active(node, tenant);

        assertThat(balanceCents(node, tenant)).isEqualTo(1_000 - ACTIVATION_CENTS - MONTHLY_CENTS);
        assertThat(charged(number)).singleElement().satisfies(fee -> {
            assertThat(fee.cycle()).isOne();
            assertThat(fee.from()).isEqualTo(activatedAt(number));
            assertThat(fee.until()).isEqualTo(MONTH.end(activatedAt(number), 1));
        });
        assertThat(resource(number).nextBillingAt()).isEqualTo(MONTH.end(activatedAt(number), 1));
        assertLedgerExplains(tenant, List.of(number));
    }

    @Test
    void each_further_cycle_is_debited_when_it_begins_and_not_before() {
        var tenant = node.tenant(1_000);
        var number = active(node, tenant);
        var due = MONTH.end(activatedAt(number), 1);

        assertThat(run(node, number)).isEqualTo(new Next.Again(due, null));
        moveTo(due.minusMillis(1));
        assertThat(run(node, number)).isEqualTo(new Next.Again(due, null));
        assertThat(charged(number)).hasSize(1);

        moveTo(due);
        assertThat(run(node, number)).isEqualTo(new Next.Again(MONTH.end(activatedAt(number), 2), null));
        assertThat(charged(number)).hasSize(2);
        assertThat(run(otherNode, number)).isEqualTo(new Next.Again(MONTH.end(activatedAt(number), 2), null));
        assertThat(charged(number)).hasSize(2);
        assertLedgerExplains(tenant, List.of(number));
    }

    @Test
    void a_number_of_the_31st_is_billed_on_the_last_day_of_shorter_months_and_on_the_31st_again() {
        var now = node.clock.instant().atOffset(ZoneOffset.UTC);
        moveTo(now.withYear(now.getYear() + 1).withMonth(1).withDayOfMonth(31).toInstant());
        var tenant = node.tenant(10_000);
        var number = active(node, tenant);

        moveTo(node.clock.instant().plus(Duration.ofDays(160)));
        catchUp(number);

        assertThat(charged(number))
                .extracting(fee -> fee.from().atOffset(ZoneOffset.UTC).getDayOfMonth())
                .startsWith(31)
                .endsWith(31, 30, 31, 30)
                .hasSize(6);
    }

    @Test
    void after_a_long_time_without_runs_all_cycles_follow_one_after_the_other() {
        var tenant = node.tenant(10_000);
        var number = active(node, tenant);

        moveTo(MONTH.end(activatedAt(number), 11));
        catchUp(number);

        assertThat(charged(number))
                .extracting(NumberFeeCharged::cycle)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 12).boxed().toList());
        assertThat(balanceCents(node, tenant)).isEqualTo(10_000 - ACTIVATION_CENTS - 12 * MONTHLY_CENTS);
        assertLedgerExplains(tenant, List.of(number));
    }

    @Test
    void a_clock_that_is_set_back_charges_nothing() {
        var tenant = node.tenant(10_000);
        var number = active(node, tenant);
        moveTo(MONTH.end(activatedAt(number), 2));
        catchUp(number);
        var head = node.head();

        node.clock.advance(Duration.ofDays(-45));
        run(node, number);
        node.clock.advance(Duration.ofDays(45));
        run(node, number);

        assertThat(node.head()).isEqualTo(head);
    }

    @Test
    void nodes_that_charge_at_once_charge_once() {
        var tenant = node.tenant(10_000);
        var number = active(node, tenant);
        for (var cycle = 2; cycle <= 6; cycle++) {
            moveTo(MONTH.end(activatedAt(number), cycle - 1));

            AtOnce.run(8, i -> run(i % 2 == 0 ? node : otherNode, number));

            assertThat(charged(number)).hasSize(cycle);
        }
        assertLedgerExplains(tenant, List.of(number));
    }

    @Test
    void a_number_that_costs_nothing_a_month_is_charged_nothing_for_ever() {
        var tenant = node.tenant(1_000);
        node.list("+15127770", NumberType.LOCAL, new Price(50, 0));
        var number = active(node, tenant, new E164("+15127770001"));
        moveTo(MONTH.end(activatedAt(number), 1));
        catchUp(number);

        assertThat(charged(number)).extracting(NumberFeeCharged::feeCents).containsExactly(0L, 0L);
        assertThat(node.events(Streams.balance(tenant.id()), MonthlyFeeDebited.class))
                .isEmpty();
    }

    @Test
    void a_first_fee_that_is_not_covered_leaves_the_number_in_service_and_is_told() {
        var tenant = node.tenant(ACTIVATION_CENTS + MONTHLY_CENTS - 1);
        var number = active(node, tenant);

        assertThat(resource(number)).satisfies(it -> {
            assertThat(it.status()).isEqualTo(NumberStatus.ACTIVE);
            assertThat(it.feeOverdueSince()).isEqualTo(activatedAt(number));
            assertThat(it.nextBillingAt()).isEqualTo(activatedAt(number).plus(DAY));
        });
        assertThat(depleted(tenant)).singleElement().satisfies(event -> {
            assertThat(event.balanceCents()).isEqualTo(MONTHLY_CENTS - 1);
            assertThat(event.requiredCents()).isEqualTo(MONTHLY_CENTS);
            assertThat(event.numberId()).isEqualTo(number);
        });
        assertThat(charged(number)).isEmpty();
    }

    @Test
    void a_fee_is_tried_daily_and_told_of_each_time_until_it_is_covered() {
        var tenant = node.tenant(ACTIVATION_CENTS);
        var number = active(node, tenant);
        for (var day = 1; day <= 3; day++) {
            node.clock.advance(DAY.minusMillis(1));
            run(node, number);
            assertThat(depleted(tenant)).hasSize(day);
            node.clock.advance(Duration.ofMillis(1));
            AtOnce.run(4, i -> run(i % 2 == 0 ? node : otherNode, number));
            assertThat(depleted(tenant)).as("day %d", day).hasSize(day + 1);
        }
        node.credit(tenant.id(), 1_000);
        node.clock.advance(DAY);
        run(node, number);

        assertThat(charged(number))
                .singleElement()
                .satisfies(fee -> assertThat(fee.from())
                        .as("as if it had been paid in time")
                        .isEqualTo(activatedAt(number)));
        assertThat(depleted(tenant)).extracting(BalanceDepleted::attempt).containsExactly(1, 2, 3, 4);
        assertThat(resource(number).feeOverdueSince()).isNull();
        assertThat(resource(number).nextBillingAt()).isEqualTo(MONTH.end(activatedAt(number), 1));
        assertLedgerExplains(tenant, List.of(number));
    }

    @Test
    void a_fee_that_is_covered_neither_at_first_nor_by_seven_retries_costs_the_number() {
        var tenant = node.tenant(ACTIVATION_CENTS + MONTHLY_CENTS + 1_000);
        var connection = tenant.defaultConnection();
        var number = active(node, tenant);
        node.patch("/v1/numbers/" + number, tenant.key(), "{\"connection_id\": \"%s\"}".formatted(connection));
        var all = new Debit(balanceCents(node, tenant), DebitCause.NUMBER_ACTIVATION, null, null, null);
        node.<Object>send(new DebitBalance(tenant.id(), List.of(all)), tenant.id());
        moveTo(MONTH.end(activatedAt(number), 1));
        run(node, number);
        for (var day = 1; day < RETRIES; day++) {
            node.clock.advance(DAY);
            run(node, number);
        }
        assertThat(resource(number).status()).isEqualTo(NumberStatus.ACTIVE);
        assertThat(depleted(tenant)).hasSize(RETRIES);

        node.clock.advance(DAY);
        assertThat(run(node, number)).isEqualTo(new Next.Done());

        assertThat(depleted(tenant)).hasSize(RETRIES + 1);
        assertThat(resource(number)).satisfies(it -> {
            assertThat(it.status()).isEqualTo(NumberStatus.RELEASED);
            assertThat(it.releaseReason()).isEqualTo(ReleaseReason.NON_PAYMENT);
            assertThat(it.billingEndsAt()).isEqualTo(MONTH.end(activatedAt(number), 1));
            assertThat(it.nextBillingAt()).isNull();
        });
        assertThat(node.delete("/v1/numbers/" + number, tenant.key()).statusCode())
                .as("as any number that was released")
                .isEqualTo(200);
        await().until(() -> timers("disconnect", number) == 1);
        assertThat(node.run("disconnect", number.toString(), null)).isEqualTo(new Next.Done());
        assertLedgerExplains(tenant, List.of(number));
    }

    @Test
    void one_tenant_that_cannot_pay_stops_nobody_else() {
        var poor = node.tenant(ACTIVATION_CENTS);
        var rich = node.tenant(10_000);
        var unpaid = active(node, poor);
        var paid = active(node, rich);
        moveTo(MONTH.end(activatedAt(paid), 1));

        run(node, unpaid);
        run(node, paid);

        assertThat(charged(unpaid)).isEmpty();
        assertThat(charged(paid)).hasSize(2);
    }

    @Test
    void nothing_is_charged_after_the_release() {
        var tenant = node.tenant(10_000);
        var number = active(node, tenant);
        node.clock.advance(DAY);
        release(tenant, number);

        assertThat(resource(number).billingEndsAt()).isEqualTo(MONTH.end(activatedAt(number), 1));
        moveTo(MONTH.end(activatedAt(number), 3));
        assertThat(run(node, number)).isEqualTo(new Next.Done());
        assertThat(charged(number)).hasSize(1);
        assertLedgerExplains(tenant, List.of(number));
    }

    @Test
    void a_cycle_that_has_begun_is_paid_before_the_release_however_late_its_timer_is() {
        var tenant = node.tenant(10_000);
        var number = active(node, tenant);
        moveTo(MONTH.end(activatedAt(number), 2).plusSeconds(1));

        release(tenant, number);

        assertThat(charged(number)).hasSize(3);
        assertThat(resource(number).billingEndsAt()).isEqualTo(MONTH.end(activatedAt(number), 3));
        assertLedgerExplains(tenant, List.of(number));
    }

    @Test
    void a_cycle_that_begins_while_a_number_is_being_released_is_paid_or_is_not_in_it() {
        var tenant = node.tenant(100_000);
        for (var before = 0; before < 30; before++) {
            var number = active(node, tenant);
            moveTo(MONTH.end(activatedAt(number), 1).minusMillis(before));
            node.clock.stepWithEachLook(Duration.ofMillis(1));
            release(tenant, number);
            node.clock.stepWithEachLook(Duration.ZERO);

            assertThat(resource(number).billingEndsAt())
                    .as("%d ms before", before)
                    .isEqualTo(charged(number).getLast().until());
        }
    }

    @Test
    void a_fee_that_is_not_covered_goes_with_a_number_that_is_given_up() {
        var tenant = node.tenant(ACTIVATION_CENTS);
        var number = active(node, tenant);

        release(tenant, number);

        assertThat(resource(number).releaseReason()).isEqualTo(ReleaseReason.REQUESTED);
        node.credit(tenant.id(), 1_000);
        node.clock.advance(DAY);
        assertThat(run(node, number)).isEqualTo(new Next.Done());
        assertThat(balanceCents(node, tenant)).isEqualTo(1_000);
    }

    @Test
    void a_release_and_a_fee_at_once_end_with_the_cycle_paid_once_and_no_later_one() {
        var tenant = node.tenant(10_000);
        for (var round = 0; round < 5; round++) {
            var number = active(node, tenant);
            moveTo(MONTH.end(activatedAt(number), 1));

            AtOnce.run(4, i -> i == 0 ? release(tenant, number) : run(i % 2 == 0 ? node : otherNode, number));

            assertThat(charged(number)).hasSize(2);
            assertThat(resource(number).billingEndsAt()).isEqualTo(MONTH.end(activatedAt(number), 2));
        }
    }

    @Test
    void a_number_in_service_has_a_timer_until_it_is_released() {
        var tenant = node.tenant(10_000);
        var number = active(node, tenant);
        await().until(() -> timers(ChargeFees.NAME, number) == 1);

        release(tenant, number);

        await().until(() -> timers(ChargeFees.NAME, number) == 0);
    }

    @Test
    void timers_that_are_lost_are_made_again_of_the_log() {
        var number = active(node, node.tenant(10_000));
        await().until(() -> timers(ChargeFees.NAME, number) == 1);

        var followers = Stream.of(node, otherNode)
                .map(it -> it.bean(EventProcessingConfiguration.class)
                        .eventProcessor(WhenNumberIsInServiceThenCharge.GROUP)
                        .orElseThrow())
                .toList();
        followers.forEach(EventProcessor::shutDown);
        node.database().jdbc().sql("DELETE FROM process.scheduled_tasks").update();
        node.database()
                .jdbc()
                .sql("DELETE FROM process.token WHERE processor_name = :group")
                .param("group", WhenNumberIsInServiceThenCharge.GROUP)
                .update();
        followers.forEach(EventProcessor::start);

        await().until(() -> timers(ChargeFees.NAME, number) == 1);
    }

    /// Whatever happens to clocks and nodes: as many fees as cycles have begun, each once.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void no_fee_is_lost_or_doubled(long seed) {
        var random = new Random(seed);
        var tenant = node.tenant(1_000_000);
        var numbers = new ArrayList<UUID>();
        Map<UUID, Instant> ends = new HashMap<>();
        var latest = node.clock.instant();
        for (var step = 0; step < 60; step++) {
            switch (random.nextInt(8)) {
                case 0 -> numbers.add(active(node, tenant));
                case 1, 2 -> moveTo(node.clock.instant().plus(Duration.ofHours(random.nextInt(24 * 40))));
                case 3 -> node.clock.advance(Duration.ofMinutes(-random.nextInt(60 * 24 * 3)));
                case 4 -> otherNode.clock.advance(Duration.ofSeconds(random.nextInt(600) - 300));
                case 5 -> numbers.forEach(number -> run(random.nextBoolean() ? node : otherNode, number));
                case 6 -> {
                    var some = List.copyOf(numbers);
                    AtOnce.run(
                            6,
                            i -> some.stream()
                                    .map(number -> run(i % 2 == 0 ? node : otherNode, number))
                                    .toList());
                }
                default -> {
                    if (!numbers.isEmpty()) {
                        var number = numbers.get(random.nextInt(numbers.size()));
                        if (ends.putIfAbsent(number, node.clock.instant()) == null) {
                            release(tenant, number);
                        }
                    }
                }
            }
            latest = later(latest, later(node.clock.instant(), otherNode.clock.instant()));
        }
        moveTo(latest);
        numbers.forEach(ChargeFeesTest::catchUp);

        for (var number : numbers) {
            var charged = charged(number).size();
            if (ends.containsKey(number)) {
                assertThat(charged).isBetween(begun(number, ends.get(number)), begun(number, latest));
                assertThat(resource(number).billingEndsAt())
                        .isEqualTo(charged(number).getLast().until());
            } else {
                assertThat(charged).isEqualTo(begun(number, latest));
            }
        }
        assertLedgerExplains(tenant, numbers);
    }

    /// How many cycles have begun by then.
    private static int begun(UUID number, Instant when) {
        return (int) IntStream.iterate(1, cycle -> cycle + 1)
                .takeWhile(cycle ->
                        cycle == 1 || !MONTH.end(activatedAt(number), cycle - 1).isAfter(when))
                .count();
    }

    /// Each debit of the balance is a cycle that a number says is paid, and the other way round; cycles have no gaps.
    private static void assertLedgerExplains(Tenant tenant, List<UUID> numbers) {
        List<String> paid = new ArrayList<>();
        for (var number : numbers) {
            var fees = charged(number);
            for (var i = 0; i < fees.size(); i++) {
                var fee = fees.get(i);
                assertThat(fee.cycle()).isEqualTo(i + 1);
                assertThat(fee.from()).isEqualTo(MONTH.end(activatedAt(number), i));
                assertThat(fee.until()).isEqualTo(MONTH.end(activatedAt(number), i + 1));
                paid.add("%s %d %d".formatted(number, fee.cycle(), fee.feeCents()));
            }
        }
        assertThat(node.events(Streams.balance(tenant.id()), MonthlyFeeDebited.class))
                .extracting(debit -> "%s %d %d".formatted(debit.numberId(), debit.cycle(), debit.amountCents()))
                .containsExactlyInAnyOrderElementsOf(paid);
    }

    private static Next run(NumberService service, UUID number) {
        return service.run(ChargeFees.NAME, number.toString(), null);
    }

    /// As the scheduler does: again, until the next run is in the future.
    private static void catchUp(UUID number) {
        for (var runs = 0; runs < 500; runs++) {
            if (!(run(node, number) instanceof Next.Again again) || again.when().isAfter(node.clock.instant())) {
                return;
            }
        }
        throw new AssertionError("never up to date");
    }

    private static int release(Tenant tenant, UUID number) {
        var status = node.delete("/v1/numbers/" + number, tenant.key()).statusCode();
        assertThat(status).isEqualTo(200);
        return status;
    }

    private static List<NumberFeeCharged> charged(UUID number) {
        return node.events(stream(number), NumberFeeCharged.class);
    }

    private static List<BalanceDepleted> depleted(Tenant tenant) {
        return node.events(Streams.balance(tenant.id()), BalanceDepleted.class);
    }

    private static PhoneNumberResource resource(UUID number) {
        PhoneNumberResource resource = null;
        for (var logged : node.stream(stream(number))) {
            resource = PhoneNumberResource.after(resource, (PhoneNumberEvent) logged.event(), logged.occurredAt());
        }
        return Objects.requireNonNull(resource);
    }

    private static Instant activatedAt(UUID number) {
        return Objects.requireNonNull(resource(number).activatedAt());
    }

    private static String stream(UUID number) {
        return Streams.number(NumberId.of(number).e164());
    }

    /// Both nodes.
    private static void moveTo(Instant when) {
        Stream.of(node, otherNode).forEach(it -> it.clock.advance(Duration.between(it.clock.instant(), when)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static int timers(String task, UUID number) {
        return node.database()
                .jdbc()
                .sql("SELECT count(*) FROM process.scheduled_tasks WHERE task_name = :task AND task_instance = :id")
                .param("task", task)
                .param("id", number.toString())
                .query(Integer.class)
                .single();
    }
}
