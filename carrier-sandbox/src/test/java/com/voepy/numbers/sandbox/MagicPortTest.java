package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MagicPortTest extends CarrierTest {

    @SuppressWarnings("NullAway.Init")
    private PortRig ports;

    @BeforeAll
    void ports() {
        ports = new PortRig(carrier);
    }

    @Test
    void n30_is_fast_and_can_be_activated_before_its_time() throws IOException {
        var byItself = ports.submit("+13035559930");
        var activated = ports.submit("+14045559930");
        carrier.time.pass(PortRig.BUSINESS_DAY.dividedBy(2));
        ports.awaitStatus(byItself, "foc-date-confirmed");
        ports.awaitStatus(activated, "foc-date-confirmed");

        var job = ports.act(activated, "activate");

        assertThat(job.status()).isEqualTo(202);
        assertThat(job.text("/data/activation_type")).isEqualTo("on-demand");
        ports.awaitStatus(activated, "ported");
        assertThat(ports.status(byItself)).isEqualTo("foc-date-confirmed");
        carrier.time.pass(PortRig.BUSINESS_DAY);
        ports.awaitStatus(byItself, "ported");
        assertThat(ports.act(byItself, "activate").status()).isEqualTo(422);
    }

    @Test
    void n31_is_never_answered() throws IOException {
        var order = ports.submit("+13035559931");
        carrier.time.pass(Duration.ofDays(1));
        var later = ports.submit("+13035550401");
        ports.days(1, later, "submitted");

        assertThat(ports.status(order)).isEqualTo("in-process");
        ports.act(order, "cancel");
        ports.days(1, order, "cancelled");
    }

    @Test
    void n32_is_cancelled_by_the_carrier_on_its_day() throws IOException {
        var order = ports.submit("+13035559932");
        ports.answered(order, "foc-date-confirmed");
        ports.days(3, order, "cancelled");
    }

    @Test
    void n33_refuses_its_cancellation_late_and_is_ported() throws IOException {
        var order = ports.submit("+13035559933");
        ports.answered(order, "foc-date-confirmed");
        ports.act(order, "cancel");
        ports.days(1, order, "foc-date-confirmed");
        ports.days(2, order, "ported");

        await().until(() -> ports.told(order).size() == 6);
        assertThat(ports.told(order)).contains("cancel-pending", "ported").doesNotContain("cancelled");
    }

    @Test
    void n34_and_n35_are_taken_and_the_connection_breaks_before_the_answer() throws IOException {
        var order = ports.draft("+13035559934");
        ports.fill(order);
        assertThatThrownBy(() -> ports.confirm(order)).isInstanceOf(IOException.class);
        assertThat(ports.status(order)).isEqualTo("in-process");

        assertThatThrownBy(() -> ports.create("n35", "+13035559935")).isInstanceOf(IOException.class);
        assertThat(carrier.get("/porting_orders?filter[customer_reference]=n35").text("/data/0/status/value"))
                .isEqualTo("draft");
    }

    @Test
    void n36_is_told_by_nobody_until_it_is_asked_to() throws IOException {
        var silent = ports.submit("+13035559936");
        ports.days(1, silent, "submitted");
        var later = ports.submit("+13035550402");
        await().until(() -> ports.told(later).size() == 1);
        assertThat(ports.told(silent)).isEmpty();

        var event = carrier.get(
                "/porting/events?filter[type]=porting_order.status_changed&filter[porting_order_id]=" + silent);
        assertThat(event.body().at("/data")).hasSize(2);
        var id = event.text("/data/0/id");
        assertThat(carrier.get("/porting/events/" + id).text("/data/payload/status/value"))
                .isEqualTo("submitted");
        carrier.send("POST", "/porting/events/" + id + "/republish", null, SandboxRig.AUTHORIZATION);
        await().until(() -> ports.told(silent).size() == 1);
    }

    @Test
    void n37_is_told_twice_with_one_event_id() throws IOException {
        var order = ports.submit("+13035559937");
        await().until(() -> ports.webhooks(order).size() == 2);

        assertThat(ports.webhooks(order).stream()
                        .map(webhook -> webhook.json().at("/data/id").asString())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void n38_is_told_again_after_what_came_next() throws IOException {
        var order = ports.submit("+13035559938");
        await().until(() -> ports.told(order).size() == 1);
        ports.days(1, order, "submitted");
        await().until(() -> ports.told(order).size() == 2);
        carrier.time.pass(PortRig.BUSINESS_DAY.dividedBy(2));
        await().until(() -> ports.told(order).size() == 3);

        assertThat(ports.told(order)).containsExactly("in-process", "submitted", "in-process");
    }

    @Test
    void n39_is_503_and_nothing_is_taken() throws IOException {
        assertThat(ports.create("n39", "+13035559939").status()).isEqualTo(503);
        assertThat(carrier.get("/porting_orders?filter[customer_reference]=n39")
                        .body()
                        .at("/data"))
                .isEmpty();
    }

    @Test
    void n40_moves_to_an_order_of_its_own() throws IOException {
        var order = ports.draft("+12065550400", "+12065559940");
        ports.edit(order, "{\"customer_reference\": \"n40\"}");
        ports.fill(order);
        ports.confirm(order);
        ports.answered(order, "foc-date-confirmed");

        var both = carrier.get("/porting_orders?filter[customer_reference]=n40");
        assertThat(both.body().at("/data").findValuesAsString("porting_phone_numbers_count"))
                .containsExactlyInAnyOrder("1", "1");
        assertThat(ports.now(order).text("/data/phone_numbers/0/phone_number")).isEqualTo("+12065550400");
        var split = carrier.get("/porting/events?filter[type]=porting_order.split&filter[porting_order_id]=" + order);
        var other = split.text("/data/0/payload/to/id");
        assertThat(ports.status(other)).isEqualTo("submitted");
        ports.days(1, other, "foc-date-confirmed");
        carrier.time.pass(PortRig.BUSINESS_DAY.multipliedBy(2));
        ports.awaitStatus(order, "ported");
        ports.awaitStatus(other, "ported");
        assertThat(carrier.numberStatus("+12065559940")).isEqualTo("active");
    }

    @Test
    void n41_is_committed_to_a_day_later() throws IOException {
        var order = ports.submit("+13035559941");
        var later = ports.now(order).text("/data/updated_at");
        ports.answered(order, "foc-date-confirmed");

        assertThat(later).isNotEmpty();
        ports.days(3, order, "foc-date-confirmed");
        ports.days(1, order, "ported");
    }
}
