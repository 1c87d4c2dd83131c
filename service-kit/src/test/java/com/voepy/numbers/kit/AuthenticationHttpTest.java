package com.voepy.numbers.kit;

import static com.voepy.numbers.kit.ProblemAssert.problem;
import static com.voepy.numbers.kit.TestService.authorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.events.ApiKeyEvent.ApiKeyRevoked;
import com.voepy.numbers.events.TenantEvent.TenantResumed;
import com.voepy.numbers.events.TenantEvent.TenantSuspended;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.web.WireJson;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AuthenticationHttpTest {

    static final TestService SERVICE = TestService.RUNNING;

    static final UUID TENANT = UUID.fromString("11111111-0000-4000-8000-000000000001");

    static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");

    static final String KEY = SERVICE.key(TENANT, Set.of(ApiKeyScope.NUMBERS_READ), null);

    /// The product promises a second; the rest is for a slow machine.
    static final Duration WITHIN = Duration.ofSeconds(3);

    @Test
    void every_answer_to_a_known_key_says_how_many_requests_are_left() {
        for (var path : List.of("/v1/whoami", "/v1/refuse", "/v1/break", "/v1/nowhere")) {
            var response = SERVICE.get(path, KEY);
            assertThat(response.headers().firstValue("RateLimit-Policy"))
                    .as(path)
                    .hasValue("\"default\";q=6000;w=60");
            assertThat(response.headers().firstValue("RateLimit"))
                    .hasValueSatisfying(limit -> assertThat(limit).matches("\"default\";r=5\\d{3};t=\\d+"));
        }
        var lacksTheScope = SERVICE.send(authorized(SERVICE.request("/v1/things/" + UUID.randomUUID()), KEY)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{}")));
        assertThat(lacksTheScope.statusCode()).isEqualTo(403);
        assertThat(lacksTheScope.headers().firstValue("RateLimit")).isPresent();
        assertThat(SERVICE.get("/v1/whoami", null).headers().firstValue("RateLimit"))
                .isEmpty();
    }

    @Test
    void a_known_key_says_who_asks() {
        var response = SERVICE.send(authorized(SERVICE.request("/v1/things"), KEY)
                .header("X-Request-Id", "mine-2")
                .header("Idempotency-Key", "\"once\"")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"phone_numbers\":[\"+15125550100\"]}")));
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("X-Request-Id")).hasValue("mine-2");
        var context = WireJson.mapper().readTree(response.body());
        assertThat(context.path("tenant_id").asString()).isEqualTo(TENANT.toString());
        assertThat(context.path("actor").asString())
                .isEqualTo(ApiKeys.idOf(ApiKeys.hash(KEY)).toString());
        assertThat(context.path("request_id").asString()).isEqualTo("mine-2");
        assertThat(context.path("idempotency_key").asString()).isEqualTo("once");
    }

    @Test
    void an_expired_key_is_unauthorized() {
        unauthorized("Bearer " + SERVICE.key(TENANT, ApiKeyScope.tenantScopes(), PAST));
    }

    @Test
    void a_key_nobody_made_is_unauthorized() {
        unauthorized("Bearer " + ApiKeys.generate());
        unauthorized("Bearer " + "an-operator-key-that-nobody-has-chosen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Basic YTpi", "Bearer vn_live_x", "Bearer short", "nonsense"})
    void anything_else_is_unauthorized(String authorization) {
        unauthorized(authorization);
    }

    @Test
    void no_key_is_unauthorized_whatever_the_path() {
        for (var path : List.of("/v1/whoami", "/v1/nothing", "/v1", "/v1/", "/%76%31/whoami")) {
            var response = SERVICE.get(path, null);
            problem(response, ErrorCode.UNAUTHORIZED);
            assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        }
    }

    @Test
    void two_keys_are_unauthorized() {
        problem(SERVICE.send(authorized(authorized(SERVICE.request("/v1/whoami"), KEY), KEY)), ErrorCode.UNAUTHORIZED);
    }

    @Test
    void the_scheme_may_be_written_in_any_case() {
        assertThat(SERVICE.send(SERVICE.request("/v1/whoami").header("Authorization", "bEARER " + KEY))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_key_that_an_operator_chose_works() {
        var key = "an operator's own: 0123456789abcdef".replace(' ', '_');
        SERVICE.register(key, null, Set.of(ApiKeyScope.OPERATOR, ApiKeyScope.NUMBERS_READ), null);
        var response = SERVICE.get("/v1/whoami", key);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"tenant_id\":null");
    }

    @Test
    void a_key_without_the_scope_is_forbidden() {
        var response = SERVICE.send(authorized(SERVICE.request("/v1/things/" + TENANT), KEY)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{}")));
        var problem = problem(response, ErrorCode.FORBIDDEN);
        assertThat(problem.path("required_scope").asString()).isEqualTo("numbers:write");
    }

    @Test
    void a_revoked_key_is_unauthorized_within_a_second() {
        var key = SERVICE.key(TENANT, ApiKeyScope.tenantScopes(), null);
        assertThat(SERVICE.get("/v1/whoami", key).statusCode()).isEqualTo(200);
        var id = ApiKeys.idOf(ApiKeys.hash(key));
        SERVICE.append(Streams.apiKey(id), "ApiKey", new ApiKeyRevoked(id, TENANT));
        await().atMost(WITHIN)
                .until(() -> SERVICE.get("/v1/whoami", key).statusCode() == ErrorCode.UNAUTHORIZED.httpStatus());
    }

    @Test
    void a_suspended_tenant_is_refused_until_it_is_resumed() {
        var tenant = UUID.randomUUID();
        var key = SERVICE.key(tenant, ApiKeyScope.tenantScopes(), null);
        SERVICE.append(Streams.tenant(tenant), "Tenant", new TenantSuspended(tenant));
        problem(SERVICE.get("/v1/whoami", key), ErrorCode.TENANT_SUSPENDED);
        SERVICE.append(Streams.tenant(tenant), "Tenant", new TenantResumed(tenant));
        await().atMost(WITHIN).until(() -> SERVICE.get("/v1/whoami", key).statusCode() == 200);
    }

    @Test
    void health_and_what_is_outside_the_api_are_open() {
        assertThat(SERVICE.get("/actuator/health", null).statusCode()).isEqualTo(200);
        assertThat(SERVICE.get("/actuator/health/readiness", null).statusCode()).isEqualTo(200);
        assertThat(SERVICE.get("/open", null).body()).isEqualTo("open");
    }

    @ParameterizedTest
    @CsvSource({"'',1", "'\"\"',1", "'a b',1", "a,2"})
    void a_bad_idempotency_key_is_refused(String value, int times) {
        var request = authorized(SERVICE.request("/v1/things"), KEY).POST(BodyPublishers.ofString("{}"));
        for (int i = 0; i < times; i++) {
            request.header("Idempotency-Key", value);
        }
        problem(SERVICE.send(request), ErrorCode.IDEMPOTENCY_KEY_INVALID);
    }

    @Test
    void an_idempotency_key_that_is_too_long_is_refused() {
        var request = authorized(SERVICE.request("/v1/things"), KEY).POST(BodyPublishers.ofString("{}"));
        problem(SERVICE.send(request.header("Idempotency-Key", "k".repeat(256))), ErrorCode.IDEMPOTENCY_KEY_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "ünicode"})
    void a_bad_request_id_is_replaced(String id) {
        var answer = SERVICE.raw(
                "GET /open HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: " + id + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).contains("X-Request-Id: ").doesNotContain("X-Request-Id: " + id);
    }

    @Test
    void no_secret_gets_into_the_log(CapturedOutput output) {
        SERVICE.get("/v1/break", KEY);
        SERVICE.get("/v1/refuse", KEY);
        SERVICE.get("/v1/whoami", KEY + "x");
        assertThat(output).contains("/v1/break").doesNotContain(KEY);
    }

    private static void unauthorized(String authorization) {
        var response = SERVICE.send(SERVICE.request("/v1/whoami").header("Authorization", authorization));
        problem(response, ErrorCode.UNAUTHORIZED);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }
}
