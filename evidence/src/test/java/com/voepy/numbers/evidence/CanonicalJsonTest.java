package com.voepy.numbers.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CanonicalJsonTest {

    @Test
    void escapes_only_what_must_be() {
        // Source: RFC 8785, 3.2.2.
        assertThat(canonical("""
                        {"string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/", "literals": [null, true, false]}""")).isEqualTo("""
                        {"literals":[null,true,false],"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}""");
    }

    @Test
    void sorts_members_by_their_utf_16() {
        // Source: RFC 8785, 3.2.3.
        assertThat(canonical("""
                        {"\\u20ac": 5, "\\r": 1, "\\ufb33": 7, "1": 2, "\\ud83d\\ude00": 6, "\\u0080": 3, "\\u00f6": 4}""")).isEqualTo("{\"\\r\":1,\"1\":2,\"\u0080\":3,\"ö\":4,\"€\":5,\"😀\":6,\"\ufb33\":7}");
    }

    @Test
    void writes_what_is_in_what() {
        assertThat(canonical(" { \"b\" : [ ] , \"a\" : { } , \"c\" : [ { \"z\" : -1 , \"y\" : [ 0 ] } ] } "))
                .isEqualTo("{\"a\":{},\"b\":[],\"c\":[{\"y\":[0],\"z\":-1}]}");
    }

    @Test
    void takes_whole_numbers_however_they_are_written() {
        assertThat(canonical("[1e2, 9007199254740991, -9007199254740991, 5.0]"))
                .isEqualTo("[100,9007199254740991,-9007199254740991,5]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "9007199254740992",
                "-9007199254740992",
                "1e300",
                "\"\\ud83d\"",
                "\"\\ude00\"",
                "\"\\ude00\\ud83d\""
            })
    void refuses_what_is_not_the_same_everywhere(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> canonical(json));
    }

    private static String canonical(String json) {
        return new String(CanonicalJson.of(JsonMapper.shared().readTree(json)), StandardCharsets.UTF_8);
    }
}
