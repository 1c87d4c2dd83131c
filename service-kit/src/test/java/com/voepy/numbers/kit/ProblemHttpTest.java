package com.voepy.numbers.kit;

import static com.voepy.numbers.kit.ProblemAssert.problem;
import static com.voepy.numbers.kit.TestService.authorized;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.problem.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProblemHttpTest {

    static final TestService SERVICE = TestService.RUNNING;

    static final String KEY = SERVICE.key(UUID.randomUUID(), ApiKeyScope.tenantScopes(), null);

    static final String ID = "f3b0a9b7-0000-4000-8000-000000000001";

    @Test
    void a_refusal_says_what_the_endpoint_said() {
        var problem = problem(SERVICE.get("/v1/refuse", KEY), ErrorCode.BALANCE_INSUFFICIENT);
        assertThat(problem.path("detail").asString()).isEqualTo("The order costs 200 cents; 150 are available.");
        assertThat(problem.path("required_cents").asInt()).isEqualTo(200);
        assertThat(problem.path("available_cents").asInt()).isEqualTo(150);
        assertThat(problem.path("instance").asString()).isEqualTo("/v1/refuse");
    }

    @Test
    void a_refusal_for_now_says_when_to_come_back() {
        var response = SERVICE.get("/v1/later", KEY);
        problem(response, ErrorCode.READ_MODEL_BEHIND);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void a_mistake_of_the_server_tells_nothing_of_itself() {
        problem(SERVICE.get("/v1/break", KEY), ErrorCode.INTERNAL_ERROR);
    }

    @Test
    void an_error_page_of_the_container_is_a_problem_too() {
        problem(SERVICE.get("/v1/send-error", KEY), ErrorCode.SERVICE_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/nothing", "/nothing", "/", "/V1/whoami", "/actuator", "/actuator/env", "/v1/things/7"})
    void an_unknown_path_is_not_found(String path) {
        problem(SERVICE.get(path, KEY), ErrorCode.NOT_FOUND);
        if (!path.startsWith("/v1")) {
            problem(SERVICE.get(path, null), ErrorCode.NOT_FOUND);
        }
    }

    @Test
    void an_unknown_path_is_not_found_whatever_the_method() {
        problem(SERVICE.post("/nothing", null, "{}"), ErrorCode.NOT_FOUND);
        problem(SERVICE.post("/v1/nothing", KEY, "{}"), ErrorCode.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "PROPFIND", "BREW"})
    void another_method_is_not_allowed(String method) {
        var response = SERVICE.send(
                authorized(SERVICE.request("/v1/things/" + ID), KEY).method(method, BodyPublishers.noBody()));
        problem(response, ErrorCode.METHOD_NOT_ALLOWED);
        assertThat(response.headers().firstValue("Allow").orElse("").split(", "))
                .contains("GET", "PATCH");
    }

    @Test
    void head_answers_as_get_without_a_body() {
        var response =
                SERVICE.send(authorized(SERVICE.request("/v1/whoami"), KEY).HEAD());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void options_says_what_a_path_takes() {
        var response =
                SERVICE.send(authorized(SERVICE.request("/v1/things"), KEY).method("OPTIONS", BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("POST"));
    }

    @Test
    void another_media_type_is_unsupported() {
        var request = authorized(SERVICE.request("/v1/things"), KEY);
        problem(
                SERVICE.send(request.header("Content-Type", "text/xml").POST(BodyPublishers.ofString("<a/>"))),
                ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void a_format_we_do_not_speak_is_not_acceptable() {
        problem(
                SERVICE.send(authorized(SERVICE.request("/v1/whoami"), KEY).header("Accept", "text/csv")),
                ErrorCode.NOT_ACCEPTABLE);
    }

    @Test
    void a_body_that_is_too_long_is_refused_by_its_announced_length() {
        problem(SERVICE.post("/v1/things", KEY, " ".repeat(1_100_000)), ErrorCode.PAYLOAD_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"place\":{",
                "{}{}",
                "{\"a\":1,}",
                "{\"place\":{},\"place\":{}}",
                "nonsense",
                "\u0000"
            })
    void a_body_that_is_no_json_is_malformed(String body) {
        problem(SERVICE.post("/v1/things", KEY, body), ErrorCode.MALFORMED_REQUEST);
    }

    @Test
    void a_body_that_is_no_utf_8_is_malformed() {
        var request = authorized(SERVICE.request("/v1/things"), KEY).header("Content-Type", "application/json");
        problem(
                SERVICE.send(request.POST(BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xff, '"', '}'}))),
                ErrorCode.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "{\"colour\":1}→colour→unknown_field",
                "{\"place\":{\"colour\":1}}→place.colour→unknown_field",
                "{\"place\":{\"city\":1}}→place.city→wrong_type",
                "{\"place\":\"Austin\"}→place→wrong_type",
                "{\"phone_numbers\":\"+15125550100\"}→phone_numbers→wrong_type",
                "{\"phone_numbers\":[1]}→phone_numbers[0]→wrong_type",
                "{\"phone_numbers\":[null]}→phone_numbers[0]→required",
                "{\"phone_numbers\":[\"5125550100\"]}→phone_numbers[0]→invalid_format",
                "{\"phone_numbers\":[\"+15125550100\",\"+15125550100\"]}→phone_numbers[1]→duplicate",
                "{\"phone_numbers\":[\"+1\",\"+1\",\"+1\"]}→phone_numbers→too_long",
                "{\"phone_numbers\":[]}→phone_numbers→too_short",
                "{}→phone_numbers→required",
                "{\"number_type\":\"pager\"}→number_type→not_allowed",
                "{\"number_type\":1}→number_type→not_allowed",
                "{\"caller\":\"5125550100\"}→caller→invalid_format",
                "{\"connection_id\":\"x\"}→connection_id→invalid_format",
                "{\"connection_id\":1}→connection_id→invalid_format",
                "{\"from\":\"yesterday\"}→from→invalid_format",
                "{\"from\":7}→from→wrong_type",
                "{\"amount_cents\":\"1\"}→amount_cents→wrong_type",
                "{\"amount_cents\":1.5}→amount_cents→wrong_type",
                "{\"amount_cents\":99999999999999999999}→amount_cents→out_of_range",
                "{\"enabled\":\"true\"}→enabled→wrong_type",
                "[]→body→wrong_type",
            })
    void a_wrong_value_is_named(String body, String field, String code) {
        var problem = problem(SERVICE.post("/v1/things", KEY, body), ErrorCode.VALIDATION_FAILED);
        assertThat(problem.path("errors").size()).isEqualTo(1);
        var error = problem.path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("message").asString()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"/v1/params,required", "/v1/params?number=x,invalid_format"})
    void a_wrong_parameter_is_named(String path, String code) {
        var error = problem(SERVICE.get(path, KEY), ErrorCode.VALIDATION_FAILED)
                .path("errors")
                .path(0);
        assertThat(error.path("field").asString()).isEqualTo("number");
        assertThat(error.path("code").asString()).isEqualTo(code);
    }

    @Test
    void a_patch_tells_null_from_absent() {
        var request = authorized(SERVICE.request("/v1/things/" + ID), KEY).header("Content-Type", "application/json");
        assertThat(SERVICE.send(request.method("PATCH", BodyPublishers.ofString("{\"nam\":1}")))
                        .statusCode())
                .isEqualTo(422);
        assertThat(SERVICE.send(request.method("PATCH", BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void each_type_leads_to_an_explanation() {
        var page = SERVICE.get("/docs/errors", null);
        assertThat(page.statusCode()).isEqualTo(200);
        for (var code : ErrorCode.values()) {
            assertThat(page.body()).contains("id=\"%s\"".formatted(code.wireName()));
        }
    }

    @Test
    void answers_are_not_kept_unless_they_have_a_version() {
        assertThat(SERVICE.get("/v1/whoami", KEY).headers().allValues("Cache-Control"))
                .containsExactly("no-store");
        var versioned = SERVICE.get("/v1/things/" + ID, KEY);
        assertThat(versioned.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
        var again = authorized(SERVICE.request("/v1/things/" + ID), KEY).header("If-None-Match", "\"1\"");
        assertThat(SERVICE.send(again).statusCode()).isEqualTo(304);
    }
}
