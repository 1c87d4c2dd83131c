package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PortingOrderTest extends CarrierTest {

    @SuppressWarnings("NullAway.Init")
    private PortRig ports;

    @BeforeAll
    void ports() {
        ports = new PortRig(carrier);
    }

    @Test
    void an_order_goes_from_draft_to_ported_and_its_number_is_active() throws IOException {
        var order = ports.draft("+13035550100");
        assertThat(ports.status(order)).isEqualTo("draft");
        ports.fill(order);
        carrier.patch(
                "/porting_orders/" + order,
                "{\"phone_number_configuration\": {\"connection_id\": \"c1\", \"tags\": [\"ported\"]}}");

        assertThat(ports.confirm(order).text("/data/status/value")).isEqualTo("in-process");
        ports.days(1, order, "submitted");
        ports.days(1, order, "foc-date-confirmed");
        // The clock stands at noon UTC of Tuesday, 1 January 2030; five business days later is Tuesday the 8th.
        assertThat(ports.now(order).text("/data/activation_settings/foc_datetime_actual"))
                .isEqualTo("2030-01-08T15:00:00Z");
        assertThat(carrier.get("/phone_numbers?filter[phone_number]=+13035550100")
                        .body()
                        .at("/data"))
                .isEmpty();
        ports.days(3, order, "ported");

        var number = carrier.get("/phone_numbers?filter[phone_number]=+13035550100&filter[source]=ported");
        assertThat(number.text("/data/0/status")).isEqualTo("active");
        assertThat(number.text("/data/0/source_type")).isEqualTo("port_request");
        assertThat(number.text("/data/0/connection_id")).isEqualTo("c1");
        assertThat(number.text("/data/0/tags/0")).isEqualTo("ported");
        await().until(() -> ports.told(order).size() == 4);
        assertThat(ports.told(order))
                .containsExactlyInAnyOrder("in-process", "submitted", "foc-date-confirmed", "ported");
    }

    @Test
    void a_ported_number_has_settings_and_can_be_given_back() throws IOException {
        var order = ports.submit("+13035550110");
        ports.answered(order, "foc-date-confirmed");
        ports.days(3, order, "ported");
        var id = carrier.get("/phone_numbers?filter[phone_number]=+13035550110").text("/data/0/id");

        assertThat(carrier.patch("/phone_numbers/" + id + "/voice", "{\"tech_prefix_enabled\": true}")
                        .status())
                .isEqualTo(200);
        assertThat(carrier.patch("/phone_numbers/" + id + "/messaging", "{\"messaging_profile_id\": \"m\"}")
                        .status())
                .isEqualTo(200);
        assertThat(carrier.delete("/phone_numbers/" + id).status()).isEqualTo(200);

        // It rests, and can be brought back all the same.
        var again = ports.submit("+13035550110");
        ports.answered(again, "foc-date-confirmed");
        ports.days(3, again, "ported");
        assertThat(carrier.numberStatus("+13035550110")).isEqualTo("active");
    }

    @Test
    void numbers_of_several_kinds_become_several_orders() throws IOException {
        var created = ports.create("several", "+13035550120", "+13035550121", "+442079460120", "+18005550120");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().at("/data").findValuesAsString("porting_phone_numbers_count"))
                .containsExactly("2", "1", "1");
        assertThat(carrier.get("/porting_orders?filter[customer_reference]=several")
                        .body()
                        .at("/data"))
                .hasSize(3);
        assertThat(carrier.get(
                                "/porting_orders?filter[customer_reference]=several&filter[phone_numbers][country_code]=GB"
                                        + "&include_phone_numbers=false")
                        .text("/meta/total_results"))
                .isEqualTo("1");
        assertThat(carrier.get(
                                "/porting_orders?filter[phone_numbers][phone_number][contains]=3035550121&sort[value]=created_at")
                        .body()
                        .at("/data"))
                .hasSize(1);
    }

    @Test
    void an_order_that_lacks_something_is_not_submitted() throws IOException {
        var order = ports.draft("+13035550130");

        var refused = ports.confirm(order);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorCode()).isEqualTo("10004");
        assertThat(refused.text("/errors/0/source/pointer")).isEqualTo("/documents/loa");
        assertThat(ports.status(order)).isEqualTo("draft");
    }

    @Test
    void an_order_is_not_submitted_twice_and_not_edited_meanwhile() throws IOException {
        var order = ports.submit("+13035550140");

        assertThat(ports.confirm(order).status()).isEqualTo(422);
        assertThat(ports.edit(order, "{\"end_user\": {\"admin\": {\"entity_name\": \"Other\"}}}")
                        .status())
                .isEqualTo(422);
        assertThat(ports.edit(order, "{\"customer_reference\": \"other\"}").text("/data/customer_reference"))
                .isEqualTo("other");
    }

    @Test
    void a_number_is_in_one_order_at_a_time() throws IOException {
        var order = ports.draft("+13035550150");

        assertThat(ports.create("again", "+13035550150").status()).isEqualTo(422);

        assertThat(carrier.delete("/porting_orders/" + order).status()).isEqualTo(204);
        assertThat(carrier.get("/porting_orders/" + order).status()).isEqualTo(404);
        assertThat(ports.create("again", "+13035550150").status()).isEqualTo(201);
    }

    @Test
    void a_cancelled_order_ends_after_a_business_day() throws IOException {
        var order = ports.submit("+13035550160");
        ports.answered(order, "foc-date-confirmed");

        assertThat(ports.act(order, "cancel").text("/data/status/value")).isEqualTo("cancel-pending");
        ports.days(1, order, "cancelled");

        assertThat(carrier.get("/phone_numbers?filter[phone_number]=+13035550160")
                        .body()
                        .at("/data"))
                .isEmpty();
        assertThat(ports.create("again", "+13035550160").status()).isEqualTo(201);
    }

    @Test
    void within_two_business_days_of_its_date_an_order_is_not_cancelled() throws IOException {
        var order = ports.submit("+13035550170");
        ports.answered(order, "foc-date-confirmed");
        carrier.time.pass(PortRig.BUSINESS_DAY.plusSeconds(1));

        assertThat(ports.act(order, "cancel").status()).isEqualTo(422);
        carrier.time.pass(PortRig.BUSINESS_DAY.multipliedBy(2));
        ports.awaitStatus(order, "ported");
    }

    @Test
    void the_requested_date_is_kept_if_it_can_be() throws IOException {
        var order = ports.draft("+13035550180");
        ports.fill(order);
        var windows = carrier.get("/porting_orders/" + order + "/allowed_foc_windows");
        var wanted = windows.text("/data/3/started_at");
        ports.edit(order, "{\"activation_settings\": {\"foc_datetime_requested\": \"%s\"}}".formatted(wanted));
        ports.confirm(order);
        ports.answered(order, "foc-date-confirmed");

        assertThat(ports.now(order).text("/data/activation_settings/foc_datetime_actual"))
                .isEqualTo(wanted);
        ports.days(5, order, "foc-date-confirmed");
        ports.days(1, order, "ported");
    }

    @Test
    void a_date_that_is_too_early_is_refused_by_the_losing_carrier() throws IOException {
        var order = ports.draft("+13035550190");
        ports.fill(order);
        ports.edit(order, "{\"activation_settings\": {\"foc_datetime_requested\": \"2030-01-03T15:00:00Z\"}}");
        ports.confirm(order);
        ports.answered(order, "exception");

        assertThat(ports.details(order)).containsExactly("FOC_REJECTED");
    }

    @Test
    void personal_data_goes_with_the_last_status() throws IOException {
        var order = ports.submit("+13035550200");
        var document = ports.now(order).text("/data/documents/loa");
        carrier.post("/porting_orders/" + order + "/comments", "{\"body\": \"Call Pat at home\"}");
        carrier.time.pass(Duration.ofHours(1));
        ports.awaitStatus(order, "ported");

        assertThat(ports.now(order)
                        .body()
                        .at("/data/end_user/admin/entity_name")
                        .isNull())
                .isTrue();
        assertThat(carrier.get("/documents/" + document).status()).isEqualTo(404);
        assertThat(carrier.get("/porting_orders/" + order + "/comments").text("/data/0/body"))
                .isEmpty();
        assertThat(carrier.get("/porting/events?filter[porting_order_id]=" + order)
                        .body()
                        .toString())
                .doesNotContain("Pat");
    }

    @Test
    void portability_is_checked_before() throws IOException {
        carrier.own("+15125550310");

        var checks = carrier.post(
                "/portability_checks",
                "{\"phone_numbers\": [\"+13035550210\", \"+13035559900\", \"+13035559930\", \"+15125550310\", \"+99912345678\"]}");

        assertThat(checks.status()).isEqualTo(201);
        assertThat(checks.body().at("/data").findValuesAsString("portable"))
                .containsExactly("true", "false", "true", "false", "false");
        assertThat(checks.body().at("/data").findValuesAsString("fast_portable"))
                .containsExactly("false", "false", "true", "false", "false");
        assertThat(ports.create("r", "+13035559900").status()).isEqualTo(422);
    }
}
