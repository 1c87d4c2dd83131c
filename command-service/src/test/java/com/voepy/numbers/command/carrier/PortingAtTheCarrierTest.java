package com.voepy.numbers.command.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.command.carrier.PortForm.Attachment;
import com.voepy.numbers.command.carrier.PortForm.EndUser;
import com.voepy.numbers.command.carrier.PortForm.Kind;
import com.voepy.numbers.command.carrier.PortForm.ServiceAddress;
import com.voepy.numbers.kernel.CarrierPortState;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.sandbox.CarrierSandbox;
import com.voepy.numbers.sandbox.contract.ContractRecorder;
import com.voepy.numbers.sandbox.contract.TelnyxContract;
import com.voepy.numbers.sandbox.webhook.WebhookSigningKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// The porting desk of the carrier that stands in for the real one, over HTTP; both sides of every exchange are held
/// against the carrier's own description of its protocol.
@DisplayNameGeneration(ReplaceUnderscores.class)
@SuppressWarnings("NullAway.Init")
class PortingAtTheCarrierTest {

    static final TelnyxContract CONTRACT = TelnyxContract.load();
    static final EndUser OWNER = new EndUser(
            "Porter Ltd",
            "123abc",
            "1234",
            "Pat Porter",
            "+13035551234",
            new ServiceAddress("600 Congress Avenue", null, "Austin", "TX", "78701", "US"));

    static ConfigurableApplicationContext sandbox;
    static ContractRecorder recorder;
    static TelnyxCarrier carrier;
    static PortingCarrier porting;

    @BeforeAll
    static void start() throws IOException {
        var database = TestDatabase.create();
        sandbox = CarrierSandbox.start(Map.of(
                "numbers.sandbox.port",
                0,
                "numbers.sandbox.db-url",
                database.url(),
                "numbers.sandbox.db-user",
                database.user(),
                "numbers.sandbox.db-password",
                database.password(),
                "numbers.sandbox.api-key",
                "KEY-1",
                "numbers.sandbox.signing-key",
                WebhookSigningKey.generate().seed(),
                "numbers.sandbox.business-day",
                "30ms",
                "numbers.sandbox.poll",
                "10ms"));
        recorder = ContractRecorder.before(URI.create("http://127.0.0.1:" + CarrierSandbox.port(sandbox)));
        carrier = new TelnyxCarrier(
                new CarrierProperties(
                        recorder.uri(), "KEY-1", null, "profile-1", Duration.ofSeconds(2), Duration.ofSeconds(15), 16),
                _ -> true,
                Clock.systemUTC());
        porting = carrier.porting();
    }

    @AfterEach
    void what_was_said_is_in_the_protocol() {
        recorder.check(CONTRACT);
    }

    @AfterAll
    static void stop() {
        carrier.close();
        recorder.close();
        sandbox.close();
    }

    @Test
    void a_port_goes_from_its_draft_to_its_number() {
        var number = new E164("+15124780101");
        var draft = placed("happy", number).getFirst();
        assertThat(draft.state()).isEqualTo(CarrierPortState.DRAFT);
        assertThat(draft.numbers()).containsExactly(number);

        assertThat(porting.submitPort(draft, form("happy", OWNER, Kind.LOA, Kind.BILL, Kind.OTHER)))
                .isEqualTo(new PortAnswer.Done());
        // The states between last milliseconds; the date that the losing carrier committed to stays.
        var ported = awaitState("happy", CarrierPortState.PORTED);
        assertThat(ported.focAt()).isNotNull();
        assertThat(ported.messaging()).isTrue();
    }

    @Test
    void numbers_of_two_countries_are_two_orders_with_one_reference() {
        placed("split", new E164("+15124780102"), new E164("+16135550142"));

        assertThat(found("split"))
                .hasSize(2)
                .allSatisfy(port -> assertThat(port.numbers()).hasSize(1));
    }

    @Test
    void one_document_serves_as_letter_and_bill() {
        var draft = placed("scan", new E164("+15124780103")).getFirst();

        assertThat(porting.submitPort(draft, form("scan", OWNER, Kind.LOA))).isEqualTo(new PortAnswer.Done());
    }

    @Test
    void a_form_that_lacks_something_is_refused_by_name() {
        var draft = placed("lacking", new E164("+15124780104")).getFirst();
        var answer = (PortAnswer.Refused) porting.submitPort(draft, form("lacking", null, Kind.LOA));

        assertThat(answer.reasons().getFirst().code()).isEqualTo(Refusal.INFORMATION_MISSING);
        assertThat(answer.reasons().getFirst().detail()).contains("entity_name");
        assertThat(found("lacking").getFirst().state()).isEqualTo(CarrierPortState.DRAFT);
    }

