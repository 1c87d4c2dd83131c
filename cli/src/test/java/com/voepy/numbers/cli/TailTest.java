package com.voepy.numbers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TailTest {

    @Test
    void events_are_shown_once_each_in_their_order_from_the_servers_now_on() {
        try (var server = new Server()) {
            server.answers(200, page("", "old"))
                    .answers(200, page("", "a"))
                    .answers(200, page("c-1", "a", "b"))
                    .answers(200, page("", "c", "d"));

            var run = Run.of(server, "events", "tail", "--type", "NumberOrdered", "--count", "3", "--json");

            assertThat(run.out()).isEqualTo("""
                    {"id":"a"}
                    {"id":"b"}
                    {"id":"c"}
                    """);
            var targets = server.requests().stream().map(Server.Request::target).toList();
            var from = Instant.parse(
                    URLDecoder.decode(targets.get(1).replaceAll(".*from=([^&]+).*", "$1"), StandardCharsets.UTF_8));
            assertThat(from).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
            assertThat(targets.get(0)).isEqualTo("/v1/events?type=NumberOrdered&limit=1");
            assertThat(targets.get(2)).isEqualTo(targets.get(1));
            assertThat(targets.get(3)).isEqualTo(targets.get(1) + "&cursor=c-1");
        }
    }

    @Test
    void a_time_to_start_from_may_be_given_and_people_get_a_table() {
        try (var server = new Server()) {
            server.answers(200, page("", "a"));

            var run = Run.of(server, "events", "tail", "--from", "2026-01-01T00:00:00Z", "--count", "1");

            assertThat(run.out()).startsWith("AT").hasLineCount(2);
            assertThat(server.request().target()).isEqualTo("/v1/events?from=2026-01-01T00%3A00%3A00Z");
        }
    }

    private static String page(String next, String... ids) {
        var events = Arrays.stream(ids).map("{\"id\": \"%s\"}"::formatted).collect(Collectors.joining(","));
        return "{\"data\": [%s], \"meta\": {\"next_cursor\": %s}}"
                .formatted(events, next.isEmpty() ? "null" : "\"" + next + "\"");
    }
}
