package com.voepy.numbers.standalone;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/// What an installation keeps to itself, made at its first start.
///
/// @param masterKey encrypts secrets at rest, 32 bytes in base64
/// @param carrierApiKey what the sandbox asks the product for
/// @param signingKey the Ed25519 seed that the sandbox signs its webhooks with, 32 bytes in base64
/// @param verificationKey the public key that belongs to it, 32 bytes in base64
record Secrets(String masterKey, String carrierApiKey, String signingKey, String verificationKey) {

    private static final int KEY_BYTES = 32;

    static Secrets of(DataDirectory data) {
        var pair = data.secret("secrets/sandbox-signing.key", Secrets::newPair).split(" ", 2);
        return new Secrets(
                data.secret("secrets/master.key", Secrets::random),
                data.secret("secrets/carrier-api.key", Secrets::random),
                pair[0],
                pair[1]);
    }

    /// A secret that fits into every place: letters, digits, `-` and `_`.
    static String newPassword() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes());
    }

    private static String random() {
        return Base64.getEncoder().encodeToString(randomBytes());
    }

    private static byte[] randomBytes() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static String newPair() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return raw(pair.getPrivate().getEncoded()) + " "
                    + raw(pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has Ed25519", e);
        }
    }

    /// PKCS #8 and X.509 both end with the key itself.
    private static String raw(byte[] encoded) {
        return Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
    }
}
