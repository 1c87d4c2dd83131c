package com.voepy.numbers.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;

/// The Ed25519 key that a log signs its checkpoints with.
public final class SigningKey {

    public static final int SEED_BYTES = 32;

    private final KeyPair pair;
    private final VerifierKey verifier;

    /// @param name the log's, which is also the origin of its checkpoints
    /// @param seed 32 bytes that nobody else knows
    public SigningKey(String name, byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("a seed has %d bytes and not %d".formatted(SEED_BYTES, seed.length));
        }
        this.pair = pairOf(seed.clone());
        this.verifier = VerifierKey.of(name, pair.getPublic());
    }

    /// The public half.
    public VerifierKey verifier() {
        return verifier;
    }

    byte[] sign(String text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 doesn't work on this JVM", e);
        }
    }

    /// The JDK makes a public key only while it generates a pair, so it is handed the seed as its randomness.
    private static KeyPair pairOf(byte[] seed) {
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 doesn't work on this JVM", e);
        }
    }

    private static final class Seed extends SecureRandom {

        private final transient ByteBuffer bytes;

        Seed(byte[] bytes) {
            this.bytes = ByteBuffer.wrap(bytes);
        }

        @Override
        public void nextBytes(byte[] wanted) {
            bytes.get(wanted);
        }
    }
}
