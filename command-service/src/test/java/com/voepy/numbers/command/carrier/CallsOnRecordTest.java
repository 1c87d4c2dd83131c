package com.voepy.numbers.command.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.voepy.numbers.command.carrier.CarrierSettings.Part;
import com.voepy.numbers.command.carrier.PortForm.Attachment;
import com.voepy.numbers.command.carrier.PortForm.EndUser;
import com.voepy.numbers.command.carrier.PortForm.Kind;
import com.voepy.numbers.command.carrier.PortForm.ServiceAddress;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.events.CarrierCallEvent.CarrierCalled;
import com.voepy.numbers.kernel.CarrierCallOutcome;
import com.voepy.numbers.kernel.CarrierPortState;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.InboundCallScreening;
import com.voepy.numbers.kernel.LookupType;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.log.NewEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What stays of each call to the carrier.
@DisplayNameGeneration(ReplaceUnderscores.class)
class CallsOnRecordTest {

    static final E164 NUMBER = new E164("+15125550100");
    static final UUID ORDER = UUID.fromString("0d000000-0000-4000-8000-000000000003");
    static final UUID TENANT = UUID.fromString("7e000000-0000-4000-8000-000000000001");
    static final Cause CAUSE = new Cause("fulfil-order", TENANT, "req-1", "req-1", "cause-1", "POST /v1/numbers/order");
    static final String ORDERED = """
            {"data": {"id": "o-1", "status": "pending", "customer_reference": "%s",
              "phone_numbers": [{"id": "l-1", "phone_number": "+15125550100", "status": "pending"}]}}""".formatted(ORDER);

    final FakeCarrier fake = new FakeCarrier();

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void a_call_says_what_was_asked_what_was_answered_and_for_whom() {
        fake.on("POST /v2/number_orders", FakeCarrier.json(200, ORDERED, Map.of("x-request-id", "their-1")));
        try (var carrier = fake.adapter()) {
            Errand.of(CAUSE, ORDER, List.of(NUMBER)).run(() -> carrier.order(ORDER.toString(), List.of(NUMBER)));
        }

        assertThat(fake.calls).hasSize(2).allSatisfy(call -> {
            assertThat(call.metadata())
                    .isEqualTo(new EventMetadata(
                            TENANT,
                            "system:fulfil-order",
                            "req-1",
                            null,
                            "req-1",
                            "cause-1",
                            "POST /v1/numbers/order",
                            null));
            assertThat(call.sequence()).isZero();
            assertThat(call.stream()).isEqualTo("carrier-call/" + called(call).callId());
        });
        var searched = called(fake.calls.getFirst());
        assertThat(searched.path())
                .isEqualTo("/v2/available_phone_numbers"
                        + "?filter[country_code]=US&filter[limit]=1&filter[phone_number][starts_with]=5125550100");
        var ordered = called(fake.calls.getLast());
        assertThat(ordered)
                .isEqualTo(new CarrierCalled(
                        ordered.callId(),
                        TENANT,
                        "telnyx",
                        "POST",
                        "/v2/number_orders",
                        "{\"customer_reference\":\"%s\",\"phone_numbers\":[{\"phone_number\":\"+15125550100\"}]}"
                                .formatted(ORDER),
                        CarrierCallOutcome.ANSWERED,
                        null,
                        200,
                        ordered.durationMs(),
                        ("{\"data\":{\"id\":\"o-1\",\"status\":\"pending\",\"customer_reference\":\"%s\",\"phone_numbers\":"
                                        + "[{\"id\":\"l-1\",\"phone_number\":\"+15125550100\",\"status\":\"pending\"}]}}")
                                .formatted(ORDER),
                        "their-1",
                        ORDER,
                        List.of(NUMBER),
                        null));
    }

    @Test
    void a_refusal_an_unclear_answer_and_none_at_all_are_told_apart() {
        fake.on(
                "GET /v2/number_orders/no",
                FakeCarrier.json(
                        404, "{\"errors\": [{\"code\": \"10005\", \"title\": \"Not found\", \"detail\": \"Ada\"}]}"));
        fake.on("GET /v2/number_orders/broken", FakeCarrier.hangUp());
        fake.on("GET /v2/number_orders/babble", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(502, 3);
            exchange.getResponseBody().write("Ada".getBytes(StandardCharsets.UTF_8));
        });
        fake.on("GET /v2/number_orders/silent", fake.silence());
        fake.on("GET /v2/number_orders/busy", FakeCarrier.json(429, "", Map.of("retry-after", "1")));
        try (var carrier = fake.adapter();
                var impatient = fake.impatientAdapter()) {
            List.of("no", "broken", "babble").forEach(carrier::getOrder);
            impatient.getOrder("silent");
            carrier.getOrder("busy");
            fake.close();
            carrier.getOrder("gone");
        }

