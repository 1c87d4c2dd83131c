package com.voepy.numbers.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ApiKeysTest {

    @Test
    void every_new_key_is_well_formed_and_different() {
        var keys = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            var key = ApiKeys.generate();
            assertThat(key).hasSize(57).startsWith("vn_live_");
            assertThat(ApiKeys.isWellFormed(key)).isTrue();
            assertThat(keys.add(key)).isTrue();
        }
        assertThat(ApiKeys.isWellFormed(ApiKeys.generateTest())).isTrue();
    }

    @Test
    void a_mistyped_key_is_noticed_at_every_place() {
        var key = ApiKeys.generate();
        for (int i = "vn_live_".length(); i < key.length(); i++) {
            var other = key.charAt(i) == 'a' ? 'b' : 'a';
            assertThat(ApiKeys.isWellFormed(key.substring(0, i) + other + key.substring(i + 1)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "vn_",
                "vn_live_",
                "vn_live_0123456789",
                "only-31-characters-0123456789ab",
                "a blank makes it invisible, all of it"
            })
    void what_cannot_be_a_key_is_told_without_a_look_up(String text) {
        assertThat(ApiKeys.isWellFormed(text)).isFalse();
    }

    @Test
    void an_operator_may_choose_32_visible_characters() {
        assertThat(ApiKeys.isWellFormed("0123456789abcdef0123456789abcdef")).isTrue();
        assertThat(ApiKeys.isWellFormed("vn_live_the-operator's-own-choice")).isTrue();
        assertThat(ApiKeys.prefix("0123456789abcdef0123456789abcdef")).isEqualTo("0123");
    }

    @Test
    void the_hash_names_the_stream() {
        var hash = ApiKeys.hash("0123456789abcdef0123456789abcdef");
        assertThat(hash).isEqualTo("3eb1bd439947eb762998e566ccc2e099c791118b2f40579cc4f7da2b5061b7f9");
        assertThat(ApiKeys.stream(hash)).isEqualTo("api-key/3eb1bd43-9947-8b76-a998-e566ccc2e099");
    }

    @Test
    void the_prefix_is_what_people_may_see() {
        var key = ApiKeys.generate();
        assertThat(ApiKeys.prefix(key)).hasSize(12).isEqualTo(key.substring(0, 12));
    }
}
