package com.voepy.numbers.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.kit.problem.Checks;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CursorTest {

    static final String CURSOR = Cursor.of("numbers", "4711");

    final Checks checks = new Checks();

    @Test
    void brings_its_key_back() {
        assertThat(Cursor.key(checks, "numbers", CURSOR)).isEqualTo("4711");
        assertThat(checks.passed()).isTrue();
    }

    @Test
    void is_refused_by_another_list() {
        assertRefused("number-orders", CURSOR);
    }

    @Test
    void is_refused_by_the_same_list_with_other_filters() {
        var active = Cursor.list("numbers", Map.of("status", "active", "country_code", "US"));
        var cursor = Cursor.of(active, "4711");

        assertThat(Cursor.key(checks, Cursor.list("numbers", Map.of("country_code", "US", "status", "active")), cursor))
                .isEqualTo("4711");
        assertRefused("numbers", cursor);
        assertRefused(Cursor.list("numbers", Map.of("status", "active")), cursor);
        assertRefused(Cursor.list("numbers", Map.of("status", "pending", "country_code", "US")), cursor);
        assertRefused(active, CURSOR);
    }

    @Test
    void is_refused_with_any_character_changed() {
        for (var i = 0; i < CURSOR.length(); i++) {
            for (var other : "A9_z".toCharArray()) {
                if (CURSOR.charAt(i) != other) {
                    assertRefused("numbers", CURSOR.substring(0, i) + other + CURSOR.substring(i + 1));
                }
            }
        }
    }

    @Test
    void is_refused_with_its_end_cut_off() {
        for (var i = 0; i < CURSOR.length(); i++) {
            assertRefused("numbers", CURSOR.substring(0, i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "=", "%00", "null", "4711", "bnVtYmVycyA0NzEx", "\u00fc", "bnVtYmVycyA0NzExIDA="})
    void is_refused_when_made_up(String cursor) {
        assertRefused("numbers", cursor);
    }

    static void assertRefused(String list, String cursor) {
        var own = new Checks();
        assertThat(Cursor.key(own, list, cursor)).as(cursor).isNull();
        assertThat(own.passed()).as(cursor).isFalse();
    }
}
