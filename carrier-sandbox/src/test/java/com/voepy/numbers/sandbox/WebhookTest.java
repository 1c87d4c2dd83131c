package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class WebhookTest extends CarrierTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /// What X.509 writes before the 32 bytes of an Ed25519 key (RFC 8410).
    private static final byte[] X509_HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

    @Test
    void a_webhook_is_the_ended_order_in_an_envelope_signed_over_time_and_body() throws Exception {
        int before = carrier.webhooks.received().size();
        var order = carrier.order("+15125550400").text("/data/id");
        carrier.time.pass(SECOND);
        await().until(() -> carrier.webhooks.received().size() > before);

        var webhook = carrier.webhooks.received().get(before);

        assertThat(webhook.json().at("/data/event_type").asString()).isEqualTo("number_order.complete");
        assertThat(webhook.json().at("/data/record_type").asString()).isEqualTo("event");
        assertThat(webhook.json().at("/data/payload/id").asString()).isEqualTo(order);
        assertThat(webhook.json().at("/data/payload/phone_numbers/0/status").asString())
                .isEqualTo("success");
        assertThat(webhook.json().at("/meta/attempt").asInt()).isEqualTo(1);
        assertThat(webhook.json().at("/meta/delivered_to").asString()).isEqualTo(carrier.webhooks.url());
        assertThat(isSigned(webhook.timestamp() + "|" + webhook.body(), webhook.signature()))
                .isTrue();
        assertThat(isSigned(webhook.timestamp() + "|" + webhook.body() + " ", webhook.signature()))
                .isFalse();
    }

    @Test
    void a_webhook_that_is_not_taken_comes_again_later_and_later() throws IOException {
        int before = carrier.webhooks.received().size();
        carrier.webhooks.answerNext(500, 404);
        carrier.order("+15125550401");
        carrier.time.pass(SECOND);
        await().until(() -> carrier.webhooks.received().size() == before + 1);
        // The wait is counted from the answer, which the sender may not have written down yet.
        await().until(() -> {
            carrier.time.pass(SECOND);
            return carrier.webhooks.received().size() == before + 2;
        });
        await().until(() -> {
            carrier.time.pass(SECOND);
            return carrier.webhooks.received().size() == before + 3;
        });

        var attempts = carrier.webhooks.received().subList(before, before + 3);
        assertThat(attempts.stream().map(one -> one.json().at("/meta/attempt").asInt()))
                .containsExactly(1, 2, 3);
        assertThat(attempts.stream()
                        .map(one -> one.json().at("/data/id").asString())
                        .distinct())
                .hasSize(1);
    }

    private static boolean isSigned(String text, String signature) throws GeneralSecurityException {
        var raw = Base64.getDecoder().decode(SandboxRig.KEY.publicKey());
        var encoded = new byte[X509_HEADER.length + raw.length];
        System.arraycopy(X509_HEADER, 0, encoded, 0, X509_HEADER.length);
        System.arraycopy(raw, 0, encoded, X509_HEADER.length, raw.length);
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        verifier.update(text.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(Base64.getDecoder().decode(signature));
    }
}
