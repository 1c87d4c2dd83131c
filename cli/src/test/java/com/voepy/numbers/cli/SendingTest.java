package com.voepy.numbers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// What words become on the wire.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SendingTest {

    @TempDir
    private Path directory;

    @Test
    void filters_are_encoded() {
        try (var server = new Server()) {
            server.answers(200, "{\"data\": []}");

            Run.of(
                    server,
                    "search",
                    "--locality",
                    "San José & Co",
                    "--features",
                    "voice,sms",
                    "--starts-with",
                    "+1512");

            assertThat(server.request().target())
                    .isEqualTo("/v1/numbers/available?locality=San%20Jos%C3%A9%20%26%20Co"
                            + "&features=voice%2Csms&starts_with=%2B1512");
        }
    }

    @Test
    void ids_stay_within_their_place() {
        try (var server = new Server()) {
            server.answers(404, "{}");

            Run.of(server, "numbers", "get", "../balance?x");

            assertThat(server.request().target()).isEqualTo("/v1/numbers/..%2Fbalance%3Fx");
        }
    }

    @Test
    void a_body_has_what_was_given_in_its_types_and_null_for_what_is_cleared() {
        assertThat(sent("numbers", "configure", "n", "--messaging-enabled", "false", "--clear", "connection-id"))
                .isEqualTo("{\"messaging_enabled\":false,\"connection_id\":null}");
        assertThat(sent("admin", "tenants", "credit", "t", "--amount", "49.95", "--reference", "r"))
                .isEqualTo("{\"amount_cents\":4995,\"reference\":\"r\"}");
        assertThat(sent("reservations", "create", "+15125550100,+15125550101", "+15125550102"))
                .isEqualTo("{\"phone_numbers\":[\"+15125550100\",\"+15125550101\",\"+15125550102\"]}");
        assertThat(sent("port", "create", "+15125550100", "--comment", "c", "--service-locality", "Austin"))
                .isEqualTo("{\"phone_numbers\":[\"+15125550100\"],\"user_feedback\":{\"comment\":\"c\"},"
                        + "\"end_user\":{\"service_address\":{\"locality\":\"Austin\"}}}");
        assertThat(sent("port", "comment", "p", "@all: see above")).isEqualTo("{\"body\":\"@all: see above\"}");
        assertThat(sent(
                        "admin",
                        "erasures",
                        "create",
                        "--tenant-id",
                        "t",
                        "--reason",
                        "r",
                        "--subject",
                        "porting_order:p,porting_document:d"))
                .isEqualTo("{\"tenant_id\":\"t\",\"subjects\":[{\"type\":\"porting_order\",\"id\":\"p\"},"
                        + "{\"type\":\"porting_document\",\"id\":\"d\"}],\"reason\":\"r\"}");
    }

    @Test
    void a_body_may_come_from_a_file_or_from_standard_input_and_options_override_it() throws Exception {
        var file = Files.writeString(
                directory.resolve("order.json"), "{\"phone_numbers\": [\"+15125550100\"], \"country_code\": \"CA\"}");
        try (var server = new Server()) {
            server.answers(201, "[]").answers(201, "[]");
            var surroundings =
                    new Surroundings(Map.of("NUMBERS_URL", server.url(), "NUMBERS_API_KEY", Run.KEY), null, false);

            assertThat(Run.of(surroundings, "", "order", "--body", file.toString(), "--country-code", "US")
                            .exit())
                    .isZero();
            assertThat(server.request().body())
                    .isEqualTo("{\"phone_numbers\":[\"+15125550100\"],\"country_code\":\"US\"}");
            assertThat(Run.of(surroundings, "{\"x\": 1}", "order", "--body", "-")
                            .exit())
                    .isZero();
            assertThat(server.request().body()).isEqualTo("{\"x\":1}");
            assertThat(Run.of(surroundings, "[]", "order", "--body", "-").exit())
                    .isEqualTo(Exit.USAGE.code());
        }
    }

    @Test
    void files_are_uploaded_as_they_are_and_come_back_so() throws Exception {
        var file = Files.writeString(directory.resolve("a \"letter\".pdf"), "%PDF-1.4 \u0001");
        try (var server = new Server()) {
            server.answers(201, "{\"data\": [{\"id\": \"d-1\"}]}")
                    .answers(200, "%PDF-1.4 \u0001")
                    .answers(200, "x");

            assertThat(Run.of(server, "documents", "upload", file.toString(), "--type", "loa")
                            .out())
                    .contains("d-1");
            assertThat(server.request().header("Content-Type")).startsWith("multipart/form-data; boundary=");
            assertThat(server.request().header("Idempotency-Key")).isNotEmpty();
            assertThat(server.request().body())
                    .contains("name=\"type\"\r\n\r\nloa\r\n", "filename=\"a %22letter%22.pdf\"", "%PDF-1.4 \u0001\r\n");

            var copy = directory.resolve("copy.pdf");
            Run.of(server, "documents", "download", "d-1", "--output", copy.toString());
            assertThat(copy).hasSameTextualContentAs(file);
            assertThat(Run.of(server, "documents", "download", "d-1", "--output", copy.toString())
                            .exit())
                    .isEqualTo(Exit.USAGE.code());
            assertThat(copy).hasSameTextualContentAs(file);
        }
    }

    private static String sent(String... line) {
        try (var server = new Server()) {
            server.answers(200, "{}");
            assertThat(Run.of(server, line).exit()).isZero();
            assertThat(server.request().header("Content-Type")).isEqualTo("application/json");
            return JsonMapper.shared().readTree(server.request().body()).toString();
        }
    }
}
