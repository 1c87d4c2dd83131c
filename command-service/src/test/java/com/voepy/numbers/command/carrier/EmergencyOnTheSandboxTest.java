package com.voepy.numbers.command.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.command.carrier.EmergencyAnswer.Progress;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.sandbox.CarrierSandbox;
import com.voepy.numbers.sandbox.contract.ContractRecorder;
import com.voepy.numbers.sandbox.contract.TelnyxContract;
import com.voepy.numbers.sandbox.webhook.WebhookSigningKey;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// The adapter for emergency service and the carrier that stands in for the real one, held against its contract.
@DisplayNameGeneration(ReplaceUnderscores.class)
@SuppressWarnings("NullAway.Init")
class EmergencyOnTheSandboxTest {

    static final TelnyxContract CONTRACT = TelnyxContract.load();
    static final E164 NUMBER = new E164("+15125550160");

    static ConfigurableApplicationContext sandbox;
    static ContractRecorder recorder;
    static TelnyxCarrier carrier;

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
                "numbers.sandbox.api-key",
                "KEY-1",
                "numbers.sandbox.signing-key",
                WebhookSigningKey.generate().seed(),
                "numbers.sandbox.activation-delay",
                "50ms",
                "numbers.sandbox.poll",
                "10ms"));
        recorder = ContractRecorder.before(URI.create("http://127.0.0.1:" + CarrierSandbox.port(sandbox)));
        carrier = new TelnyxCarrier(
                new CarrierProperties(
                        recorder.uri(), "KEY-1", null, "profile-1", Duration.ofSeconds(2), Duration.ofSeconds(15), 16),
                _ -> true,
                Clock.systemUTC());
        carrier.order("bought", List.of(NUMBER));
    }

    @AfterEach
    void every_exchange_keeps_the_contract() {
        recorder.check(CONTRACT);
    }

    @AfterAll
    static void stop() {
        carrier.close();
        recorder.close();
        sandbox.close();
    }

    @Test
    void an_address_is_checked_kept_and_forgotten() {
        assertThat(carrier.validate(at("1 Example St"))).isEqualTo(new AddressVerdict.Valid());
        var kept = (AddressAnswer.Kept) carrier.keep("ref-1", at("1 Example St"));
        assertThat(carrier.findAddresses("ref-1")).isEqualTo(new AddressSearch.Found(List.of(kept.carrierAddressId())));
        assertThat(carrier.forget(kept.carrierAddressId())).isEqualTo(new ReleaseAnswer.Released());
        assertThat(carrier.forget(kept.carrierAddressId())).isEqualTo(new ReleaseAnswer.AlreadyGone());
        assertThat(carrier.findAddresses("ref-1")).isEqualTo(new AddressSearch.Found(List.of()));
    }

    @Test
    void what_is_wrong_with_an_address_is_told() {
        var misspelt = (AddressVerdict.Invalid) carrier.validate(at("1 Misspelt St"));
        assertThat(misspelt.faults()).extracting(AddressFault::field).containsExactly("street_address");
        assertThat(misspelt.suggestions())
                .extracting(AddressSuggestion::streetAddress)
                .containsExactly("1 Main St");
        assertThat(((AddressVerdict.Invalid) carrier.validate(at("1 Nowhere St"))).suggestions())
                .isEmpty();
        assertThat(carrier.validate(at("1 Unavailable St"))).isInstanceOf(AddressVerdict.Unavailable.class);
        assertThat(carrier.keep("ref-2", at("1 Condemned St"))).isInstanceOf(AddressAnswer.Refused.class);
        assertThat(carrier.keep("ref-2", at("1 Silent St"))).isInstanceOf(AddressAnswer.Unknown.class);
        assertThat(((AddressSearch.Found) carrier.findAddresses("ref-2")).carrierAddressIds())
                .hasSize(1);
    }

    @Test
    void emergency_service_is_turned_on_and_off() {
        await().until(() -> carrier.emergency(NUMBER) instanceof EmergencyAnswer.Known);
        var address = ((AddressAnswer.Kept) carrier.keep("ref-3", at("1 Example St"))).carrierAddressId();

        await().until(() -> carrier.setEmergency(NUMBER, address, true) instanceof EmergencyAnswer.Known);
        await().until(() -> carrier.emergency(NUMBER), known(Progress.ON, address)::equals);
        assertThat(carrier.setEmergency(NUMBER, address, true)).isEqualTo(known(Progress.ON, address));
        assertThat(carrier.forget(address)).isInstanceOf(ReleaseAnswer.Refused.class);
        assertThat(carrier.setEmergency(NUMBER, "42", true)).isInstanceOf(EmergencyAnswer.Refused.class);

        assertThat(carrier.setEmergency(NUMBER, address, false)).isEqualTo(known(Progress.TURNING_OFF, address));
        await().until(() -> carrier.emergency(NUMBER), known(Progress.OFF, null)::equals);
        assertThat(carrier.setEmergency(NUMBER, null, false)).isEqualTo(known(Progress.OFF, null));
        assertThat(carrier.emergency(new E164("+15125550161"))).isEqualTo(new EmergencyAnswer.NotOwned());
        assertThat(carrier.setEmergency(new E164("+15125550161"), address, true))
                .isEqualTo(new EmergencyAnswer.NotOwned());
    }

    private static EmergencyAnswer known(Progress progress, @Nullable String address) {
        return new EmergencyAnswer.Known(progress, address);
    }

    private static CarrierAddress at(String street) {
        return new CarrierAddress(null, null, "Yourco", street, "Suite 200", "Austin", "TX", "78701", "US");
    }
}
