package com.voepy.numbers.kit.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Keeps secrets that are needed again, such as the keys that webhooks are signed with: AES-256-GCM under the
/// platform's master key. What is sealed may lie in the log; without the key it is noise.
public final class SecretBox {

    private static final int KEY_BYTES = 32;

    /// Source: NIST SP 800-38D, 8.2.2: 96 random bits per message.
    private static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /// @param masterKey 32 bytes, Base64
    /// @throws IllegalArgumentException if it is anything else
    public SecretBox(String masterKey) {
        var bytes = Base64.getDecoder().decode(masterKey);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the master key has %d bytes, not %d".formatted(bytes.length, KEY_BYTES));
        }
        this.key = new SecretKeySpec(bytes, "AES");
    }

    public String seal(String plain) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            var text = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(NONCE_BYTES + text.length)
                            .put(nonce)
                            .put(text)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot encrypt", e);
        }
    }

    /// @throws IllegalStateException if it was sealed under another key or changed since
    public String open(String sealed) {
        var bytes = Base64.getDecoder().decode(sealed);
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, bytes, 0, NONCE_BYTES));
            return new String(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed secret does not open: is this the right master key?", e);
        }
    }
}
