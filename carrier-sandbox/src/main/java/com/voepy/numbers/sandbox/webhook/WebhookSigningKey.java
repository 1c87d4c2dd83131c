package com.voepy.numbers.sandbox.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/// The Ed25519 key pair that webhooks are signed with: the carrier holds the seed, the customer the public key.
public final class WebhookSigningKey {

    private static final int SEED_BYTES = 32;
    private static final int PUBLIC_KEY_BYTES = 32;

    private final byte[] seed;
    private final KeyPair pair;

    private WebhookSigningKey(byte[] seed) {
        this.seed = seed;
        this.pair = pairOf(seed);
    }

    /// A new one.
    public static WebhookSigningKey generate() {
        var seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        return new WebhookSigningKey(seed);
    }

    /// @param seed 32 bytes in base64
    /// @throws IllegalArgumentException if they are not
    public static WebhookSigningKey of(String seed) {
        var bytes = Base64.getDecoder().decode(seed);
        if (bytes.length != SEED_BYTES) {
            throw new IllegalArgumentException(
                    "The signing key has %d bytes; an Ed25519 seed has %d".formatted(bytes.length, SEED_BYTES));
        }
        return new WebhookSigningKey(bytes);
    }

    /// The secret half in base64, for `numbers.sandbox.signing-key`.
    public String seed() {
        return Base64.getEncoder().encodeToString(seed);
    }

    /// The public half in base64, 32 raw bytes: what the carrier shows its customers.
    public String publicKey() {
        // X.509 puts a fixed header before the raw key.
        var encoded = pair.getPublic().getEncoded();
        return Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - PUBLIC_KEY_BYTES, encoded.length));
    }

    /// Signs `timestamp|body`.
    ///
    /// @param timestamp seconds since 1970
    /// @return base64
    public String sign(long timestamp, byte[] body) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update((timestamp + "|").getBytes(StandardCharsets.US_ASCII));
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 doesn't work on this JVM", e);
        }
    }

    /// The JDK makes a public key only while it generates a pair, so it is handed the seed as its randomness.
    private static KeyPair pairOf(byte[] seed) {
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new FixedRandom(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 doesn't work on this JVM", e);
        }
    }

    private static final class FixedRandom extends SecureRandom {

        private final transient ByteBuffer bytes;

        FixedRandom(byte[] bytes) {
            this.bytes = ByteBuffer.wrap(bytes);
        }

        @Override
        public void nextBytes(byte[] target) {
            bytes.get(target);
        }
    }
}