    @Test
    void an_exception_is_mended_and_handed_over_again() {
        // The losing carrier does not know the PIN.
        var draft = placed("pin", new E164("+15124789912")).getFirst();
        porting.submitPort(draft, form("pin", OWNER, Kind.LOA));
        var exception = awaitState("pin", CarrierPortState.EXCEPTION);
        assertThat(exception.problems()).extracting(problem -> problem.code()).containsExactly("passcode_pin_invalid");

        var mended = new EndUser(
                OWNER.name(),
                OWNER.accountNumber(),
                "4321",
                OWNER.authorizedName(),
                OWNER.billingTelephoneNumber(),
                OWNER.serviceAddress());
        assertThat(porting.submitPort(exception, form("pin", mended, Kind.LOA))).isEqualTo(new PortAnswer.Done());
        awaitState("pin", CarrierPortState.PORTED);
    }

    @Test
    void both_sides_read_what_the_other_writes() {
        var draft = placed("talk", new E164("+15124780106")).getFirst();
        assertThat(porting.comment(draft, "Please call first")).isEqualTo(new PortAnswer.Done());

        assertThat(((PortTalk.Heard) porting.commentsOf(draft)).remarks())
                .singleElement()
                .satisfies(remark -> {
                    assertThat(remark.isOurs()).isTrue();
                    assertThat(remark.text()).isEqualTo("Please call first");
                });
    }

    @Test
    void numbers_that_cannot_be_ported_are_refused() {
        assertThat(porting.placePort("never", List.of(new E164("+15124789900"))))
                .isInstanceOf(PortPlacement.Refused.class);
        assertThat(found("never")).isEmpty();
    }

    @Test
    void an_order_whose_answer_was_lost_is_found_again() {
        assertThat(porting.placePort("lost", List.of(new E164("+15124789935"))))
                .isInstanceOf(PortPlacement.Unknown.class);
        assertThat(found("lost")).hasSize(1);
    }

    @Test
    void a_confirmation_whose_answer_was_lost_shows_in_the_order() {
        var draft = placed("unclear", new E164("+15124789934")).getFirst();
        assertThat(porting.submitPort(draft, form("unclear", OWNER, Kind.LOA)))
                .isInstanceOf(PortAnswer.Unavailable.class);
        assertThat(found("unclear").getFirst().state()).isNotEqualTo(CarrierPortState.DRAFT);
    }

    @Test
    void a_draft_is_forgotten_when_it_is_cancelled() {
        var draft = placed("forgotten", new E164("+15124780105")).getFirst();

        assertThat(porting.cancelPort(draft)).isEqualTo(new PortAnswer.Done());
        assertThat(porting.cancelPort(draft)).isEqualTo(new PortAnswer.Done());
        assertThat(found("forgotten")).isEmpty();
    }

    @Test
    void what_is_under_way_is_cancelled_after_a_while() {
        // It stays in process for ever, so that there is time.
        var draft = placed("cancelled", new E164("+15124789931")).getFirst();
        porting.submitPort(draft, form("cancelled", OWNER, Kind.LOA));

        assertThat(porting.cancelPort(found("cancelled").getFirst())).isEqualTo(new PortAnswer.Done());
        awaitState("cancelled", CarrierPortState.CANCELLED);
        assertThat(porting.cancelPort(found("cancelled").getFirst())).isInstanceOf(PortAnswer.Refused.class);
    }

    private static List<CarrierPort> placed(String reference, E164... numbers) {
        return ((PortPlacement.Placed) porting.placePort(reference, List.of(numbers))).ports();
    }

    private static List<CarrierPort> found(String reference) {
        return ((PortSearch.Found) porting.findPorts(reference)).ports();
    }

    private static CarrierPort awaitState(String reference, CarrierPortState state) {
        return await().pollInterval(Duration.ofMillis(20))
                .until(() -> found(reference).getFirst(), port -> port.state() == state);
    }

    private static PortForm form(String reference, @Nullable EndUser owner, Kind... kinds) {
        var attachments = List.of(kinds).stream()
                .map(kind -> new Attachment(
                        UUID.nameUUIDFromBytes((reference + kind).getBytes(StandardCharsets.UTF_8)),
                        kind,
                        kind + ".pdf",
                        () -> ("%PDF-1.7 " + kind).getBytes(StandardCharsets.US_ASCII)))
                .toList();
        return new PortForm(reference, owner, null, "Moving from CarrierX", attachments);
    }
}
