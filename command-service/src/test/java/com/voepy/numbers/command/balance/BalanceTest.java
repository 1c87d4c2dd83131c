package com.voepy.numbers.command.balance;

import static com.voepy.numbers.command.testing.Rejections.rejection;
import static org.axonframework.test.matchers.Matchers.matches;

import com.voepy.numbers.command.balance.BalanceCommand.AnnounceDepletion;
import com.voepy.numbers.command.balance.BalanceCommand.CreditBalance;
import com.voepy.numbers.command.balance.BalanceCommand.Debit;
import com.voepy.numbers.command.balance.BalanceCommand.DebitBalance;
import com.voepy.numbers.command.balance.BalanceCommand.DebitFee;
import com.voepy.numbers.command.balance.BalanceCommand.OpenBalance;
import com.voepy.numbers.command.balance.BalanceCommand.RefundDebit;
import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.BalanceDepleted;
import com.voepy.numbers.events.BalanceEvent.BalanceOpened;
import com.voepy.numbers.events.BalanceEvent.BalanceRanLow;
import com.voepy.numbers.events.BalanceEvent.BalanceRefunded;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.events.BalanceEvent.MonthlyFeeDebited;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import com.voepy.numbers.resource.TransactionResource;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BalanceTest {

    static final UUID TENANT = UUID.fromString("70000000-0000-4000-8000-000000000001");
    static final UUID ORDER = UUID.fromString("90000000-0000-4000-8000-000000000002");
    static final UUID NUMBER = UUID.fromString("f3b0a9b7-0000-8000-8000-000000000001");
    static final E164 AUSTIN = new E164("+15125550100");

    final AggregateTestFixture<Balance> balance = new AggregateTestFixture<>(Balance.class);

    @Test
    void opens_at_zero() {
        balance.givenNoPriorActivity().when(new OpenBalance(TENANT, 1000)).expectEvents(opened());
    }

    @Test
    void adds_a_credit_and_answers_with_its_line_of_the_ledger() {
        balance.givenCurrentTime(Instant.parse("2030-01-01T12:00:00Z"))
                .andGiven(opened(), credited(500, 500))
                .when(new CreditBalance(TENANT, 700, "wire-2"))
                .expectEvents(new BalanceCredited(TENANT, 700, 1200, "wire-2"))
                .expectResultMessagePayloadMatching(matches((TransactionResource line) -> line.amountCents() == 700
                        && line.balanceAfterCents() == 1200
                        && "wire-2".equals(line.reference())
                        && line.occurredAt().equals(Instant.parse("2030-01-01T12:00:00Z"))));
    }

    @Test
    void refuses_a_credit_beyond_what_a_balance_can_hold() {
        var full = Balance.BALANCE_CENTS_MAX;
        balance.given(opened(), credited(full, full))
                .when(new CreditBalance(TENANT, 1, "wire-2"))
                .expectNoEvents()
                .expectException(rejection(ErrorCode.VALIDATION_FAILED));
    }

    @Nested
    class A_debit {

        @Test
        void names_what_it_paid_for() {
            balance.given(opened(), credited(5000, 5000)).when(debit(100)).expectEvents(debited(100, 4900));
        }

        @Test
        void may_take_the_last_cent() {
            balance.given(opened(), credited(100, 100)).when(debit(100)).expectEvents(debited(100, 0));
        }

        @Test
        void of_several_amounts_takes_each_in_turn() {
            balance.given(opened(), credited(5000, 5000))
                    .when(debit(100, 250))
                    .expectEvents(debited(100, 4900), debited(250, 4650));
        }

        @Test
        void of_several_amounts_takes_all_or_none() {
            balance.given(opened(), credited(300, 300))
                    .when(debit(100, 250))
                    .expectNoEvents()
                    .expectException(insufficient(350, 300));
        }

        @Test
        void of_more_than_there_is_says_what_is_missing() {
            balance.given(opened(), credited(99, 99))
                    .when(debit(100))
                    .expectNoEvents()
                    .expectException(insufficient(100, 99));
        }

        @Test
        void of_nothing_is_silent() {
            balance.given(opened())
                    .when(debit(0))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void of_amounts_beyond_any_number_is_no_money_made() {
            balance.given(opened(), credited(5000, 5000))
                    .when(debit(Long.MAX_VALUE, Long.MAX_VALUE))
                    .expectNoEvents()
                    .expectException(ArithmeticException.class);
        }
    }

    @Nested
    class A_monthly_fee {

        static final UUID TENURE = new NumberId(AUSTIN, 1).uuid();
        static final Instant JANUARY = Instant.parse("2030-01-01T12:00:00Z");
        static final Instant FEBRUARY = Instant.parse("2030-02-01T12:00:00Z");

        @Test
        void is_debited_with_the_cycle_it_pays() {
            balance.given(opened(), credited(5000, 5000)).when(fee(150)).expectEvents(feeDebited(150, 4850));
        }

        @Test
        void may_take_the_last_cent() {
            balance.given(opened(), credited(150, 150)).when(fee(150)).expectEvents(feeDebited(150, 0));
        }

        @Test
        void of_more_than_there_is_is_refused() {
            balance.given(opened(), credited(149, 149))
                    .when(fee(150))
                    .expectNoEvents()
                    .expectException(insufficient(150, 149));
        }

        @Test
        void of_nothing_is_silent() {
            balance.given(opened())
                    .when(fee(0))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void that_crosses_the_threshold_makes_a_low_balance() {
            balance.given(opened(), credited(1100, 1100))
                    .when(fee(150))
                    .expectEvents(feeDebited(150, 950), new BalanceRanLow(TENANT, 950, 1000));
        }

        @Test
        void that_is_not_covered_is_announced_for_each_attempt() {
            var first = new BalanceDepleted(TENANT, 20, 150, NUMBER, AUSTIN, 3, 1);
            balance.given(opened(), credited(20, 20), first)
                    .when(new AnnounceDepletion(TENANT, 150, NUMBER, AUSTIN, 3, 2))
                    .expectEvents(new BalanceDepleted(TENANT, 20, 150, NUMBER, AUSTIN, 3, 2));
        }

        private static DebitFee fee(long cents) {
            return new DebitFee(TENANT, cents, TENURE, AUSTIN, 1, JANUARY, FEBRUARY);
        }

        private static MonthlyFeeDebited feeDebited(long cents, long balanceAfterCents) {
            return new MonthlyFeeDebited(TENANT, cents, balanceAfterCents, TENURE, AUSTIN, 1, JANUARY, FEBRUARY);
        }
    }

    @Nested
    class A_low_balance {

        @Test
        void is_announced_when_a_debit_crosses_the_threshold() {
            balance.given(opened(), credited(1100, 1100))
                    .when(debit(101))
                    .expectEvents(debited(101, 999), new BalanceRanLow(TENANT, 999, 1000));
        }

        @Test
        void is_not_low_at_the_threshold_itself() {
            balance.given(opened(), credited(1100, 1100)).when(debit(100)).expectEvents(debited(100, 1000));
        }

        @Test
        void is_announced_once_for_several_amounts() {
            balance.given(opened(), credited(1100, 1100))
                    .when(debit(200, 200))
                    .expectEvents(debited(200, 900), debited(200, 700), new BalanceRanLow(TENANT, 700, 1000));
        }

        @Test
        void is_not_announced_again() {
            balance.given(opened(), credited(1100, 1100), debited(200, 900), new BalanceRanLow(TENANT, 900, 1000))
                    .when(debit(100))
                    .expectEvents(debited(100, 800));
        }

        @Test
        void is_announced_again_after_a_credit_above_the_threshold() {
            balance.given(
                            opened(),
                            credited(1100, 1100),
                            debited(200, 900),
                            new BalanceRanLow(TENANT, 900, 1000),
                            credited(100, 1000))
                    .when(debit(1))
                    .expectEvents(debited(1, 999), new BalanceRanLow(TENANT, 999, 1000));
        }

        @Test
        void is_not_announced_again_after_a_credit_that_leaves_it_below() {
            balance.given(
                            opened(),
                            credited(1100, 1100),
                            debited(200, 900),
                            new BalanceRanLow(TENANT, 900, 1000),
                            credited(50, 950))
                    .when(debit(1))
                    .expectEvents(debited(1, 949));
        }

        @Test
        void that_never_was_above_is_no_news() {
            balance.given(opened(), credited(500, 500)).when(debit(1)).expectEvents(debited(1, 499));
        }
    }

    @Nested
    class A_refund {

        @Test
        void gives_a_debit_back() {
            balance.given(opened(), credited(500, 500), debited(100, 400))
                    .when(new RefundDebit(TENANT, 100, ORDER, NUMBER, AUSTIN))
                    .expectEvents(new BalanceRefunded(TENANT, 100, 500, ORDER, NUMBER, AUSTIN));
        }

        @Test
        void of_nothing_is_silent() {
            balance.given(opened())
                    .when(new RefundDebit(TENANT, 0, ORDER, NUMBER, AUSTIN))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    static BalanceOpened opened() {
        return new BalanceOpened(TENANT, "USD", 1000);
    }

    static BalanceCredited credited(long amountCents, long balanceAfterCents) {
        return new BalanceCredited(TENANT, amountCents, balanceAfterCents, "wire-1");
    }

    static BalanceDebited debited(long amountCents, long balanceAfterCents) {
        return new BalanceDebited(
                TENANT, amountCents, balanceAfterCents, DebitCause.NUMBER_ACTIVATION, ORDER, NUMBER, AUSTIN);
    }

    static DebitBalance debit(long... amountsCents) {
        return new DebitBalance(
                TENANT,
                Arrays.stream(amountsCents)
                        .mapToObj(cents -> new Debit(cents, DebitCause.NUMBER_ACTIVATION, ORDER, NUMBER, AUSTIN))
                        .toList());
    }

    static Matcher<?> insufficient(long requiredCents, long availableCents) {
        return matches((Throwable e) -> e instanceof Rejection r
                && r.code() == ErrorCode.BALANCE_INSUFFICIENT
                && r.members().equals(Map.of("required_cents", requiredCents, "available_cents", availableCents)));
    }
}
