package com.voepy.numbers.command.pricing;

import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.pricing.PricingTierCommand.DefinePricingTier;
import com.voepy.numbers.command.pricing.PricingTierCommand.EnsureStandardTier;
import com.voepy.numbers.events.PricingTierEvent.PricingTierDefined;
import com.voepy.numbers.kernel.Markup;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.PortedPrices;
import com.voepy.numbers.resource.PricingTierResource;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PricingTierTest {

    static final List<Markup> RULES = List.of(new Markup("US", NumberType.TOLL_FREE, 2_500));

    final AggregateTestFixture<PricingTier> tier = new AggregateTestFixture<>(PricingTier.class);

    @Test
    void is_made_by_its_first_definition() {
        tier.givenNoPriorActivity()
                .when(new DefinePricingTier("gold", 5_000, RULES, 2, 3, PortedPrices.USUAL))
                .expectEvents(gold(5_000))
                .expectResultMessagePayload(
                        Answer.created("/v1/admin/pricing-tiers/gold", PricingTierResource.of(gold(5_000))));
    }

    @Test
    void is_replaced_by_the_next() {
        tier.given(gold(5_000))
                .when(new DefinePricingTier("gold", 4_000, RULES, 2, 3, PortedPrices.USUAL))
                .expectEvents(gold(4_000))
                .expectResultMessagePayload(Answer.ok(PricingTierResource.of(gold(4_000))));
    }

    @Test
    void says_nothing_when_nothing_changes() {
        tier.given(gold(5_000))
                .when(new DefinePricingTier("gold", 5_000, RULES, 2, 3, PortedPrices.USUAL))
                .expectNoEvents()
                .expectResultMessagePayload(Answer.ok(PricingTierResource.of(gold(5_000))));
    }

    @Test
    void named_standard_doubles_wholesale_prices_from_the_first_start() {
        tier.givenNoPriorActivity()
                .when(new EnsureStandardTier())
                .expectEvents(new PricingTierDefined("standard", 10_000, List.of(), 2, 3));
    }

    @Test
    void named_standard_is_left_as_it_is_by_later_starts() {
        tier.given(new PricingTierDefined("standard", 1, List.of(), 1, 1))
                .when(new EnsureStandardTier())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    static PricingTierDefined gold(long defaultMarkupBasisPoints) {
        return new PricingTierDefined("gold", defaultMarkupBasisPoints, RULES, 2, 3);
    }
}
