package com.voepy.numbers.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class E164Test {

    static final E164 AUSTIN = new E164("+15125550107");

    @ParameterizedTest
    @ValueSource(strings = {"+1234567", "+15125550107", "+4930123456", "+123456789012345"})
    void seven_to_fifteen_digits_after_a_plus_are_a_number(String text) {
        assertThat(E164.isE164(text)).isTrue();
        assertThat(new E164(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "+123456",
                "+1234567890123456",
                "15125550107",
                "0015125550107",
                "+05125550107",
                "+1 512 555 0107",
                "+1512555010a",
                "+15125550107\n",
                "+١٢٣٤٥٦٧٨٩",
                "tel:+15125550107"
            })
    void everything_else_is_none(String text) {
        assertThat(E164.isE164(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new E164(text)).withMessageContaining(text);
    }

    @Test
    void it_is_its_block_and_its_last_three_digits() {
        assertThat(AUSTIN.block()).isEqualTo("+15125550");
        assertThat(AUSTIN.suffix()).isEqualTo(107);
        assertThat(AUSTIN.digits()).isEqualTo("15125550107");
        assertThat(E164.of("+15125550", 7)).isEqualTo(new E164("+15125550007"));
        assertThat(E164.of(AUSTIN.block(), AUSTIN.suffix())).isEqualTo(AUSTIN);
    }

    @Test
    void numbers_are_sorted_as_text() {
        assertThat(new E164("+1512555")).isLessThan(AUSTIN);
        assertThat(AUSTIN).isEqualByComparingTo(new E164("+15125550107")).isLessThan(new E164("+4930123456"));
    }

    @Test
    void it_is_plain_text_in_json() {
        var json = JsonMapper.shared();
        assertThat(json.writeValueAsString(AUSTIN)).isEqualTo("\"+15125550107\"");
        assertThat(json.readValue("\"+15125550107\"", E164.class)).isEqualTo(AUSTIN);
    }
}
