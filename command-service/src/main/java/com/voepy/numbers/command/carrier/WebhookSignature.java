package com.voepy.numbers.command.carrier;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/// Proves that a webhook comes from the carrier: Ed25519 over `timestamp|raw body`.
class WebhookSignature {

    /// How far the carrier's clock and its queue may be off. Source: the carrier's documentation.
    static final Duration TOLERANCE = Duration.ofSeconds(300);

    /// What X.509 puts before the 32 bytes of an Ed25519 key. Source: RFC 8410.
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int KEY_BYTES = 32;

    private final PublicKey key;

    /// @param publicKey 32 bytes in base64
    /// @throws IllegalArgumentException if it is anything else
    WebhookSignature(String publicKey) {
        var raw = Base64.getDecoder().decode(publicKey.strip());
        if (raw.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the carrier's public key has %d bytes, not %d".formatted(raw.length, KEY_BYTES));
        }
        try {
            key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(concat(X509_PREFIX, raw)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the carrier's public key is no Ed25519 key", e);
        }
    }

    /// @param timestamp header `telnyx-timestamp`, seconds since 1970
    /// @param signature header `telnyx-signature-ed25519`, base64
    boolean fits(String timestamp, String signature, byte[] body, Instant now) {
        if (!timestamp.matches("\\d{1,12}")) {
            return false;
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        if (age.compareTo(TOLERANCE) > 0) {
            return false;
        }
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update((timestamp + "|").getBytes(StandardCharsets.US_ASCII));
            verifier.update(body);
            return verifier.verify(Base64.getDecoder().decode(signature.strip()));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            // Not base64, not 64 bytes, not a point of the curve: none of them a signature.
            return false;
        }
    }

    private static byte[] concat(byte[] head, byte[] tail) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head);
        bytes.writeBytes(tail);
        return bytes.toByteArray();
    }
}
