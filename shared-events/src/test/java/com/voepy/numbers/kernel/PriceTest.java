package com.voepy.numbers.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PriceTest {

    static final Price WHOLESALE = new Price(50, 75);

    @ParameterizedTest
    @CsvSource({
        // wholesale cents, basis points, price in cents
        "50, 10000, 100",
        "75, 10000, 150",
        "75, 0, 75",
        "0, 10000, 0",
        // 0.5 goes up, what is less goes down
        "1, 5000, 2",
        "1, 4999, 1",
        "3, 1666, 3",
        "3, 1667, 4",
        "99, 1, 99",
        "10001, 1, 10002",
        // a discount
        "100, -10000, 0",
        "100, -5050, 50",
        "100, -5049, 50"
    })
    void a_markup_is_rounded_half_up_to_the_cent(long cents, long basisPoints, long expected) {
        assertThat(new Price(cents, cents).withMarkup(basisPoints)).isEqualTo(new Price(expected, expected));
    }

    @Test
    void each_part_is_rounded_by_itself() {
        assertThat(new Price(1, 3).withMarkup(5_000)).isEqualTo(new Price(2, 5));
    }

    @Test
    void a_negative_price_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Price(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Price(0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> WHOLESALE.withMarkup(-10_200));
    }

    @Test
    void a_price_that_is_too_big_is_not_wrapped_around() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Price(Long.MAX_VALUE, 0).withMarkup(1));
    }

    @Nested
    class The_rule_that_decides {

        static final List<Markup> RULES = List.of(
                new Markup(null, null, 1_000),
                new Markup(null, NumberType.TOLL_FREE, 2_000),
                new Markup("US", null, 3_000),
                new Markup("US", NumberType.TOLL_FREE, 4_000));

        @ParameterizedTest
        @CsvSource({"US, TOLL_FREE, 4000", "US, LOCAL, 3000", "DE, TOLL_FREE, 2000", "DE, LOCAL, 1000"})
        void is_the_most_specific_one_country_before_type(String country, NumberType type, long basisPoints) {
            assertThat(Markup.priceOf(WHOLESALE, country, type, RULES, 10_000))
                    .isEqualTo(WHOLESALE.withMarkup(basisPoints));
            assertThat(Markup.priceOf(WHOLESALE, country, type, RULES.reversed(), 10_000))
                    .isEqualTo(WHOLESALE.withMarkup(basisPoints));
        }

        @Test
        void is_the_default_where_none_fits() {
            assertThat(Markup.priceOf(WHOLESALE, "DE", NumberType.LOCAL, RULES.subList(1, 4), 10_000))
                    .isEqualTo(new Price(100, 150));
            assertThat(Markup.priceOf(WHOLESALE, "US", NumberType.LOCAL, List.of(), 10_000))
                    .isEqualTo(new Price(100, 150));
        }
    }
}
