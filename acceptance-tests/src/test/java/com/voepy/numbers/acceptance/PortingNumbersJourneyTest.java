package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.acceptance.platform.Client;
import com.voepy.numbers.acceptance.platform.Documents;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Tenant;
import com.voepy.numbers.acceptance.platform.WebhookReceiver;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A business day of the sandbox takes a fifth of a second here.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PortingNumbersJourneyTest {

    private static final String PATH = "/v1/numbers/porting-orders";
    private static final Duration PORT_MAX = Duration.ofSeconds(30);

    /// In the United States, on a Wednesday.
    private static final Set<MonthDay> HOLIDAYS =
            Set.of(MonthDay.of(1, 1), MonthDay.of(6, 19), MonthDay.of(7, 4), MonthDay.of(11, 11), MonthDay.of(12, 25));

    private static final Map<String, Object> OWNER = Map.of(
            "name", "Porter Ltd",
            "account_number", "123abc",
            "pin_passcode", "1234",
            "authorized_name", "Pat Porter",
            "service_address",
                    Map.of(
                            "street_address", "600 Congress Avenue",
                            "locality", "Austin",
                            "administrative_area", "TX",
                            "postal_code", "78701",
                            "country_code", "US"));

    private final Platform platform = Platforms.shared();
    private final Tenant tenant = Tenant.with(platform, 10_000);
    private final Client client = tenant.client();

    @Test
    void a_number_comes_from_another_carrier_and_is_like_any_other() {
        var number = foreign("0");
        try (var receiver = WebhookReceiver.start()) {
            client.post("/v1/webhooks", Map.of("url", receiver.url())).expect(201);
            var body = new HashMap<>(order(number));
            body.put("connection_id", tenant.defaultConnectionId());
            body.put("customer_reference", "support line");
            body.put("foc_date", workday().toString());
            var created = client.post(PATH, body).expect(201);
            assertThat(created.at("/status")).isEqualTo("submitted");
            assertThat(client.post(PATH, order(number)).code()).isEqualTo("number_unavailable");
            var id = created.at("/id");

            var ported = awaitStatus(id, "ported");
            assertThat(ported.at("/phone_numbers/0/status").asString()).isEqualTo("ported");
            var shown = client.get("/v1/numbers/"
                            + ported.at("/phone_numbers/0/number_id").asString())
                    .expect(200)
                    .json();
            assertThat(shown.at("/e164").asString()).isEqualTo(number);
            assertThat(shown.at("/status").asString()).isEqualTo("active");
            assertThat(shown.at("/activation_price_cents_customer").asLong()).isZero();
            assertThat(shown.at("/monthly_price_cents_customer").asLong()).isEqualTo(150);
            assertThat(shown.at("/connection_id").asString()).isEqualTo(tenant.defaultConnectionId());
            assertThat(shown.at("/customer_reference").asString()).isEqualTo("support line");
            assertThat(shown.at("/porting_order_id").asString()).isEqualTo(id);

            await().atMost(PORT_MAX).until(() -> receiver.deliveries().size() >= 5);
            assertThat(receiver.deliveries())
                    .extracting(WebhookReceiver.Delivery::type)
                    .contains(
                            "porting_order.submitted",
                            "porting_order.in_process",
                            "porting_order.foc_confirmed",
                            "porting_order.ported",
                            "number.activated");
            var told = receiver.deliveries("porting_order.ported").getFirst().json();
            assertThat(told.at("/data")).isEqualTo(ported);
            assertThat(told.at("/data/end_user/name").asString()).isEqualTo("Porter Ltd");

            assertThat(client.delete("/v1/numbers/" + shown.at("/id").asString())
                            .expect(200)
                            .at("/status"))
                    .isEqualTo("released");
        }
    }

    @Test
    void numbers_a_comment_and_a_document_are_enough_and_what_else_the_carrier_needs_is_asked_for() {
        // Losing carriers in Britain hand out no records, so that nobody else knows whose number it is.
        var british = "+442079460%03d".formatted(ThreadLocalRandom.current().nextInt(900));
        var body = Map.of(
                "phone_numbers", List.of(british),
                "user_feedback", Map.of("comment", "Moving from CarrierX"),
                "documents", List.of(Documents.letter(client)));
        var id = client.post(PATH, body).expect(201).at("/id");
        var lacking = awaitStatus(id, "exception");
        assertThat(lacking.at("/exceptions/0/code").asString()).isEqualTo("information_missing");
        assertThat(lacking.at("/exceptions/0/message").asString()).contains("entity_name");

        client.patch(PATH + "/" + id, Map.of("end_user", OWNER)).expect(200);
        client.post(PATH + "/" + id + "/submit").expect(200);
        awaitStatus(id, "ported");
    }

    @Test
    void an_order_is_found_by_its_number_its_status_and_its_reference() {
        var number = foreign("0");
        var body = new HashMap<String, Object>(Map.of("phone_numbers", List.of(number)));
        body.put("customer_reference", "draft " + number);
        var id = client.post(PATH, body).expect(201).at("/id");

        for (var query : List.of(
                "?status=draft",
                "?phone_number=%2B" + number.substring(1),
                "?customer_reference=draft%20%2B" + number.substring(1))) {
            assertThat(client.get(PATH + query).expect(200).json().at("/data").findValuesAsString("id"))
                    .as(query)
                    .containsExactly(id);
        }
        assertThat(client.get(PATH + "?status=ported").expect(200).json().at("/data"))
                .isEmpty();
        assertThat(client.get(PATH + "?status=lost").status()).isEqualTo(422);

        client.post(PATH + "/" + id + "/comments", Map.of("body", "Please call first"))
                .expect(201);
        assertThat(client.get(PATH + "/" + id + "/comments").expect(200).at("/data/0/body"))
                .isEqualTo("Please call first");
        assertThat(client.get(PATH + "/" + id + "/events")
                        .expect(200)
                        .json()
                        .at("/data")
                        .findValuesAsString("type"))
                .containsExactly("PortingOrderCreated", "PortingCommentAdded");
        assertThat(Tenant.with(platform, 0).client().get(PATH + "/" + id).status())
                .isEqualTo(404);
    }

    @Test
    void what_the_losing_carrier_objects_to_is_mended_and_goes_on() {
        // The losing carrier refuses a number that ends so until its PIN is changed.
        var number = foreign("9912");
        var id = client.post(PATH, order(number)).expect(201).at("/id");
        var exception = awaitStatus(id, "exception");
        assertThat(exception.at("/exceptions/0/code").asString()).isEqualTo("passcode_pin_invalid");

        var tag = client.get(PATH + "/" + id).expect(200).header("ETag").orElseThrow();
        var mended = client.patch(PATH + "/" + id, Map.of("end_user", Map.of("pin_passcode", "4321")), "If-Match", tag)
                .expect(200);
        assertThat(mended.at("/end_user/pin_passcode")).isEqualTo("4321");
        assertThat(mended.at("/end_user/name")).isEqualTo("Porter Ltd");
        assertThat(client.post(PATH + "/" + id + "/submit").expect(200).at("/status"))
                .isEqualTo("in_process");

        awaitStatus(id, "ported");
    }

    @Test
    void an_order_is_cancelled_and_its_number_is_free_again() {
        // It stays in process for ever, so that there is time.
        var number = foreign("9931");
        var id = client.post(PATH, order(number)).expect(201).at("/id");
        awaitStatus(id, "in_process");
        assertThat(client.post(PATH + "/" + id + "/cancel").status()).isEqualTo(202);
        awaitStatus(id, "cancelled");

        assertThat(client.post(PATH + "/" + id + "/cancel").expect(200).at("/status"))
                .isEqualTo("cancelled");
        client.post(PATH, Map.of("phone_numbers", List.of(number))).expect(201);
    }

    @Test
    void one_order_stays_one_however_the_carrier_splits_it() {
        var american = foreign("0");
        var canadian = "+1613555%04d".formatted(ThreadLocalRandom.current().nextInt(9_000));
        var id = client.post(PATH, order(american, canadian)).expect(201).at("/id");

        var ported = awaitStatus(id, "ported");
        assertThat(ported.at("/phone_numbers").findValuesAsString("status")).containsExactly("ported", "ported");
        assertThat(client.get("/v1/numbers?status=active&country_code=CA")
                        .expect(200)
                        .at("/data/0/e164"))
                .isEqualTo(canadian);
    }

    /// A Wednesday on which nobody celebrates anything, far enough away for every carrier.
    private static LocalDate workday() {
        var day = LocalDate.now(ZoneOffset.UTC).plusDays(9).with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY));
        while (HOLIDAYS.contains(MonthDay.from(day))) {
            day = day.plusWeeks(1);
        }
        return day;
    }

    private Map<String, Object> order(String... numbers) {
        return Map.of(
                "phone_numbers",
                numbers,
                "user_feedback",
                Map.of("comment", "Moving from CarrierX"),
                "documents",
                List.of(Documents.letter(client)),
                "end_user",
                OWNER);
    }

    /// A number of Austin that another carrier has; its last digits say how the port goes.
    private static String foreign(String end) {
        var random = ThreadLocalRandom.current();
        return end.length() == 4
                ? "+1512%03d%s".formatted(random.nextInt(470, 480), end)
                : "+1512478%03d%s".formatted(random.nextInt(980), end);
    }

    private JsonNode awaitStatus(String id, String status) {
        return await().atMost(PORT_MAX)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> client.get(PATH + "/" + id).expect(200).json(),
                        order -> order.at("/status").asString().equals(status));
    }
}
