package com.voepy.numbers.query.console;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.STRANGER;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.CarrierCallEvent.CarrierCalled;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.CarrierCallOutcome;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A number that two tenants had, one after the other, and ordered under the same request id.
@DisplayNameGeneration(ReplaceUnderscores.class)
class EvidencePageTest {

    static final String AUDITOR_KEY = ApiKeys.generateTest();
    static final String REQUEST = "1";
    static final TestDatabase DATABASE = TestDatabase.create();

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @SuppressWarnings("NullAway.Init")
    static Visitor auditor;

    @BeforeAll
    static void start() {
        var log = new TestLog(DATABASE);
        log.append(Fixture.born());
        log.append(Fixture.key(AUDITOR_KEY, null, Set.of(ApiKeyScope.AUDITOR)));
        log.append(by(TENANT), Fixture.ordered(TENANT, NUMBER, 1));
        log.append(by(TENANT), call(TENANT));
        log.append(by(STRANGER), Fixture.ordered(STRANGER, NUMBER, 2));
        node = QueryNode.start(DATABASE);
        auditor = Visitor.with(node, AUDITOR_KEY);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone_number=%2B15125550100", "request_id=1"})
    void what_a_customer_gets_is_only_what_it_sees_itself(String what) {
        var own = events("/console/evidence/bundle?%s&tenant_id=%s".formatted(what, TENANT));
        assertThat(own).hasSize(1);
        assertThat(own.getFirst()).contains("NumberOrdered", TENANT.toString());
        assertThat(String.join("", own)).doesNotContain("CarrierCalled", "upfront_cost", STRANGER.toString());

        // The rest of it is there, for whoever may have it.
        assertThat(String.join("", events("/console/evidence/bundle?" + what)))
                .contains("CarrierCalled", "upfront_cost", STRANGER.toString());
    }

    @Test
    void a_page_offers_a_bundle_for_each_customer_and_one_for_nobody_outside() {
        assertThat(auditor.page("/console/evidence?phone_number=%2B15125550100&from="))
                .containsSubsequence(
                        "For the customer",
                        "name=\"tenant_id\" value=\"" + TENANT,
                        "1 event<",
                        "Download for Yourco",
                        "name=\"tenant_id\" value=\"" + STRANGER,
                        "Internal",
                        "Not for customers",
                        "3 events<",
                        "Download the internal bundle");
        assertThat(auditor.page("/console/evidence?request_id=1&tenant_id=" + TENANT))
                .contains("Download for Yourco", "Download the internal bundle")
                .doesNotContain(STRANGER.toString());
        assertThat(auditor.page("/console/evidence?request_id=nobodys")).contains("No event of a tenant fits.");
        // The whole log is nobody's bundle.
        assertThat(auditor.page("/console/evidence?tenant_id=" + TENANT))
                .contains("Download for Yourco")
                .doesNotContain("Download the internal bundle");
        assertThat(auditor.page("/console/evidence")).doesNotContain("Download");
    }

    @Test
    void each_part_of_a_request_leads_to_what_its_customer_may_have() {
        assertThat(auditor.page("/console/request?id=" + REQUEST))
                .contains("/console/evidence?request_id=1&amp;tenant_id=" + TENANT)
                .contains("/console/evidence?request_id=1&amp;tenant_id=" + STRANGER);
        assertThat(Visitor.with(node, KEY).page("/console/request?id=" + REQUEST))
                .doesNotContain("/console/evidence");
    }

    @Test
    void the_name_of_a_bundle_says_for_whose_eyes_it_is() {
        assertThat(nameOf("/console/evidence/bundle?request_id=1")).contains("evidence-internal.zip");
        assertThat(nameOf("/console/evidence/bundle?request_id=1&tenant_id=" + TENANT))
                .contains("evidence-for-%s.zip".formatted(TENANT));
    }

    @Test
    void evidence_is_for_auditors_and_about_something() {
        assertThat(auditor.get("/console/evidence/bundle").statusCode()).isEqualTo(422);
        assertThat(auditor.get("/console/evidence?phone_number=1").statusCode()).isEqualTo(422);
        assertThat(Visitor.with(node, KEY)
                        .get("/console/evidence/bundle?phone_number=%2B15125550100")
                        .statusCode())
                .isEqualTo(403);
    }

    private static String nameOf(String path) {
        return auditor.get(path).headers().firstValue("Content-Disposition").orElseThrow();
    }

    private static List<String> events(String path) {
        try (var files = new ZipInputStream(new ByteArrayInputStream(auditor.download(path)))) {
            for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                if (entry.getName().equals("events.jsonl")) {
                    return new String(files.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("no events in " + path);
    }

    private static CarrierCalled call(UUID tenantId) {
        return new CarrierCalled(
                UUID.randomUUID(),
                tenantId,
                "telnyx",
                "GET",
                "/v2/available_phone_numbers",
                null,
                CarrierCallOutcome.ANSWERED,
                null,
                200,
                12,
                "{\"upfront_cost\":\"0.50\"}",
                "their-1",
                null,
                List.of(NUMBER),
                null);
    }

    private static EventMetadata by(UUID tenantId) {
        return new EventMetadata(tenantId, "key-of-" + tenantId, REQUEST, null, null, null);
    }
}
