package com.voepy.numbers.query.audit;

import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.ORDER;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.BalanceDepleted;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.query.projection.EveryEvent;
import com.voepy.numbers.query.testing.Fixture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AmountsTest {

    @Test
    void what_was_paid_is_an_amount_and_what_is_left_is_none() {
        var debited = new BalanceDebited(TENANT, 100, 400, DebitCause.NUMBER_ACTIVATION, ORDER, NUMBER_ID, NUMBER);
        assertThat(Amounts.in(debited)).containsExactly(100L);
    }

    @Test
    void prices_are_amounts_wherever_they_are() {
        assertThat(Amounts.in(Fixture.ordered(TENANT, NUMBER, 1))).containsExactlyInAnyOrder(100L, 150L);
        assertThat(Amounts.in(Fixture.listed("+15125550", "100-199"))).containsExactlyInAnyOrder(50L, 75L);
    }

    @Test
    void what_could_not_be_paid_is_an_amount_too() {
        assertThat(EveryEvent.inOneHistory().stream()
                        .filter(BalanceDepleted.class::isInstance)
                        .map(Amounts::in))
                .isNotEmpty()
                .allSatisfy(amounts -> assertThat(amounts).hasSize(1));
    }
}
