package com.voepy.numbers.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import java.util.List;
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
    void what_is_no_strong_tag_never_matches() {
        var current = new Thing("a");
        var bare = ETags.of(current).replace("\"", "");
        for (var sent :
                List.of("W/" + ETags.of(current), bare, "", ",", "\"*\"", "\"" + bare, "\"x," + bare + ",y\"")) {
            var refusal = catchThrowableOfType(Rejection.class, () -> ETags.requireMatch(sent, current));
            assertThat(refusal).as(sent).isNotNull();
            assertThat(refusal.code()).isEqualTo(ErrorCode.PRECONDITION_FAILED);
        }
    }

    @Test
    void a_tag_of_a_list_is_found_wherever_it_is() {
        var current = new Thing("a");
        var tag = ETags.of(current);
        for (var sent : List.of(tag + ",\"x\"", "\"a,b\" , " + tag, "W/\"x\"," + tag, " * ", "\"\"," + tag)) {
            assertThatCode(() -> ETags.requireMatch(sent, current)).as(sent).doesNotThrowAnyException();
        }
    }

    @Test
    void what_was_measured_changes_the_tag_and_not_the_version() {
        var current = new Thing("a");
        var early = ETags.of(current, "12:00");

        assertThat(early).isNotEqualTo(ETags.of(current, "12:01")).isNotEqualTo(ETags.of(current));
        assertThatCode(() -> ETags.requireMatch(early, current)).doesNotThrowAnyException();
        assertThatCode(() -> ETags.requireMatch(early, List.of(new Thing("b"), current)))
                .doesNotThrowAnyException();
        var refusal = catchThrowableOfType(Rejection.class, () -> ETags.requireMatch(early, new Thing("b")));
        assertThat(refusal.code()).isEqualTo(ErrorCode.PRECONDITION_FAILED);
    }
}
