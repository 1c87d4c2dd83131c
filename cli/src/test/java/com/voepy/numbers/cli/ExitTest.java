package com.voepy.numbers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExitTest {

    @ParameterizedTest
    @CsvSource({
        "400,3", "401,4", "402,7", "403,4", "404,5", "405,3", "409,6", "410,5", "412,6", "413,3", "422,3", "429,8",
        "500,9", "501,9", "503,9"
    })
    void the_status_of_a_refusal_decides(int status, int exit) {
        try (var server = new Server()) {
            server.answers(status, "{\"code\": \"some_code\", \"detail\": \"Some words.\"}", "X-Request-Id", "r-1");

            var run = Run.of(server, "balance", "--retries", "0");

            assertThat(run.exit()).isEqualTo(exit);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("some_code: Some words.", "request id: r-1");
        }
    }

    @Test
    void a_refusal_names_each_field_and_what_is_missing() {
        try (var server = new Server()) {
            server.answers(422, """
                            {"code": "validation_failed", "detail": "Values are wrong.", "request_id": "r-2",
                             "errors": [{"field": "country_code", "code": "required", "message": "must be given"}]}
                            """).answers(402, """
                            {"code": "balance_insufficient", "detail": "Not enough.",
                             "required_cents": 200, "available_cents": 150}
                            """);

            assertThat(Run.of(server, "search").err())
                    .contains("  country_code: must be given (required)", "request id: r-2");
            assertThat(Run.of(server, "lookup", "+15125550100", "--type", "carrier")
                            .err())
                    .contains("required: 2.00 USD", "available: 1.50 USD");
        }
    }

    @Test
    void with_json_a_refusal_is_the_servers_own_document() {
        var problem = "{\"code\":\"not_found\",\"detail\":\"No.\"}";
        try (var server = new Server()) {
            server.answers(404, problem);

            assertThat(Run.of(server, "numbers", "get", "x", "--json").err()).isEqualToIgnoringNewLines(problem);
        }
    }

    @Test
    void an_answer_that_is_no_problem_is_told_as_it_is() {
        try (var server = new Server()) {
            server.answers(502, "<html>nginx</html>");

            var run = Run.of(server, "balance", "--retries", "0");

            assertThat(run.exit()).isEqualTo(Exit.SERVER.code());
            assertThat(run.err()).contains("GET /v1/balance answered 502 without saying why.");
        }
    }

    @Test
    void nobody_there_is_the_servers_fault() {
        var server = new Server();
        server.close();

        var run = Run.of(server, "balance", "--retries", "1");

        assertThat(run.exit()).isEqualTo(Exit.SERVER.code());
        assertThat(run.err()).contains("nobody answers at " + server.url());
    }

    @Test
    void what_is_no_command_line_sends_nothing() {
        try (var server = new Server()) {
            for (var line : new String[][] {
                {},
                {"nonsense"},
                {"numbers"},
                {"numbers", "lost"},
                {"search", "--colour", "red"},
                {"search", "--limit", "many"},
                {"search", "--limit", "0"},
                {"search", "--limit", "3", "--all"},
                {"numbers", "get"},
                {"numbers", "get", ""},
                {"numbers", "release", ".."},
                {"order", "--country-code", "US", "--number-type", "local"},
                {"order", "+15125550100", "--number-type", "local"},
                {"lookup", "+15125550100"},
                {"admin", "tenants", "credit", "t", "--amount", "1.005", "--reference", "r"},
                {"admin", "erasures", "create", "--tenant-id", "t", "--subject", "x", "--reason", "r"},
                {"numbers", "configure", "n", "--clear", "colour"},
                {"numbers", "configure", "n", "--clear", "connection-id", "--connection-id", "c"},
                {"orders", "get", "o", "--wait", "--timeout", "long"},
                {"balance", "--retries", "100"},
                {"balance", "--url", "localhost"},
                {"balance", "--key-file", "/nowhere"},
            }) {
                var run = Run.of(server, line);
                assertThat(run.exit()).describedAs(Arrays.toString(line)).isEqualTo(Exit.USAGE.code());
                assertThat(run.err()).describedAs(Arrays.toString(line)).isNotBlank();
            }
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void help_and_version_need_neither_key_nor_server() {
        var nothing = new Surroundings(Map.of(), null, false);

        assertThat(Run.of(nothing, "", "--version").out()).startsWith("Voepy Numbers");
        assertThat(Run.of(nothing, "", "--help").out()).contains("search", "order", "webhooks", "admin");
        assertThat(Run.of(nothing, "", "completion").out()).contains("complete -F");
    }
}
