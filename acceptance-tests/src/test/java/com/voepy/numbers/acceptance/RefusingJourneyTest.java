package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.voepy.numbers.acceptance.platform.Answer;
import com.voepy.numbers.acceptance.platform.Client;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.RawHttp;
import com.voepy.numbers.acceptance.platform.Stock;
import com.voepy.numbers.acceptance.platform.Tenant;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every "no" is problem+json with a code and a request id, whoever says it: service, web server or proxy.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusingJourneyTest {

    private static final String ORDER = "/v1/numbers/order";

    private final Platform platform = Platforms.shared();
    private final Client client = Tenant.with(platform, 1_000).client();

    @Test
    void unknown_paths_and_methods() {
        var lost = client.beyondTheContract();
        problem(lost.get("/v1/nothing"), 404, "not_found");
        problem(lost.get("/nothing"), 404, "not_found");
        problem(lost.post("/v1/nothing"), 404, "not_found");
        problem(lost.get("/actuator/env"), 404, "not_found");
        var wrongVerb = lost.put("/v1/numbers/order", Map.of());
        problem(wrongVerb, 405, "method_not_allowed");
        assertThat(wrongVerb.header("Allow").orElseThrow()).contains("POST");
    }

    /// Else every other journey would hold its answers against nothing.
    @Test
    void what_the_contract_does_not_describe_fails_a_test() {
        assertThatThrownBy(() -> client.get("/v1/nothing"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("docs/openapi.json");
    }

    @Test
    void bodies_that_cannot_be_read() {
        problem(client.post(ORDER, "{\"phone_numbers\": ["), 400, "malformed_request");
        problem(client.post(ORDER, ""), 400, "malformed_request");
        problem(
                client.send(
                        "POST",
                        ORDER,
                        BodyPublishers.ofString("a=b"),
                        "Content-Type",
                        "application/x-www-form-urlencoded"),
                415,
                "unsupported_media_type");
        problem(client.post(ORDER, "{\"x\":\"%s\"}".formatted("a".repeat(2_000_000))), 413, "payload_too_large");
    }

    @Test
    void values_that_are_wrong() {
        var refused = client.post(
                ORDER, Map.of("phone_numbers", List.of("nonsense"), "country_code", "US", "number_type", "local"));
        problem(refused, 422, "validation_failed");
        assertThat(refused.at("/errors/0/field")).startsWith("phone_numbers");
        assertThat(refused.at("/errors/0/code")).isNotEmpty();
        assertThat(refused.at("/errors/0/message")).isNotEmpty();

        problem(
                client.post(ORDER, "{\"phone_numbers\":[],\"country_code\":\"US\",\"number_type\":\"local\"}"),
                422,
                "validation_failed");
        problem(client.post(ORDER, "{\"phone_numbers\":[\"+15125550100\"],\"surprise\":1}"), 422, "validation_failed");
        problem(client.get("/v1/numbers?limit=251"), 422, "validation_failed");
        problem(client.get("/v1/numbers?status=nonsense"), 422, "validation_failed");
        problem(client.get("/v1/numbers?cursor=nonsense"), 422, "validation_failed");
    }

    @Test
    void numbers_that_are_not_for_sale() {
        problem(client.post(ORDER, Client.orderOf("+12025550100")), 422, "number_not_found");
        var otherType = Map.of("phone_numbers", Stock.numbers(1), "country_code", "US", "number_type", "toll_free");
        assertThat(client.post(ORDER, otherType).status()).isEqualTo(422);
        var otherCountry = Map.of("phone_numbers", Stock.numbers(1), "country_code", "CA", "number_type", "local");
        assertThat(client.post(ORDER, otherCountry).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "GET / HTTP/3.0",
                "GET /v1/a b HTTP/1.1",
                "GET /v1/numbers HTTP/1.1\r\nContent-Length: abc",
                "GET /v1/%zz HTTP/1.1",
                "GET /v1/numbers/../../etc/passwd HTTP/1.1",
                "POST /v1/numbers/order HTTP/1.1\r\nTransfer-Encoding: nonsense"
            })
    void requests_that_are_no_http(String head) {
        var answer = RawHttp.send(platform.url(), head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isBetween(400, 505);
        assertThat(answer.headers()).contains("application/problem+json").containsIgnoringCase("x-request-id");
        assertThat(answer.json().at("/code").asString()).isNotEmpty();
        assertThat(answer.json().at("/request_id").asString()).isNotEmpty();
    }

    @Test
    void requests_that_are_too_long() {
        // The web server alone calls the one malformed; the proxy tells the two apart.
        for (var answer : List.of(
                client.get("/v1/numbers?customer_reference=" + "a".repeat(40_000)),
                client.get("/v1/numbers", "X-Long", "a".repeat(60_000)))) {
            assertThat(answer.status()).isIn(400, 414, 431);
            problem(answer, answer.status(), answer.code());
        }
    }

    @Test
    void a_request_id_is_taken_or_made() {
        assertThat(client.get("/v1/numbers", "X-Request-Id", "mine-4711").header("X-Request-Id"))
                .contains("mine-4711");
        var refused = client.beyondTheContract()
                .get("/v1/nothing", "X-Request-Id", "mine-4712")
                .expect(404);
        assertThat(refused.at("/request_id")).isEqualTo("mine-4712");
        assertThat(client.get("/v1/numbers").header("X-Request-Id").orElseThrow())
                .isNotEmpty();
        assertThat(client.get("/v1/numbers", "X-Request-Id", "a".repeat(129))
                        .header("X-Request-Id")
                        .orElseThrow())
                .hasSizeLessThan(129);
    }

    private static void problem(Answer answer, int status, String code) {
        answer.expect(status);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
        var problem = answer.json();
        assertThat(problem.at("/code").asString()).isEqualTo(code);
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.at("/request_id").asString())
                .isEqualTo(answer.header("X-Request-Id").orElseThrow());
        for (var member : List.of("type", "title", "detail", "instance")) {
            assertThat(problem.at("/" + member).asString()).as(member).isNotEmpty();
        }
        assertThat(answer.text())
                .doesNotContain("Exception")
                .doesNotContain("com.voepy")
                .doesNotContain("SELECT");
    }
}
