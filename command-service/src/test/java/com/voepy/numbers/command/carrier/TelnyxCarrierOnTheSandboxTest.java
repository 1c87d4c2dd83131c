package com.voepy.numbers.command.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.command.carrier.CarrierOrder.Line;
import com.voepy.numbers.command.carrier.CarrierOrder.State;
import com.voepy.numbers.command.carrier.CarrierSettings.Part;
import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.InboundCallScreening;
import com.voepy.numbers.kernel.LookupType;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Price;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.sandbox.CarrierSandbox;
import com.voepy.numbers.sandbox.contract.ContractRecorder;
import com.voepy.numbers.sandbox.contract.TelnyxContract;
import com.voepy.numbers.sandbox.webhook.WebhookSigningKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// The adapter and the carrier that stands in for the real one, over HTTP; both sides of every exchange are held
/// against the carrier's own description of its protocol.
@DisplayNameGeneration(ReplaceUnderscores.class)
@SuppressWarnings("NullAway.Init")
class TelnyxCarrierOnTheSandboxTest {

    static final TelnyxContract CONTRACT = TelnyxContract.load();
    static final WebhookSigningKey KEY = WebhookSigningKey.generate();
    static final String WEBHOOKS = "POST /carrier/webhooks";
    static final CarrierSettings SETTINGS = new CarrierSettings(
            "front desk", List.of("voepy"), true, "Yourco Sales", true, InboundCallScreening.REJECT_CALLS, true);

    static ConfigurableApplicationContext sandbox;
    static ContractRecorder recorder;
    static FakeCarrier receiver;
    static TelnyxCarrier carrier;

    @BeforeAll
    static void start() throws IOException {
        receiver = new FakeCarrier().on(WEBHOOKS, FakeCarrier.json(200, "{}"));
        var database = TestDatabase.create();
        sandbox = CarrierSandbox.start(Map.of(
                "numbers.sandbox.port",
                0,
                "numbers.sandbox.db-url",
                database.url(),
                "numbers.sandbox.db-user",
                database.user(),
                "numbers.sandbox.api-key",
                "KEY-1",
                "numbers.sandbox.signing-key",
                KEY.seed(),
                "numbers.sandbox.callback-url",
                receiver.url() + "/carrier/webhooks",
                "numbers.sandbox.activation-delay",
                "50ms",
                "numbers.sandbox.poll",
                "10ms"));
        recorder = ContractRecorder.before(URI.create("http://127.0.0.1:" + CarrierSandbox.port(sandbox)));
        carrier = new TelnyxCarrier(properties(), _ -> true, Clock.systemUTC());
    }

    @AfterEach
    void every_exchange_keeps_the_contract() {
        assertThat(recorder.exchanges()).isNotEmpty();
        recorder.check(CONTRACT);
    }

    @AfterAll
    static void stop() {
        carrier.close();
        recorder.close();
        sandbox.close();
        receiver.close();
    }

    @Test
    void the_stock_names_areas_numbers_and_prices() {
        var areas = (CoverageAnswer.Areas) carrier.coverage("US", NumberType.LOCAL);
        assertThat(areas.areas()).anySatisfy(area -> {
            assertThat(area.ndc()).isEqualTo("512");
            assertThat(area.place()).isEqualTo("TX");
            assertThat(area.count()).isGreaterThan(1000);
        });
        var offer = (StockAnswer.Offer) carrier.stock(new StockQuery("US", NumberType.LOCAL, "5125550", 1000));
        assertThat(offer.numbers()).hasSizeGreaterThan(900).allSatisfy(number -> {
            assertThat(number.locality()).isEqualTo("Austin");
            assertThat(number.region()).isEqualTo("TX");
            assertThat(number.wholesale()).isEqualTo(new Price(50, 75));
            assertThat(number.capabilities()).contains(Capability.VOICE, Capability.SMS);
        });
    }

    @Test
    void a_number_is_bought_configured_and_given_back() {
        var number = new E164("+15125550100");
        var accepted = (OrderAnswer.Accepted) carrier.order("bought", List.of(number));
        assertThat(accepted.order().reference()).isEqualTo("bought");
        var found = (OrderSearch.Found) carrier.findOrder("bought");
        assertThat(found.order().id()).isEqualTo(accepted.order().id());
        awaitLine(accepted.order().id(), number, State.SUCCESS);
        var written = carrier.configure(number, SETTINGS, EnumSet.allOf(Part.class));
        assertThat(((SettingsAnswer.Written) written).complete())
                .as("%s", written)
                .isTrue();
        var cleared = new CarrierSettings(null, List.of(), false, null, false, InboundCallScreening.DISABLED, false);
        written = carrier.configure(number, cleared, EnumSet.allOf(Part.class));
        assertThat(((SettingsAnswer.Written) written).complete())
                .as("%s", written)
                .isTrue();
        assertThat(carrier.release(number)).isEqualTo(new ReleaseAnswer.Released());
        assertThat(carrier.release(number)).isEqualTo(new ReleaseAnswer.AlreadyGone());
    }

