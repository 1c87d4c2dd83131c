package com.voepy.numbers.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What lets every answer pass would hold nothing.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractTest {

    private static final String BALANCE =
            "{\"balance_cents\":1,\"currency\":\"USD\",\"low_balance_threshold_cents\":2}";
    private static final String PROBLEM = """
            {"type":"/docs/errors#x","title":"x","status":%d,"detail":"x","instance":"/v1/balance","code":"%s",
             "request_id":"x"}""";

    private final Contract contract = Contract.committed();

    @Test
    void an_answer_as_described_passes() {
        assertThat(faults("/v1/balance", answer(200, "application/json", BALANCE)))
                .isEmpty();
        assertThat(faults("/v1/balance?as=is", answer(200, "application/json;charset=UTF-8", BALANCE)))
                .isEmpty();
        assertThat(faults("/v1/balance", answer(304, null, ""))).isEmpty();
        assertThat(faults("/docs", answer(200, "text/html", "<html>"))).isEmpty();
    }

    @Test
    void a_member_too_many_too_few_or_of_another_type_is_found() {
        var more = BALANCE.replace("}", ",\"surprise\":1}");
        assertThat(faults("/v1/balance", answer(200, "application/json", more)))
                .singleElement()
                .asString()
                .contains("surprise");
        var less = BALANCE.replace("\"currency\":\"USD\",", "");
        assertThat(faults("/v1/balance", answer(200, "application/json", less)))
                .singleElement()
                .asString()
                .contains("currency");
        var other = BALANCE.replace("\"USD\"", "null");
        assertThat(faults("/v1/balance", answer(200, "application/json", other)))
                .hasSize(1);
    }

    @Test
    void a_status_content_type_or_header_that_is_not_described_is_found() {
        assertThat(faults("/v1/balance", answer(201, "application/json", BALANCE)))
                .isNotEmpty();
        assertThat(faults("/v1/balance", answer(200, "text/plain", BALANCE))).hasSize(1);
        assertThat(faults("/v1/balance", answer(304, "application/json", BALANCE)))
                .hasSize(1);
        var nameless = new Answer("", 200, headers(Map.of("Content-Type", "application/json", "ETag", "x")), BALANCE);
        assertThat(faults("/v1/balance", nameless)).containsExactly("the header X-Request-Id is missing");
    }

    @Test
    void a_refusal_with_a_code_that_is_not_described_is_found() {
        assertThat(faults("/v1/balance", problem(429, "rate_limited"))).isEmpty();
        assertThat(faults("/v1/balance", problem(414, "uri_too_long"))).isEmpty();
        assertThat(faults("/v1/balance", problem(409, "number_released"))).isNotEmpty();
        assertThat(faults("/v1/balance", problem(429, "uri_too_long"))).isNotEmpty();
    }

    @Test
    void an_endpoint_that_is_not_described_is_found() {
        var answer = answer(200, "application/json", BALANCE);
        assertThat(faults("/v1/nothing", answer)).containsExactly("it describes no such endpoint");
        assertThat(contract.faults("POST", "/v1/balance", answer)).containsExactly("it describes no such endpoint");
    }

    @Test
    void a_webhook_that_is_not_as_described_is_found() {
        var headers = headers(Map.of("webhook-id", "x", "webhook-timestamp", "1", "webhook-signature", "v1,x"));
        var low = example("balance.low");
        assertThat(contract.webhookFaults(headers, low.toString())).isEmpty();

        assertThat(contract.webhookFaults(headers(Map.of()), low.toString())).hasSize(3);
        ((ObjectNode) low.get("data")).remove("currency");
        assertThat(contract.webhookFaults(headers, low.toString())).hasSize(1);
        assertThat(contract.webhookFaults(
                        headers, low.put("type", "balance.gone").toString()))
                .containsExactly("it describes no webhook balance.gone");
    }

    @Test
    void a_request_that_is_taken_though_it_is_not_described_is_found() {
        assertThat(contract.requestFaults("POST", "/v1/connections", "{\"name\":\"Brand\"}"))
                .isEmpty();
        assertThat(contract.requestFaults("POST", "/v1/connections", "{\"name\":\"\",\"more\":1}"))
                .hasSize(2);
        assertThat(contract.requestFaults("DELETE", "/v1/connections/x", "{}")).isEmpty();
    }

    private List<String> faults(String target, Answer answer) {
        return contract.faults("GET", target, answer);
    }

    private static Answer problem(int status, String code) {
        return answer(status, "application/problem+json", PROBLEM.formatted(status, code));
    }

    private static Answer answer(int status, @Nullable String type, String body) {
        var headers = new HashMap<>(Map.of("X-Request-Id", "x", "ETag", "\"x\""));
        if (type != null) {
            headers.put("Content-Type", type);
        }
        return new Answer("", status, headers(headers), body);
    }

    private static HttpHeaders headers(Map<String, String> headers) {
        var lists = new HashMap<String, List<String>>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return HttpHeaders.of(lists, (_, _) -> true);
    }

    private static ObjectNode example(String type) {
        JsonNode schemas = JsonMapper.shared()
                .readTree(Directories.ofRepository("docs/webhooks/%s.schema.json".formatted(type))
                        .toFile());
        return (ObjectNode) schemas.at("/examples/0");
    }
}
