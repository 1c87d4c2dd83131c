package com.voepy.numbers.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.problem.FieldError.Code;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChecksTest {

    enum Kind {
        LOCAL,
        TOLL_FREE
    }

    @Test
    void right_values_come_back_as_they_are() {
        var checks = new Checks();
        assertThat(checks.text("name", "Yourco ☎", 1, 8)).isEqualTo("Yourco ☎");
        assertThat(checks.optionalText("name", null, 8)).isNull();
        assertThat(checks.e164("number", "+15125550100")).isEqualTo(new E164("+15125550100"));
        assertThat(checks.e164List("numbers", List.of("+15125550100"), 1, 50)).hasSize(1);
        assertThat(checks.uuid("id", "F3B0A9B7-0000-4000-8000-000000000001"))
                .isEqualTo(UUID.fromString("f3b0a9b7-0000-4000-8000-000000000001"));
        assertThat(checks.oneOf("type", "toll_free", Kind.class)).isEqualTo(Kind.TOLL_FREE);
        assertThat(checks.range("amount", 5L, 1, 5)).isEqualTo(5);
        assertThat(checks.limit("limit", null, 1, 250, 50)).isEqualTo(50);
        assertThat(checks.limit("limit", "250", 1, 250, 50)).isEqualTo(250);
        assertThat(checks.url("url", "https://example.com/hook?a=b")).isEqualTo("https://example.com/hook?a=b");
        assertThat(checks.timestamp("from", "2026-05-12T16:32:18+02:00"))
                .isEqualTo(Instant.parse("2026-05-12T14:32:18Z"));
        assertThatCode(checks::orThrow).doesNotThrowAnyException();
    }

    @Test
    void all_wrong_values_are_named_at_once() {
        var checks = new Checks();
        checks.text("name", null, 1, 80);
        checks.uuid("id", "x");
        checks.that(false, "country_code", Code.MISMATCH, "is not the number's");
        var refusal = catchThrowableOfType(Rejection.class, checks::orThrow);
        assertThat(refusal.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
        assertThat(refusal.errors())
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(
                        tuple("name", Code.REQUIRED),
                        tuple("id", Code.INVALID_FORMAT),
                        tuple("country_code", Code.MISMATCH));
    }

    @Test
    void text_has_its_length_in_characters_people_see() {
        refuses(Code.TOO_SHORT, checks -> checks.text("field", "", 1, 3));
        refuses(Code.TOO_SHORT, checks -> checks.text("field", "  ", 1, 3));
        refuses(Code.TOO_LONG, checks -> checks.text("field", "abcd", 1, 3));
        refuses(Code.INVALID_FORMAT, checks -> checks.text("field", "a\u0000", 1, 3));
        refuses(Code.INVALID_FORMAT, checks -> checks.text("field", "a\ud800", 1, 3));
        var checks = new Checks();
        checks.text("field", "😀😀😀", 1, 3);
        assertThat(checks.passed()).isTrue();
    }

    @Test
    void lists_name_the_place() {
        var checks = new Checks();
        checks.e164List("numbers", Arrays.asList("+15125550100", null, "x", "+15125550100"), 1, 50);
        var refusal = catchThrowableOfType(Rejection.class, checks::orThrow);
        assertThat(refusal.errors())
                .extracting(FieldError::field)
                .containsExactly("numbers[1]", "numbers[2]", "numbers[3]");
        refuses(Code.TOO_SHORT, other -> other.e164List("field", List.of(), 1, 50));
        refuses(Code.TOO_LONG, other -> other.e164List("field", List.of("+1", "+2"), 1, 1));
    }

    @Test
    void numbers_and_times_have_bounds_and_forms() {
        refuses(Code.OUT_OF_RANGE, checks -> checks.range("field", 6L, 1, 5));
        refuses(Code.OUT_OF_RANGE, checks -> checks.limit("field", "0", 1, 250, 50));
        refuses(Code.OUT_OF_RANGE, checks -> checks.limit("field", "4294967297", 1, 250, 50));
        refuses(Code.INVALID_FORMAT, checks -> checks.limit("field", "ten", 1, 250, 50));
        refuses(Code.INVALID_FORMAT, checks -> checks.timestamp("field", "2026-05-12"));
        refuses(Code.NOT_ALLOWED, checks -> checks.oneOf("field", "TOLL_FREE", Kind.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "/hook",
                "ftp://example.com",
                "https://",
                "https://user:secret@example.com",
                "https://example.com/#part",
                "https://exa mple.com",
                "javascript:alert(1)"
            })
    void a_url_is_absolute_and_of_the_web(String url) {
        refuses(Code.INVALID_FORMAT, checks -> checks.url("field", url));
    }

    private static void refuses(Code code, Consumer<Checks> check) {
        var checks = new Checks();
        check.accept(checks);
        var refusal = catchThrowableOfType(Rejection.class, checks::orThrow);
        assertThat(refusal.errors()).extracting(FieldError::code).containsExactly(code);
    }
}
