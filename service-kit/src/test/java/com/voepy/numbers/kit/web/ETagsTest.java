package com.voepy.numbers.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ETagsTest {

    record Thing(String name) {}

    @Test
    void equal_resources_have_equal_tags_and_others_have_others() {
        assertThat(ETags.of(new Thing("a"))).isEqualTo(ETags.of(new Thing("a"))).matches("\"[\\w-]{16}\"");
        assertThat(ETags.of(new Thing("a"))).isNotEqualTo(ETags.of(new Thing("b")));
    }

    @Test
    void a_change_passes_for_the_current_version_only() {
        var current = new Thing("a");
        assertThatCode(() -> ETags.requireMatch(null, current)).doesNotThrowAnyException();
        assertThatCode(() -> ETags.requireMatch("*", current)).doesNotThrowAnyException();
        assertThatCode(() -> ETags.requireMatch("\"x\", " + ETags.of(current), current))
                .doesNotThrowAnyException();
        var refusal =
                catchThrowableOfType(Rejection.class, () -> ETags.requireMatch(ETags.of(new Thing("b")), current));
        assertThat(refusal.code()).isEqualTo(ErrorCode.PRECONDITION_FAILED);
    }

    @Test
    void a_weak_tag_never_matches() {
        var current = new Thing("a");
        var refusal =
                catchThrowableOfType(Rejection.class, () -> ETags.requireMatch("W/" + ETags.of(current), current));
        assertThat(refusal.code()).isEqualTo(ErrorCode.PRECONDITION_FAILED);
    }
}
