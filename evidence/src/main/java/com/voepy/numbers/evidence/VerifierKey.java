package com.voepy.numbers.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// What anybody needs to check a log's signatures: its name and its public key. Source: c2sp.org/signed-note.
///
/// @param name of the log; has neither spaces nor plus signs
/// @param publicKey the raw 32 bytes of Ed25519
public record VerifierKey(String name, byte[] publicKey) {

    static final int ID_BYTES = 4;

    private static final int PUBLIC_KEY_BYTES = 32;
    private static final byte ED25519 = 1;

    /// What X.509 puts before the 32 bytes of an Ed25519 key. Source: RFC 8410.
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    public VerifierKey {
        if (name.isEmpty() || name.chars().anyMatch(VerifierKey::isForbidden)) {
            throw new IllegalArgumentException("no name of a key: " + name);
        }
        if (publicKey.length != PUBLIC_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "an Ed25519 key has %d bytes and not %d".formatted(PUBLIC_KEY_BYTES, publicKey.length));
        }
        publicKey = publicKey.clone();
    }

    static VerifierKey of(String name, PublicKey key) {
        var encoded = key.getEncoded();
        return new VerifierKey(name, Arrays.copyOfRange(encoded, encoded.length - PUBLIC_KEY_BYTES, encoded.length));
    }

    /// Reads `name+id+key`, as [#toString] writes it.
    ///
    /// @throws IllegalArgumentException if it is no such text, or its id is not that of its key
    public static VerifierKey parse(String text) {
        var parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a verifier key has three parts: name+id+key");
        }
        var typed = decoded(parts[2]);
        if (typed.length != 1 + PUBLIC_KEY_BYTES || typed[0] != ED25519) {
            throw new IllegalArgumentException("the verifier key is not one of Ed25519");
        }
        var key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.toString().equals(text)) {
            throw new IllegalArgumentException("the id of the verifier key does not belong to it");
        }
        return key;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /// Every space of Unicode, and what separates a key's parts.
    private static boolean isForbidden(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == '\u0085'
                || character == '+';
    }

    /// The first bytes of a hash over name and key; signatures begin with it.
    byte[] id() {
        var digest = Hash.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(typedKey());
        return Arrays.copyOf(digest.digest(), ID_BYTES);
    }

    boolean verifies(String text, byte[] signature) {
        try {
            var encoded = concatenated(X509_PREFIX, publicKey);
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // Bytes that are no point of the curve, or no signature.
            return false;
        }
    }

    private byte[] typedKey() {
        return concatenated(new byte[] {ED25519}, publicKey);
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(second);
        return bytes.toByteArray();
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key && toString().equals(key.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /// `name+id+key`, the id in hex and the key in base64.
    @Override
    public String toString() {
        return "%s+%s+%s"
                .formatted(
                        name,
                        HexFormat.of().formatHex(id()),
                        Base64.getEncoder().encodeToString(typedKey()));
    }
}
