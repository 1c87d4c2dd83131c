package com.voepy.numbers.kit.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Keeps secrets that are needed again, such as the keys that webhooks are signed with: AES-256-GCM under the
/// platform's master key. What is sealed may lie in the log; without the key it is noise.
public final class SecretBox {

    private static final String HMAC = "HmacSHA256";
    private static final byte[] NO_CONTEXT = {};

    private final byte[] masterKey;
    private final AesGcm cipher;

    /// @param masterKey 32 bytes, Base64
    /// @throws IllegalArgumentException if it is anything else
    public SecretBox(String masterKey) {
        this.masterKey = Base64.getDecoder().decode(masterKey);
        this.cipher = new AesGcm(this.masterKey);
    }

    public String seal(String plain) {
        return Base64.getEncoder().encodeToString(cipher.encrypt(plain.getBytes(StandardCharsets.UTF_8), NO_CONTEXT));
    }

    /// @throws IllegalStateException if it was sealed under another key or changed since
    public String open(String sealed) {
        return new String(cipher.decrypt(Base64.getDecoder().decode(sealed), NO_CONTEXT), StandardCharsets.UTF_8);
    }

    /// A key of 32 bytes for one purpose alone, from which the master key cannot be told.
    public byte[] keyFor(String purpose) {
        return hmac(masterKey, purpose);
    }

    /// Recognises a text again without saying anything of it to whoever lacks the master key: HMAC-SHA-256, hex. A
    /// plain hash of personal data would be undone by guessing.
    public String fingerprint(String purpose, String text) {
        return HexFormat.of().formatHex(hmac(keyFor(purpose), text));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HMAC-SHA-256", e);
        }
    }
}
