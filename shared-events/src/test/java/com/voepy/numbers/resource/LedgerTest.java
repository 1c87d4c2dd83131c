package com.voepy.numbers.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.BalanceEvent;
import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.BalanceDepleted;
import com.voepy.numbers.events.BalanceEvent.BalanceOpened;
import com.voepy.numbers.events.BalanceEvent.BalanceRanLow;
import com.voepy.numbers.events.BalanceEvent.BalanceRefunded;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.events.BalanceEvent.MonthlyFeeDebited;
import com.voepy.numbers.events.CreditEvent.CreditGranted;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerTest {

    static final UUID TENANT = UUID.fromString("70000000-0000-4000-8000-000000000001");
    static final UUID ORDER = UUID.fromString("90000000-0000-4000-8000-000000000002");
    static final UUID NUMBER = UUID.fromString("f3b0a9b7-0000-8000-8000-000000000001");
    static final E164 AUSTIN = new E164("+15125550100");
    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    static final List<BalanceEvent> EVENTS = List.of(
            new BalanceOpened(TENANT, "USD", 1000),
            new BalanceCredited(TENANT, 1050, 1050, "wire-1"),
            new BalanceDebited(TENANT, 100, 950, DebitCause.NUMBER_ACTIVATION, ORDER, NUMBER, AUSTIN),
            new BalanceRanLow(TENANT, 950, 1000),
            new BalanceRefunded(TENANT, 100, 1050, ORDER, NUMBER, AUSTIN));

    @Test
    void the_sum_of_all_lines_is_the_balance() {
        var balance = EVENTS.stream()
                .reduce(
                        (BalanceResource) null,
                        (before, event) -> BalanceResource.after(before, event, NOON),
                        (_, b) -> b);

        assertThat(balance).isEqualTo(new BalanceResource(1050, "USD", 1000));
        assertThat(lines().stream().mapToLong(TransactionResource::amountCents)).containsExactly(1050L, -100L, 100L);
        assertThat(lines().stream().mapToLong(TransactionResource::amountCents).sum())
                .isEqualTo(balance.balanceCents());
    }

    @Test
    void the_line_of_an_orders_debit_names_order_and_number() {
        assertThat(lines().get(1).reference()).isEqualTo("order/%s number/+15125550100".formatted(ORDER));
        assertThat(lines().get(1).description()).contains("+15125550100");
        assertThat(lines().get(2).reference()).isEqualTo(lines().get(1).reference());
    }

    @Test
    void each_line_keeps_its_own_id_however_often_it_is_made() {
        assertThat(lines()).extracting(TransactionResource::id).doesNotHaveDuplicates();
        assertThat(lines()).isEqualTo(lines());
    }

    @Test
    void a_debit_of_nothing_in_particular_has_no_reference() {
        var debit = new BalanceDebited(TENANT, 100, 0, DebitCause.NUMBER_ACTIVATION, null, null, null);

        var line = Objects.requireNonNull(TransactionResource.of(debit, 1, NOON));

        assertThat(line.reference()).isNull();
        assertThat(line.description()).isEqualTo("Activation of a number");
    }

    @Test
    void a_lookups_debit_says_what_was_asked_and_of_which_number() {
        var debit = new BalanceDebited(TENANT, 3, 0, DebitCause.NUMBER_LOOKUP_CALLER_NAME, null, null, AUSTIN);

        var line = Objects.requireNonNull(TransactionResource.of(debit, 1, NOON));

        assertThat(line.reference()).isEqualTo("number/+15125550100");
        assertThat(line.description()).isEqualTo("Caller-name lookup of +15125550100");
    }

    @Test
    void a_monthly_fee_says_which_cycle_of_which_tenure_of_which_number_it_paid() {
        var tenure = new NumberId(AUSTIN, 2).uuid();
        var february = Instant.parse("2030-02-01T12:00:00Z");
        var fee = new MonthlyFeeDebited(TENANT, 150, 0, tenure, AUSTIN, 1, NOON, february);

        var line = Objects.requireNonNull(TransactionResource.of(fee, 1, NOON));

        assertThat(line.type()).isEqualTo(TransactionResource.Type.MONTHLY_FEE);
        assertThat(line.amountCents()).isEqualTo(-150);
        assertThat(line.reference()).isEqualTo("number/+15125550100 tenure/2 cycle/1");
        assertThat(line.description())
                .isEqualTo("Monthly fee of +15125550100 from 2030-01-01T12:00:00Z to 2030-02-01T12:00:00Z");
    }

    @Test
    void what_was_not_covered_is_no_line() {
        assertThat(TransactionResource.of(new BalanceDepleted(TENANT, 20, 150, NUMBER, AUSTIN, 1, 1), 1, NOON))
                .isNull();
    }

    @Test
    void a_payment_tells_the_line_that_it_wrote() {
        var line = lines().getFirst();

        assertThat(TransactionResource.of(new CreditGranted(
                        TENANT, "wire-1", line.amountCents(), line.balanceAfterCents(), line.id(), line.occurredAt())))
                .isEqualTo(line);
    }

    private static List<TransactionResource> lines() {
        return IntStream.range(0, EVENTS.size())
                .mapToObj(sequence -> TransactionResource.of(EVENTS.get(sequence), sequence, NOON))
                .filter(Objects::nonNull)
                .toList();
    }
}
