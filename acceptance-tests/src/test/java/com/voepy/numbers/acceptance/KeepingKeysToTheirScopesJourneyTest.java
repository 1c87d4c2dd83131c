package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.acceptance.platform.Answer;
import com.voepy.numbers.acceptance.platform.Client;
import com.voepy.numbers.acceptance.platform.Endpoint;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepingKeysToTheirScopesJourneyTest {

    private final Platform platform = Platforms.shared();
    private final Tenant tenant = Tenant.with(platform, 0);

    @Test
    void every_endpoint_refuses_a_key_that_has_every_scope_but_its_own() {
        var endpoints = Endpoint.all();
        assertThat(endpoints).hasSizeGreaterThan(40);
        var scopes = endpoints.stream()
                .filter(Endpoint::isOfTenants)
                .map(Endpoint::scope)
                .distinct()
                .toList();
        Map<String, Client> lacking = new HashMap<>();
        for (var scope : scopes) {
            var others = scopes.stream().filter(other -> !other.equals(scope)).toList();
            lacking.put(scope, tenant.client().withKey(key(others)));
        }
        for (var endpoint : endpoints) {
            var client =
                    endpoint.isOfTenants() ? Objects.requireNonNull(lacking.get(endpoint.scope())) : tenant.client();
            var refused = endpoint.ask(client, UUID.randomUUID().toString());

            assertThat(refused.status()).as(endpoint + ": " + refused.text()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("forbidden");
            assertThat(refused.at("/required_scope")).isEqualTo(endpoint.scope());
            assertCounted(refused);
        }
    }

    @Test
    void every_endpoint_refuses_who_has_no_key_and_tells_operators_from_tenants() {
        var nobody = tenant.client().withKey("");
        var operator = Tenant.operator(platform);
        for (var endpoint : Endpoint.all()) {
            var refused = endpoint.ask(nobody, UUID.randomUUID().toString());

            assertThat(refused.status()).as(endpoint.toString()).isEqualTo(401);
            assertThat(refused.code()).isEqualTo("unauthorized");
            assertThat(refused.header("RateLimit")).isEmpty();
            if (endpoint.isOfTenants() && !endpoint.isOfAuditorsToo()) {
                assertThat(endpoint.ask(operator, UUID.randomUUID().toString()).status())
                        .as(endpoint.toString())
                        .isEqualTo(403);
            } else {
                // The first operator's key is an auditor's as well.
                assertThat(endpoint.ask(operator, UUID.randomUUID().toString()).status())
                        .as(endpoint.toString())
                        .isNotIn(401, 403);
            }
        }
    }

    @Test
    void a_key_shows_when_it_was_used_and_a_revoked_one_is_gone() {
        var made = tenant.client()
                .post("/v1/api-keys", Map.of("name", "used", "scopes", List.of("numbers:read")))
                .expect(201);
        var path = "/v1/api-keys/" + made.at("/id");
        assertThat(tenant.client()
                        .get(path)
                        .expect(200)
                        .json()
                        .at("/last_used_at")
                        .isNull())
                .isTrue();
        tenant.client().withKey(made.at("/api_key")).get("/v1/numbers").expect(200);

        var used = await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> tenant.client().get(path).expect(200),
                        key -> !key.json().at("/last_used_at").isNull());

        assertThat(Duration.between(Instant.parse(used.at("/last_used_at")), Instant.now()))
                .isLessThan(Duration.ofMinutes(1));
        tenant.client()
                .delete(path, "If-Match", used.header("ETag").orElseThrow())
                .expect(204);
        tenant.client().get(path).expect(404);
    }

    @Test
    void an_auditors_own_key_reads_what_happened_and_runs_nothing() {
        var operator = Tenant.operator(platform);
        var made = operator.post("/v1/admin/api-keys", Map.of("name", "Audit", "scopes", List.of("auditor")))
                .expect(201);
        var path = "/v1/admin/api-keys/" + made.at("/id");
        var auditor = tenant.client().withKey(made.at("/api_key"));

        auditor.get("/v1/audit/events?limit=1").expect(200);
        var reads = operator.get("/v1/audit/reads?actor=" + made.at("/id")).expect(200);
        assertThat(reads.json().at("/data").size()).isEqualTo(1);
        assertThat(reads.at("/data/0/path")).isEqualTo("/v1/audit/events");
        assertThat(auditor.get("/v1/admin/tenants").status()).isEqualTo(403);
        assertThat(auditor.get("/v1/numbers").status()).isEqualTo(403);
        assertThat(operator.get("/v1/admin/api-keys?limit=250").expect(200).text())
                .contains(made.at("/id"))
                .doesNotContain(made.at("/api_key"));
        // Tenants have theirs and the platform has its own, and neither sees the other's.
        var own = tenant.client().get("/v1/api-keys").expect(200).at("/data/0/id");
        tenant.client().get("/v1/api-keys/" + made.at("/id")).expect(404);
        operator.get("/v1/admin/api-keys/" + own).expect(404);
        assertThat(tenant.client().get("/v1/api-keys?limit=250").text()).doesNotContain(made.at("/id"));
        assertThat(operator.get("/v1/admin/api-keys?limit=250").text()).doesNotContain(own);

        var tag = operator.get(path).expect(200).header("ETag").orElseThrow();
        operator.delete(path, "If-Match", "\"another\"").expect(412);
        operator.delete(path, "If-Match", tag).expect(204);
        operator.get(path).expect(404);
        await().atMost(Duration.ofSeconds(3))
                .until(() -> auditor.get("/v1/audit/events?limit=1").status() == 401);
    }

    private static void assertCounted(Answer answer) {
        assertThat(answer.header("RateLimit-Policy")).hasValue("\"default\";q=6000;w=60");
        assertThat(answer.header("RateLimit"))
                .hasValueSatisfying(left -> assertThat(left).matches("\"default\";r=\\d+;t=\\d+"));
    }

    private String key(List<String> scopes) {
        return tenant.client()
                .post("/v1/api-keys", Map.of("name", "lacks one", "scopes", scopes))
                .expect(201)
                .at("/api_key");
    }
}
