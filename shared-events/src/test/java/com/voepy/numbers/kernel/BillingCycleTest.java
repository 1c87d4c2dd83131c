package com.voepy.numbers.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BillingCycleTest {

    static final BillingCycle MONTH = BillingCycle.parse("P1M");

    @ParameterizedTest
    @CsvSource({
        // activated, cycle, its end
        "2030-01-15, 1, 2030-02-15",
        "2030-01-31, 1, 2030-02-28",
        "2030-01-31, 2, 2030-03-31",
        "2030-01-31, 3, 2030-04-30",
        "2030-01-31, 12, 2031-01-31",
        // a leap year
        "2028-01-31, 1, 2028-02-29",
        "2028-02-29, 1, 2028-03-29",
        "2028-02-29, 12, 2029-02-28",
        "2028-02-29, 48, 2032-02-29",
        // 2100 is none
        "2100-01-30, 1, 2100-02-28"
    })
    void months_are_counted_from_activation(String activated, int count, String end) {
        assertThat(MONTH.end(noon(activated), count)).isEqualTo(noon(end));
    }

    @ParameterizedTest
    @CsvSource({
        "2030-01-31T12:00:00Z, 2030-02-28T12:00:00Z",
        "2030-02-28T11:59:59.999Z, 2030-02-28T12:00:00Z",
        "2030-02-28T12:00:00Z, 2030-03-31T12:00:00Z",
        "2030-03-30T12:00:00Z, 2030-03-31T12:00:00Z",
        "2040-01-31T12:00:00Z, 2040-02-29T12:00:00Z"
    })
    void a_cycle_runs_until_just_before_its_end(Instant now, Instant end) {
        assertThat(MONTH.endOfCycleAt(noon("2030-01-31"), now)).isEqualTo(end);
    }

    @Test
    void a_cycle_can_be_as_short_as_a_test_wants_it() {
        var cycle = BillingCycle.parse("PT5S");
        var activated = noon("2030-01-01");
        assertThat(cycle.end(activated, 3)).isEqualTo(activated.plusSeconds(15));
        assertThat(cycle.endOfCycleAt(activated, activated)).isEqualTo(activated.plusSeconds(5));
        assertThat(cycle.endOfCycleAt(activated, activated.plusSeconds(5))).isEqualTo(activated.plusSeconds(10));
        assertThat(cycle.endOfCycleAt(activated, activated.plusSeconds(86_400)))
                .isEqualTo(activated.plusSeconds(86_405));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "PT0S", "P-1M", "PT-5S"})
    void a_cycle_lasts_longer_than_nothing(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> BillingCycle.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "month", "1M"})
    void what_is_no_length_of_time_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BillingCycle.parse(text))
                .withMessageContaining(text);
    }

    private static Instant noon(String day) {
        return Instant.parse(day + "T12:00:00Z");
    }
}
