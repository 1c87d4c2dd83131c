package com.voepy.numbers.query.emergency;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.OPERATOR_KEY;
import static com.voepy.numbers.query.testing.Fixture.ORDER;
import static com.voepy.numbers.query.testing.Fixture.STRANGERS_KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressDeleted;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRejected;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressValidated;
import com.voepy.numbers.events.EmergencyAddressEvent.PostalAddress;
import com.voepy.numbers.events.ErasureEvent.ErasedSubject;
import com.voepy.numbers.events.ErasureEvent.PersonalDataErased;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressAttached;
import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kernel.SubjectType;
import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.kit.web.ETags;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import com.voepy.numbers.resource.EmergencyAddressResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmergencyAddressesTest {

    static final String PATH = "/v1/emergency-addresses";
    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    final UUID id = UUID.randomUUID();

    @BeforeAll
    static void start() {
        LOG.append(Fixture.born());
        node = QueryNode.start(DATABASE);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void an_owner_sees_what_was_sealed_and_others_see_nothing() {
        LOG.append(new EmergencyAddressValidated(id, TENANT, place("1 Example St")));

        var shown = node.json(PATH + "/" + id, KEY);

        assertThat(shown.path("status").asString()).isEqualTo("validated");
        assertThat(shown.path("street_address").asString()).isEqualTo("1 Example St");
        assertThat(shown.path("extended_address").isNull()).isTrue();
        assertThat(node.json(PATH + "?limit=1", KEY).path("data").get(0)).isEqualTo(shown);
        assertThat(node.get(PATH + "/" + id, STRANGERS_KEY).statusCode()).isEqualTo(404);
        assertThat(node.json(PATH, STRANGERS_KEY).path("data").isEmpty()).isTrue();
    }

    @Test
    void the_version_is_the_one_that_the_command_side_knows() {
        var event = new EmergencyAddressValidated(id, TENANT, place("1 Example St"));
        LOG.append(event);
        var resource = Objects.requireNonNull(EmergencyAddressResource.after(null, event, LOG.now()));

        assertThat(node.get(PATH + "/" + id, KEY).headers().firstValue("ETag")).hasValue(ETags.of(resource));
    }

    @Test
    void rejected_with_what_the_carrier_would_take() {
        LOG.append(new EmergencyAddressRejected(
                id,
                TENANT,
                place("1 Misspelt St"),
                List.of(seal(Map.of("code", "20207", "message", "No."))),
                List.of(seal(Map.of("street_address", "1 Main St")))));

        var shown = node.json(PATH + "/" + id, KEY);

        assertThat(shown.path("status").asString()).isEqualTo("rejected");
        assertThat(shown.at("/rejection_reasons/0/code").asString()).isEqualTo("20207");
        assertThat(shown.at("/suggestions/0/street_address").asString()).isEqualTo("1 Main St");
    }

    @Test
    void an_erased_one_shows_nulls_at_once_under_another_version() {
        LOG.append(new EmergencyAddressValidated(id, TENANT, place("1 Example St")));
        var before = node.get(PATH + "/" + id, KEY).headers().firstValue("ETag").orElseThrow();

        inTransaction(() -> node.bean(SubjectVault.class).destroy(TENANT, List.of(id)));

        var after = node.get(PATH + "/" + id, KEY, "If-None-Match", before);
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.body()).contains("\"street_address\":null").doesNotContain("Example");
    }

    @Test
    void the_table_is_made_again_from_what_is_sealed_and_erased() {
        var place = place("1 Example St");
        LOG.append(new EmergencyAddressValidated(id, TENANT, place));
        node.json(PATH + "/" + id, KEY);
        inTransaction(() -> node.bean(SubjectVault.class).destroy(TENANT, List.of(id)));

        DATABASE.jdbc().sql("UPDATE view.projection SET versions = '{}'").update();
        LOG.append(new EmergencyAddressValidated(UUID.randomUUID(), TENANT, place));

        await().until(() -> DATABASE.jdbc()
                .sql("SELECT versions ->> 'emergency-addresses' FROM view.projection")
                .query(String.class)
                .optional()
                .isPresent());
        assertThat(node.json(PATH + "/" + id, KEY).path("street_address").isNull())
                .isTrue();
    }

    @Test
    void a_deleted_one_is_gone() {
        LOG.append(new EmergencyAddressValidated(id, TENANT, place("1 Example St")));
        LOG.append(new EmergencyAddressDeleted(id, TENANT));
        assertThat(node.get(PATH + "/" + id, KEY).statusCode()).isEqualTo(404);
    }

    @Test
    void a_number_shows_where_its_emergency_calls_come_from() {
        LOG.append(Fixture.ordered(TENANT, NUMBER, 1), new NumberActivated(NUMBER, TENANT, NUMBER_ID, ORDER));
        var path = "/v1/numbers/" + NUMBER_ID;
        assertThat(node.json(path + "/emergency-address", KEY)
                        .path("emergency_status")
                        .asString())
                .isEqualTo("none");

        LOG.append(new NumberEmergencyAddressAttached(NUMBER, TENANT, NUMBER_ID, 1, id));
        assertThat(node.json(path, KEY).path("emergency_status").asString()).isEqualTo("provisioning");
        LOG.append(new NumberEmergencyActivated(NUMBER, TENANT, NUMBER_ID, 1, id));

        assertThat(node.json(path, KEY).path("emergency_address_id").asString()).isEqualTo(id.toString());
        var assignment = node.json(path + "/emergency-address", KEY);
        assertThat(assignment.path("emergency_status").asString()).isEqualTo("active");
        assertThat(assignment.path("emergency_address_id").asString()).isEqualTo(id.toString());
        assertThat(node.get(path + "/emergency-address", STRANGERS_KEY).statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_operator_sees_what_was_erased() {
        var subject = new ErasedSubject(SubjectType.EMERGENCY_ADDRESS, id);
        LOG.append(new PersonalDataErased(id, TENANT, List.of(subject), "ticket 1"));

        var shown = node.json("/v1/admin/privacy/erasures/" + id, OPERATOR_KEY);

        assertThat(shown.path("tenant_id").asString()).isEqualTo(TENANT.toString());
        assertThat(shown.at("/subjects/0/type").asString()).isEqualTo("emergency_address");
        assertThat(shown.path("reason").asString()).isEqualTo("ticket 1");
        assertThat(node.json("/v1/admin/privacy/erasures", OPERATOR_KEY).at("/data/0"))
                .isEqualTo(shown);
        assertThat(node.get("/v1/admin/privacy/erasures", KEY).statusCode()).isEqualTo(403);
    }

    private PostalAddress place(String street) {
        return new PostalAddress(
                null, null, seal("Yourco"), seal(street), null, seal("Austin"), seal("TX"), seal("78701"), "US");
    }

    private Sealed seal(Object value) {
        return Objects.requireNonNull(node.bean(TransactionTemplate.class)
                .execute(_ -> node.bean(SubjectVault.class).seal(id, TENANT, value)));
    }

    private static void inTransaction(Runnable work) {
        node.bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run());
    }
}