        assertThat(fake.calls.stream().map(CallsOnRecordTest::called))
                .extracting(CarrierCalled::outcome, CarrierCalled::status)
                .containsExactly(
                        tuple(CarrierCallOutcome.REFUSED, 404),
                        tuple(CarrierCallOutcome.UNKNOWN, null),
                        tuple(CarrierCallOutcome.UNKNOWN, 502),
                        tuple(CarrierCallOutcome.UNKNOWN, null),
                        tuple(CarrierCallOutcome.NOT_SENT, 429),
                        tuple(CarrierCallOutcome.NOT_SENT, null));
        assertThat(bodies())
                .contains("{\"errors\":[{\"code\":\"10005\",\"title\":\"Not found\",\"detail\":\"[redacted]\"}]}")
                .anyMatch(body -> body.startsWith("[text/html, 3 bytes, sha256 "))
                .noneMatch(body -> body.contains("Ada"));
        assertThat(fake.calls.stream().map(call -> called(call).reason()))
                .containsExactly(
                        null,
                        Failure.CONNECTION_BROKE.words(),
                        Failure.STATUS.words(),
                        Failure.NO_ANSWER_IN_TIME.words(),
                        Failure.RATE_LIMIT.words(),
                        Failure.NO_CONNECTION.words());
        assertThat(called(fake.calls.get(3)).durationMs()).isGreaterThanOrEqualTo(FakeCarrier.IMPATIENCE.toMillis());
    }

    @Test
    void what_a_broken_answer_says_of_people_stays_nowhere() throws Exception {
        for (var answer : List.of(
                "HTTP/1.1 2\0\0 OK Jane Doe\r\n\r\n",
                "HTTP/1.1 200 OK\r\nJane Doe\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: Jane Doe\r\n\r\n",
                "Jane Doe\r\n\r\n")) {
            try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    var carrier = fake.adapterTo(URI.create("http://127.0.0.1:" + server.getLocalPort()))) {
                Thread.ofVirtual().start(() -> answer(server, answer));
                carrier.getOrder("o-1");
            }
            var call = called(fake.calls.removeLast());
            assertThat(call.outcome()).isEqualTo(CarrierCallOutcome.UNKNOWN);
            assertThat(Arrays.stream(Failure.values()).map(Failure::words)).contains(call.reason());
            assertThat(call.toString()).doesNotContain("Jane", "\0");
        }
    }

    @Test
    void whatever_the_carrier_answers_the_log_can_hold_what_stays_of_it() {
        var answer = "{\"data\": {\"id\": \"%1$s\", \"%1$s\": 1}, \"errors\": [{\"code\": \"%1$s\"}]}";
        var ids = Map.of("x-request-id", "Jane Doe");
        fake.on("GET /v2/number_orders/nul", FakeCarrier.json(422, answer.formatted("\\u0000 \\uffff"), ids));
        fake.on("GET /v2/number_orders/half", FakeCarrier.json(422, answer.formatted("\\ud800"), ids));
        try (var carrier = fake.adapter()) {
            carrier.getOrder("nul");
            carrier.getOrder("half");
        }

        var call = called(fake.calls.getFirst());
        assertThat(call.responseBody())
                .isEqualTo("{\"data\":{\"id\":\"[redacted]\",\"[redacted]\":\"[redacted]\"},"
                        + "\"errors\":[{\"code\":\"[redacted]\"}]}");
        assertThat(called(fake.calls.getLast()).responseBody()).startsWith("[application/json, ");
        assertThat(call.carrierRequestId()).isNull();
    }

    @Test
    void no_person_and_no_key_stays_of_an_address() {
        fake.on(
                "POST /v2/addresses",
                FakeCarrier.json(
                        422,
                        "{\"errors\": [{\"code\": \"10015\", \"title\": \"Invalid\", \"detail\": \"Ada at 1 Canary St\","
                                + " \"source\": {\"pointer\": \"/street_address\"}}], \"1 Canary St\": \"Ada\", \"Canary\": 1.5}"));
        try (var carrier = fake.adapter()) {
            carrier.keep(
                    "ref",
                    new CarrierAddress("Ada", "Canary", null, "1 Canary St", null, "Canary", "CA", "94016", "US"));
        }

        var call = called(fake.calls.getFirst());
        assertThat(call.requestBody())
                .contains("\"country_code\":\"US\"", "\"street_address\":\"[redacted]\"", "\"validate_address\":true")
                .contains("\"customer_reference\":\"[redacted]\"");
        assertThat(call.responseBody())
                .isEqualTo("{\"errors\":[{\"code\":\"10015\",\"title\":\"Invalid\",\"detail\":\"[redacted]\","
                        + "\"source\":{\"pointer\":\"/street_address\"}}],\"[redacted]\":\"[redacted]\","
                        + "\"Canary\":\"[redacted]\"}");
        assertThat(fake.calls.toString()).doesNotContain("Ada", "1 Canary", "94016", "KEY-1");
    }

    @Test
    void no_person_and_no_file_stays_of_a_port() {
        var id = UUID.fromString("d0000000-0000-4000-8000-000000000005");
        fake.on("GET /v2/documents", FakeCarrier.json(200, "{\"data\": []}"));
        fake.on(
                "POST /v2/documents",
                FakeCarrier.json(200, "{\"data\": {\"id\": \"doc-1\", \"filename\": \"Ada.pdf\"}}"));
        fake.on("PATCH /v2/porting_orders/p-1", FakeCarrier.json(200, "{\"data\": {\"id\": \"p-1\"}}"));
        fake.on("POST /v2/porting_orders/p-1/actions/confirm", FakeCarrier.json(200, "{\"data\": {\"id\": \"p-1\"}}"));
        fake.on("POST /v2/porting_orders/p-1/comments", FakeCarrier.json(200, "{\"data\": {\"body\": \"call Ada\"}}"));
        var port = new CarrierPort("p-1", CarrierPortState.DRAFT, List.of(NUMBER), null, List.of(), true);
        var form = new PortForm(
                ORDER.toString(),
                new EndUser(
                        "Ada",
                        "4711",
                        "0815",
                        "Ada",
                        "+15125550199",
                        new ServiceAddress("1 Canary St", null, "Canary", "TX", "78701", "US")),
                null,
                "call Ada",
                List.of(new Attachment(id, Kind.LOA, "Ada.pdf", () -> "%PDF Ada".getBytes(StandardCharsets.UTF_8))));
        try (var carrier = fake.adapter()) {
            assertThat(carrier.porting().submitPort(port, form)).isEqualTo(new PortAnswer.Done());
            carrier.porting().comment(port, "call Ada");
        }

        assertThat(called(fake.calls.get(1)).requestBody())
                .contains("\"customer_reference\":\"" + id)
                .contains("\"file\":\"[file, 8 bytes, sha256 ");
        assertThat(called(fake.calls.get(2)).requestBody())
                .contains("\"loa\":\"doc-1\"", "\"country_code\":\"US\"")
                .contains("\"billing_phone_number\":\"[redacted]\"");
        assertThat(fake.calls).hasSize(5);
        assertThat(fake.calls.toString())
                .doesNotContain("Ada", "4711", "0815", "Canary", "+15125550199", "78701", "KEY-1");
    }

    @Test
    void no_name_stays_of_settings_and_lookups() {
        fake.on("GET /v2/number_lookup/%2B15125550100", FakeCarrier.json(200, """
                {"data": {"caller_name": {"caller_name": "ADA MORENO", "error_code": null}, "phone_number": "+15125550100",
                  "carrier": {"name": "Some Network Inc.", "type": "mobile"}}}"""));
        fake.on("GET /v2/phone_numbers", FakeCarrier.json(200, """
                {"data": [{"id": "n-1", "phone_number": "+15125550100", "status": "active",
                  "customer_reference": "Ada Moreno"}]}"""));
        var settings = new CarrierSettings(
                "Ada Moreno",
                List.of(TENANT.toString()),
                true,
                "ADA MORENO",
                false,
                InboundCallScreening.DISABLED,
                true);
        try (var carrier = fake.adapter()) {
            carrier.lookup(NUMBER, LookupType.CALLER_NAME);
            carrier.configure(NUMBER, settings, EnumSet.allOf(Part.class));
        }

        assertThat(called(fake.calls.getFirst()).path()).isEqualTo("/v2/number_lookup/+15125550100?type=caller-name");
        assertThat(called(fake.calls.getFirst()).responseBody())
                .contains("Some Network Inc.", "\"error_code\":null", "\"caller_name\":\"[redacted]\"");
        assertThat(fake.calls.toString())
                .contains("\"tags\":[\"%s\"]".formatted(TENANT))
                .doesNotContainIgnoringCase("moreno");
    }

    @Test
    void a_giant_answer_is_cut_with_a_mark() {
        var number = "{\"phone_number\":\"+15125550100\",\"features\":[{\"name\":\"sms\"}],\"cost_information\":"
                + "{\"upfront_cost\":\"1.00\",\"monthly_cost\":1.5}}";
        var body = "{\"data\":[" + String.join(",", Collections.nCopies(1_000, number)) + "]}";
        fake.on("GET /v2/available_phone_numbers", FakeCarrier.json(200, body));
        try (var carrier = fake.adapter()) {
            carrier.hold("ref", List.of(NUMBER));
        }

        assertThat(called(fake.calls.getFirst()).responseBody())
                .startsWith("{\"data\":[" + number)
                .endsWith("… [cut: %d bytes in all]".formatted(body.length()))
                .hasSizeLessThan(Redaction.BODY_CHARS_MAX + 100);
    }

    @Test
    void what_is_on_offer_is_on_record_only_if_it_could_not_be_asked() {
        try (var carrier = fake.adapter()) {
            carrier.stock(new StockQuery("US", NumberType.LOCAL, "512", 100));
            assertThat(fake.calls).isEmpty();

            fake.on("GET /v2/available_phone_numbers", FakeCarrier.json(500, "{}"));
            carrier.stock(new StockQuery("US", NumberType.LOCAL, "512", 100));
        }
        assertThat(called(fake.calls.getFirst()).status()).isEqualTo(500);
    }

    @Test
    void what_is_asked_for_weeks_is_on_record_when_something_is_new_and_once_a_day() {
        var quiet = "{\"data\": [{\"id\": \"p-1\", \"customer_reference\": \"%s\"%s}]}";
        fake.on("GET /v2/porting_orders", FakeCarrier.json(200, quiet.formatted(ORDER, "")));
        var watch = Errand.of(CAUSE, ORDER, List.of(NUMBER)).watching();
        try (var carrier = fake.adapter()) {
            for (var hour = 0; hour < 25; hour++) {
                watch.run(() -> carrier.porting().findPorts(ORDER.toString()));
                fake.now = fake.now.plus(Duration.ofHours(1));
            }
            // What is redacted is news as well.
            fake.on("GET /v2/porting_orders", FakeCarrier.json(200, quiet.formatted(ORDER, ", \"name\": \"Ada\"")));
            watch.run(() -> carrier.porting().findPorts(ORDER.toString()));
            watch.run(() -> carrier.porting().findPorts(ORDER.toString()));
            Errand.of(CAUSE, ORDER, List.of(NUMBER)).run(() -> carrier.porting().findPorts(ORDER.toString()));
        }

        assertThat(fake.requests).hasSize(28);
        assertThat(fake.calls.stream().map(call -> called(call).repeats())).containsExactly(0, 23, 0, null);
    }

    @Test
    void what_did_not_come_on_record_is_put_there_the_next_time() {
        fake.on("GET /v2/porting_orders", FakeCarrier.json(200, "{\"data\": []}"));
        var watch = Errand.of(CAUSE, ORDER, List.of(NUMBER)).watching();
        try (var carrier = fake.adapter()) {
            fake.isLogStuck = true;
            watch.run(() -> carrier.porting().findPorts(ORDER.toString()));
            fake.isLogStuck = false;
            watch.run(() -> carrier.porting().findPorts(ORDER.toString()));
        }
        assertThat(fake.calls).hasSize(1);
    }

    @Test
    void what_never_left_is_no_call() {
        fake.on("GET /v2/number_orders/o-1", FakeCarrier.json(500, "{}"));
        try (var carrier = fake.adapter()) {
            for (var i = 0; i < 100; i++) {
                carrier.getOrder("o-1");
            }
        }
        assertThat(fake.calls).hasSameSizeAs(fake.requests).hasSizeLessThan(100);
    }

    /// Answers one request with these bytes.
    private static void answer(ServerSocket server, String bytes) {
        try (var socket = server.accept()) {
            var request = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (var line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
                // Only its end is of interest.
            }
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> bodies() {
        return fake.calls.stream()
                .map(call -> called(call).responseBody())
                .filter(body -> body != null)
                .toList();
    }

    private static CarrierCalled called(NewEvent call) {
        return (CarrierCalled) call.event();
    }
}
