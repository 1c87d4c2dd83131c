package com.voepy.numbers.command.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CarrierWebhookControllerTest {

    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    static final KeyPair KEYS = keys();
    static final String COMPLETE = """
            {"data": {"event_type": "number_order.complete", "id": "e-1", "record_type": "event",
              "payload": {"id": "o-1", "record_type": "number_order", "customer_reference": "ref-1"}}}""";

    final List<String> nudges = new ArrayList<>();

    @Test
    void a_signed_message_about_an_order_is_passed_on() throws Exception {
        receive(COMPLETE, NOON, sign(COMPLETE, NOON));
        assertThat(nudges).containsExactly("o-1 ref-1");
    }

    @Test
    void a_signed_message_about_a_port_is_passed_on() throws Exception {
        var moved = """
            {"data": {"event_type": "porting_order.status_changed", "payload": {"id": "p-1",
              "customer_reference": "ref-1", "status": {"value": "ported", "details": []}}}}""";
        receive(moved, NOON, sign(moved, NOON));
        assertThat(nudges).containsExactly("port p-1 ref-1");
    }

    @Test
    void a_signed_message_about_anything_else_is_let_go() throws Exception {
        var other = "{\"data\": {\"event_type\": \"call.hangup\", \"payload\": {\"id\": \"c-1\"}}}";
        receive(other, NOON, sign(other, NOON));
        assertThat(nudges).isEmpty();
    }

    @Test
    void a_message_may_be_up_to_five_minutes_off() throws Exception {
        for (var sent : List.of(NOON.minusSeconds(300), NOON.plusSeconds(300))) {
            receive(COMPLETE, sent, sign(COMPLETE, sent));
        }
        assertThat(nudges).hasSize(2);
        for (var sent : List.of(NOON.minusSeconds(301), NOON.plusSeconds(301))) {
            refused(ErrorCode.UNAUTHORIZED, COMPLETE, sent, sign(COMPLETE, sent));
        }
    }

    @Test
    void a_forged_or_unsigned_message_is_refused() throws Exception {
        refused(ErrorCode.UNAUTHORIZED, COMPLETE.replace("o-1", "o-2"), NOON, sign(COMPLETE, NOON));
        refused(ErrorCode.UNAUTHORIZED, COMPLETE, NOON.plusSeconds(1), sign(COMPLETE, NOON));
        refused(ErrorCode.UNAUTHORIZED, COMPLETE, NOON, "");
        refused(ErrorCode.UNAUTHORIZED, COMPLETE, NOON, "not base64!");
        assertThat(nudges).isEmpty();
    }

    @Test
    void without_a_key_every_message_is_refused() throws Exception {
        var signature = sign(COMPLETE, NOON);
        var controller = controller(null);
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> controller.receive(seconds(NOON), signature, stream(COMPLETE)))
                .matches(rejection -> rejection.code() == ErrorCode.UNAUTHORIZED);
    }

    @Test
    void a_signed_message_that_is_no_json_is_malformed() throws Exception {
        refused(ErrorCode.MALFORMED_REQUEST, "{", NOON, sign("{", NOON));
    }

    @Test
    void a_giant_is_refused_unread() {
        refused(ErrorCode.PAYLOAD_TOO_LARGE, " ".repeat((1 << 20) + 1), NOON, "");
    }

    void receive(String body, Instant sent, String signature) throws IOException {
        controller(publicKey()).receive(seconds(sent), signature, stream(body));
    }

    void refused(ErrorCode code, String body, Instant sent, String signature) {
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> receive(body, sent, signature))
                .matches(rejection -> rejection.code() == code);
    }

    CarrierWebhookController controller(@Nullable String publicKey) {
        var properties = new CarrierProperties(
                URI.create("http://127.0.0.1"), "KEY-1", publicKey, "p", Duration.ZERO, Duration.ZERO, 1);
        return new CarrierWebhookController(
                properties,
                (id, reference) -> nudges.add(id + " " + reference),
                (id, reference) -> nudges.add("port " + id + " " + reference),
                () -> NOON);
    }

    static String seconds(Instant instant) {
        return Long.toString(instant.getEpochSecond());
    }

    static ByteArrayInputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    static String sign(String body, Instant sent) throws GeneralSecurityException {
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(KEYS.getPrivate());
        signer.update((seconds(sent) + "|" + body).getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signer.sign());
    }

    /// The last 32 bytes of its X.509 form are the key itself.
    static String publicKey() {
        var x509 = KEYS.getPublic().getEncoded();
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(x509, x509.length - 32, x509.length));
    }

    static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
