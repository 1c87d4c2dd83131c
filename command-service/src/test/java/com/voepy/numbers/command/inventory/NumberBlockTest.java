package com.voepy.numbers.command.inventory;

import com.voepy.numbers.events.NumberBlockEvent.Lot;
import com.voepy.numbers.events.NumberBlockEvent.NumberBlockListed;
import com.voepy.numbers.events.NumberBlockEvent.NumberWithdrawn;
import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Price;
import com.voepy.numbers.kernel.Suffixes;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NumberBlockTest {

    static final String BLOCK = "+15125550";
    static final E164 SOLD = new E164("+15125550100");

    final FixtureConfiguration<NumberBlock> block = new AggregateTestFixture<>(NumberBlock.class);

    @BeforeEach
    void wire() {
        block.registerAnnotatedCommandHandler(new NumberBlocks(block.getRepository()));
    }

    @Nested
    class A_block_nobody_listed {

        @Test
        void is_listed() {
            block.givenNoPriorActivity()
                    .when(list(local("000-999")))
                    .expectEvents(listed(local("000-999")))
                    .expectResultMessagePayload(1);
        }

        @Test
        void stays_unknown_when_nothing_is_on_offer() {
            // The fixture takes an aggregate without events for one that must not exist.
            block.setReportIllegalStateChange(false);
            block.givenNoPriorActivity().when(list()).expectNoEvents().expectResultMessagePayload(0);
        }
    }

    @Nested
    class A_listed_block {

        @Test
        void says_nothing_while_the_offer_is_the_same() {
            block.given(listed(local("000-999")))
                    .when(list(local("000-999")))
                    .expectNoEvents()
                    .expectResultMessagePayload(0);
        }

        @Test
        void is_listed_again_when_the_offer_changed() {
            block.given(listed(local("000-999")))
                    .when(list(local("000-099,101-999")))
                    .expectEvents(listed(local("000-099,101-999")));
        }

        @Test
        void is_emptied_when_nothing_is_left() {
            block.given(listed(local("000-999"))).when(list()).expectEvents(listed());
        }

        @Test
        void keeps_what_it_has_of_other_types() {
            block.given(listed(local("500-999"), mobile("000-499")))
                    .when(list(local("500-998")))
                    .expectEvents(listed(mobile("000-499"), local("500-998")));
        }

        @Test
        void loses_a_number_that_the_carrier_refused() {
            block.given(listed(local("000-999")))
                    .when(new WithdrawNumber(SOLD, "taken"))
                    .expectEvents(new NumberWithdrawn(BLOCK, SOLD, "taken"));
        }

        @Test
        void has_no_number_to_lose_that_it_does_not_list() {
            block.given(listed(local("000-099")))
                    .when(new WithdrawNumber(SOLD, "taken"))
                    .expectNoEvents();
        }
    }

    @Nested
    class A_block_with_a_withdrawn_number {

        @Test
        void loses_it_once() {
            block.given(listed(local("000-999")), new NumberWithdrawn(BLOCK, SOLD, "taken"))
                    .when(new WithdrawNumber(SOLD, "taken"))
                    .expectNoEvents();
        }

        @Test
        void is_listed_again_when_the_carrier_offers_it_again() {
            block.given(listed(local("000-999")), new NumberWithdrawn(BLOCK, SOLD, "taken"))
                    .when(list(local("000-999")))
                    .expectEvents(listed(local("000-999")));
        }

        @Test
        void is_listed_again_without_it() {
            block.given(listed(local("000-999")), new NumberWithdrawn(BLOCK, SOLD, "taken"))
                    .when(list(local("000-099,101-999")))
                    .expectEvents(listed(local("000-099,101-999")));
        }
    }

    static ListBlocks list(Lot... lots) {
        return new ListBlocks(List.of(new ListBlocks.Block(BLOCK, "US", NumberType.LOCAL, List.of(lots))));
    }

    static NumberBlockListed listed(Lot... lots) {
        return new NumberBlockListed(BLOCK, List.of(lots));
    }

    static Lot local(String suffixes) {
        return lot(suffixes, NumberType.LOCAL);
    }

    static Lot mobile(String suffixes) {
        return lot(suffixes, NumberType.MOBILE);
    }

    private static Lot lot(String suffixes, NumberType type) {
        return new Lot(
                Suffixes.parse(suffixes),
                "US",
                "TX",
                "Austin",
                type,
                List.of(Capability.VOICE, Capability.SMS),
                new Price(50, 75));
    }
}
