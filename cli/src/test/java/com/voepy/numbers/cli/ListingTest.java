package com.voepy.numbers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ListingTest {

    @Test
    void one_page_is_shown_and_whether_there_is_more() {
        try (var server = new Server()) {
            server.answers(200, page(1, 2, "c-1"));

            var run = Run.of(server, "keys", "list");

            assertThat(run.out()).hasLineCount(3);
            assertThat(run.err()).contains("--cursor c-1");
            assertThat(server.request().target()).isEqualTo("/v1/api-keys");
        }
    }

    @Test
    void all_follows_every_cursor_under_one_header_and_keeps_the_filters() {
        try (var server = new Server()) {
            server.answers(200, page(1, 2, "c 1"))
                    .answers(200, page(3, 2, "c-2"))
                    .answers(200, page(5, 1, null));

            var run = Run.of(server, "numbers", "list", "--status", "active", "--all");

            assertThat(run.out()).hasLineCount(6).containsOnlyOnce("STATUS");
            assertThat(server.requests())
                    .extracting(Server.Request::target)
                    .containsExactly(
                            "/v1/numbers?status=active&limit=250",
                            "/v1/numbers?status=active&cursor=c%201&limit=250",
                            "/v1/numbers?status=active&cursor=c-2&limit=250");
        }
    }

    @Test
    void a_limit_beyond_one_page_takes_as_many_pages_as_it_needs() {
        try (var server = new Server()) {
            server.answers(200, page(1, 250, "c-1")).answers(200, page(251, 10, "c-2"));

            var run = Run.of(server, "keys", "list", "--limit", "260");

            assertThat(run.out()).hasLineCount(261);
            assertThat(run.err()).contains("--cursor c-2");
            assertThat(server.requests())
                    .extracting(Server.Request::target)
                    .containsExactly("/v1/api-keys?limit=250", "/v1/api-keys?cursor=c-1&limit=10");
        }
    }

    @Test
    void with_json_each_page_is_a_document() {
        try (var server = new Server()) {
            server.answers(200, page(1, 1, "c-1")).answers(200, page(2, 1, null));

            assertThat(Run.of(server, "keys", "list", "--all", "--json").out())
                    .isEqualTo(page(1, 1, "c-1") + "\n" + page(2, 1, null) + "\n");
        }
    }

    private static String page(int first, int count, @Nullable String next) {
        var items = IntStream.range(first, first + count)
                .mapToObj("{\"id\": \"i-%d\"}"::formatted)
                .collect(Collectors.joining(", "));
        return "{\"data\": [%s], \"meta\": {\"count\": %d, \"next_cursor\": %s}}"
                .formatted(items, count, next == null ? "null" : "\"" + next + "\"");
    }
}
