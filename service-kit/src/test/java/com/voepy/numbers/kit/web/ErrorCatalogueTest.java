package com.voepy.numbers.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ErrorCatalogueTest {

    static final Path DOCS = Path.of("..", "docs", "errors.md");

    /// `-Dnumbers.docs.write=true` writes the file instead of comparing.
    @Test
    void the_documentation_is_what_the_code_says() throws IOException {
        if (Boolean.getBoolean("numbers.docs.write")) {
            Files.createDirectories(DOCS.getParent());
            Files.writeString(DOCS, ErrorCatalogue.markdown());
        }
        assertThat(DOCS).content().isEqualTo(ErrorCatalogue.markdown());
    }

    @Test
    void every_code_is_explained() {
        for (var code : ErrorCode.values()) {
            assertThat(code.httpStatus()).isBetween(400, 599);
            assertThat(code.wireName()).matches("[a-z][a-z_]*");
            assertThat(code.title()).isNotBlank().doesNotEndWith(".");
            assertThat(code.explanation()).endsWith(".").doesNotContain("\n");
        }
        for (var code : FieldError.Code.values()) {
            assertThat(code.wireName()).matches("[a-z][a-z_]*");
            assertThat(code.explanation()).endsWith(".");
        }
    }

    @Test
    void every_status_that_the_web_server_answers_by_itself_has_a_code() {
        for (int status = 400; status < 600; status++) {
            var rejection = Refusals.ofStatus(status, "refused");
            assertThat(rejection.code().httpStatus() / 100).isEqualTo(status / 100);
        }
        assertThat(Refusals.ofStatus(431, "refused").code()).isEqualTo(ErrorCode.HEADERS_TOO_LARGE);
    }
}