    @Test
    void its_webhooks_are_signed_so_that_we_believe_them() throws IOException {
        var number = new E164("+15125550110");
        var accepted = (OrderAnswer.Accepted) carrier.order("told", List.of(number));
        var nudges = new CopyOnWriteArrayList<String>();
        var controller = new CarrierWebhookController(
                properties(),
                (id, reference) -> nudges.add(id + " " + reference),
                (id, reference) -> nudges.add("port " + id + " " + reference),
                InstantSource.system());
        await().until(() -> receiver.of(WEBHOOKS).stream()
                .anyMatch(request -> request.body().contains(accepted.order().id())));
        for (var request : receiver.of(WEBHOOKS)) {
            controller.receive(
                    request.header("Telnyx-timestamp"),
                    request.header("Telnyx-signature-ed25519"),
                    new ByteArrayInputStream(request.body().getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(nudges).contains(accepted.order().id() + " told");
    }

    @Test
    void a_number_sold_meanwhile_is_refused_by_name() {
        var sold = new E164("+15125561000");
        var refused = (OrderAnswer.Refused) carrier.order("sold", List.of(new E164("+15125550120"), sold));
        assertThat(refused.reasons()).anySatisfy(reason -> {
            assertThat(reason.code()).isEqualTo(Refusal.TAKEN);
            assertThat(reason.e164()).isEqualTo(sold);
        });
        assertThat(carrier.findOrder("sold")).isEqualTo(new OrderSearch.Absent());
    }

    @Test
    void an_order_may_end_half_done() {
        var good = new E164("+15125550130");
        var bad = new E164("+15125562000");
        var accepted = (OrderAnswer.Accepted) carrier.order("half", List.of(good, bad));
        awaitLine(accepted.order().id(), good, State.SUCCESS);
        awaitLine(accepted.order().id(), bad, State.FAILURE);
    }

    @Test
    void an_order_whose_answer_was_lost_is_found_again() {
        assertThat(carrier.order("lost", List.of(new E164("+15125568000")))).isInstanceOf(OrderAnswer.Unknown.class);
        assertThat(carrier.findOrder("lost")).isInstanceOf(OrderSearch.Found.class);
    }

    @Test
    void an_order_that_met_a_503_is_in_doubt_until_it_is_not_found() {
        assertThat(carrier.order("down", List.of(new E164("+15125569000")))).isInstanceOf(OrderAnswer.Unknown.class);
        assertThat(carrier.findOrder("down")).isEqualTo(new OrderSearch.Absent());
        assertThat(carrier.getOrder("00000000-0000-4000-8000-000000000000")).isEqualTo(new OrderSearch.Absent());
    }

    @Test
    void a_hold_lasts_for_a_while() {
        var number = new E164("+15125550140");
        var held = (HoldAnswer.Held) carrier.hold("hold", List.of(number));
        assertThat(held.lines()).singleElement().satisfies(line -> {
            assertThat(line.e164()).isEqualTo(number);
            assertThat(line.state()).isEqualTo(State.SUCCESS);
            assertThat(line.expiresAt()).isAfter(Instant.now().plus(Duration.ofMinutes(20)));
        });
    }

    @Test
    void a_lookup_tells_the_carrier_or_the_name_of_any_number() {
        var berlin = new E164("+493023125000");
        var known = (LookupAnswer.Known) carrier.lookup(berlin, LookupType.CARRIER);
        assertThat(known.callerName()).isNull();
        assertThat(known.carrier()).satisfies(network -> {
            assertThat(network.name()).isNotBlank();
            assertThat(network.type()).isEqualTo("fixed line");
        });
        var named = (LookupAnswer.Known) carrier.lookup(berlin, LookupType.CALLER_NAME);
        assertThat(named.carrier()).isNull();
        assertThat(named.callerName()).satisfies(name -> assertThat(name.name()).isNotBlank());
        var nameless = (LookupAnswer.Known) carrier.lookup(new E164("+15125571000"), LookupType.CALLER_NAME);
        assertThat(nameless.callerName()).isEqualTo(new LookupAnswer.CallerName(null, "10001"));
    }

    @Test
    void a_lookup_that_fails_is_told_from_one_of_no_number() {
        assertThat(carrier.lookup(new E164("+15125572000"), LookupType.CARRIER))
                .isInstanceOf(LookupAnswer.Refused.class);
        for (var down : List.of("+15125573000", "+15125574000")) {
            assertThat(carrier.lookup(new E164(down), LookupType.CARRIER)).isInstanceOf(LookupAnswer.Unavailable.class);
        }
    }

    @Test
    void a_check_tells_which_numbers_can_be_ported_and_who_has_them() {
        var good = new E164("+12125550142");
        var bad = new E164("+12125559900");
        var checked = (PortabilityAnswer.Checked) carrier.portability(List.of(good, bad));
        assertThat(checked.lines().getFirst()).satisfies(line -> {
            assertThat(line.e164()).isEqualTo(good);
            assertThat(line.portable()).isTrue();
            assertThat(line.notPortableReason()).isNull();
        });
        assertThat(checked.lines().getLast()).satisfies(line -> {
            assertThat(line.portable()).isFalse();
            assertThat(line.notPortableReason()).isNotBlank();
        });
        assertThat(carrier.networkOf(good)).isPresent();
    }

    static void awaitLine(String orderId, E164 number, State state) {
        await().untilAsserted(() -> {
            var order = ((OrderSearch.Found) carrier.getOrder(orderId)).order();
            assertThat(order.lines())
                    .filteredOn(line -> line.e164().equals(number))
                    .extracting(Line::state)
                    .containsExactly(state);
        });
    }

    static CarrierProperties properties() {
        return new CarrierProperties(
                recorder.uri(),
                "KEY-1",
                KEY.publicKey(),
                "profile-1",
                Duration.ofSeconds(2),
                Duration.ofSeconds(15),
                16);
    }
}
