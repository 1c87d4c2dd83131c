package com.voepy.numbers.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.web.WireJson;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/// What must be true of every error answer, whoever gave it.
final class ProblemAssert {

    private ProblemAssert() {}

    /// Checks everything that is the same for every problem, and gives its document.
    static JsonNode problem(HttpResponse<String> response, ErrorCode code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(code.httpStatus());
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Server")).isEmpty();
        return document(
                response.body(),
                code,
                response.headers().firstValue("X-Request-Id").orElse("none"));
    }

    static JsonNode document(String body, ErrorCode code, String requestId) {
        var problem = WireJson.mapper().readTree(body);
        assertThat(problem.path("code").asString()).isEqualTo(code.wireName());
        assertThat(problem.path("status").asInt()).isEqualTo(code.httpStatus());
        assertThat(problem.path("title").asString()).isEqualTo(code.title());
        assertThat(problem.path("type").asString()).isEqualTo("/docs/errors#" + code.wireName());
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("instance").asString()).startsWith("/");
        assertThat(problem.path("request_id").asString()).isEqualTo(requestId);
        assertThat(body).doesNotContain("Exception", "java.", "springframework", "tomcat", "com.voepy", "db-host");
        return problem;
    }
}
