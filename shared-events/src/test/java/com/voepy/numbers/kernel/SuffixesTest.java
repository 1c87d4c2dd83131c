package com.voepy.numbers.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SuffixesTest {

    @Test
    void neighbours_are_written_as_a_range() {
        var suffixes = Suffixes.of(IntStream.concat(IntStream.range(0, 100), IntStream.of(107, 105, 998, 999)));
        assertThat(suffixes).hasToString("000-099,105,107,998-999");
        assertThat(suffixes.count()).isEqualTo(104);
        assertThat(suffixes.contains(99)).isTrue();
        assertThat(suffixes.contains(100)).isFalse();
    }

    @Test
    void none_and_all_are_written_too() {
        assertThat(Suffixes.of(IntStream.empty())).hasToString("").isEqualTo(Suffixes.parse(""));
        assertThat(Suffixes.of(IntStream.range(0, 1000))).hasToString("000-999").isEqualTo(Suffixes.parse("000-999"));
    }

    @Test
    void what_is_written_is_read() {
        var random = new Random(42);
        for (var i = 0; i < 500; i++) {
            var some = Suffixes.of(random.ints(random.nextInt(1000), 0, 1000));
            assertThat(Suffixes.parse(some.toString())).isEqualTo(some).hasSameHashCodeAs(some);
        }
    }

    @Test
    void the_order_of_the_ranges_does_not_matter() {
        assertThat(Suffixes.parse("105,000-099")).isEqualTo(Suffixes.parse("000-050,051-099,105"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "1", "0100", "000-", "-099", "000-099,", "000--099", "000-099-100", "a", "099-000"})
    void everything_else_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Suffixes.parse(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1000})
    void a_suffix_has_three_digits(int suffix) {
        assertThatIllegalArgumentException().isThrownBy(() -> Suffixes.of(IntStream.of(suffix)));
    }

    @Test
    void they_are_text_in_json() {
        var json = JsonMapper.shared();
        assertThat(json.writeValueAsString(Suffixes.parse("000-099"))).isEqualTo("\"000-099\"");
        assertThat(json.readValue("\"000-099\"", Suffixes.class)).isEqualTo(Suffixes.parse("000-099"));
    }
}
