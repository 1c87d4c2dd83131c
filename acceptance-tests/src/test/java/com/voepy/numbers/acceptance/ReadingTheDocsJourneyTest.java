package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.acceptance.platform.Client;
import com.voepy.numbers.acceptance.platform.Directories;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The description of the API is to be had from the product itself, by anybody, and from nowhere else.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingTheDocsJourneyTest {

    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private final Platform platform = Platforms.shared();
    private final Client nobody = new Client(platform.url(), "");

    @Test
    void programs_get_the_openapi_document_that_is_committed() throws IOException {
        var document = nobody.get("/v3/api-docs").expect(200);

        assertThat(document.header("Content-Type")).hasValue("application/json");
        assertThat(document.text()).isEqualTo(Files.readString(Directories.ofRepository("docs/openapi.json")));
        assertThat(document.at("/openapi")).startsWith("3.1.");
        assertThat(document.json().at("/webhooks").size()).isGreaterThan(15);
        nobody.get("/v3/api-docs", "If-None-Match", document.header("ETag").orElseThrow())
                .expect(304);
    }

    @Test
    void people_get_a_page_that_asks_no_other_host() {
        var page = nobody.get("/docs").expect(200);

        assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'")
                .doesNotContain("http")
                .doesNotContain("unsafe");
        var loaded = LOADED.matcher(page.text())
                .results()
                .map(reference -> reference.group(1))
                .toList();
        assertThat(loaded).hasSizeGreaterThan(5).allMatch(reference -> reference.startsWith("/"));
        loaded.forEach(reference -> assertThat(nobody.get(reference).expect(200).text())
                .as(reference)
                .isNotEmpty());
        assertThat(nobody.get("/docs/assets/page.js").text())
                .contains("\"/v3/api-docs\"")
                .doesNotContain("://");
    }

    @Test
    void a_file_of_the_viewer_that_the_page_does_not_load_is_not_there() {
        for (var path : List.of(
                "/docs/assets/swagger-initializer.js",
                "/docs/assets/..%2f..%2fopenapi.json",
                "/docs/webhooks/nothing.schema.json",
                "/docs/webhooks/index.json",
                "/webjars/swagger-ui/index.html")) {
            assertThat(nobody.get(path).status()).as(path).isIn(400, 404);
        }
    }

    @Test
    void every_type_of_webhook_has_its_schema() {
        var catalogue = nobody.get("/docs/webhooks").expect(200);
        var types = catalogue.json().at("/data").valueStream().toList();

        assertThat(types).hasSizeGreaterThan(15);
        for (var type : types) {
            var schema = nobody.get(type.at("/schema").asString()).expect(200);
            assertThat(schema.header("Content-Type")).hasValue("application/schema+json");
            assertThat(schema.at("/properties/type/const"))
                    .isEqualTo(type.at("/type").asString());
        }
    }
}
