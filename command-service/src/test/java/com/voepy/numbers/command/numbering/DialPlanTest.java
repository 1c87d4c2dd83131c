package com.voepy.numbers.command.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.kernel.E164;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DialPlanTest {

    @Test
    void knows_country_format_and_kind_of_a_number() {
        assertThat(DialPlan.facts(new E164("+15125550100")))
                .hasValue(new DialPlan.Facts("US", "(512) 555-0100", LineType.FIXED_LINE_OR_MOBILE));
        assertThat(DialPlan.facts(new E164("+493023125000")))
                .hasValue(new DialPlan.Facts("DE", "030 23125000", LineType.FIXED_LINE));
        assertThat(DialPlan.facts(new E164("+18002340100")))
                .hasValueSatisfying(facts -> assertThat(facts.lineType()).isEqualTo(LineType.TOLL_FREE));
    }

    @Test
    void knows_numbers_of_no_country() {
        assertThat(DialPlan.facts(new E164("+80012345678")))
                .hasValueSatisfying(facts -> assertThat(facts.countryCode()).isNull());
    }

    @Test
    void knows_no_number_that_no_country_has() {
        assertThat(DialPlan.facts(new E164("+15120000000"))).isEmpty();
        assertThat(DialPlan.facts(new E164("+9991234567"))).isEmpty();
    }
}
