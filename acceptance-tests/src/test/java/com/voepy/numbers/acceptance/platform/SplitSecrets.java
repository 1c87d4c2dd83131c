package com.voepy.numbers.acceptance.platform;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/// What `deploy/make-env` makes for a deployment: keys that its processes share.
final class SplitSecrets {

    private static final int KEY_BYTES = 32;

    private SplitSecrets() {}

    static Map<String, String> make() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return Map.of(
                    "NUMBERS_MASTER_KEY", base64(random()),
                    "NUMBERS_CARRIER_API_KEY", base64(random()),
                    "NUMBERS_SANDBOX_SIGNING_KEY", base64(tail(pair.getPrivate().getEncoded())),
                    "NUMBERS_CARRIER_PUBLIC_KEY", base64(tail(pair.getPublic().getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The raw key, which both encodings of Ed25519 end with.
    private static byte[] tail(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    }

    private static byte[] random() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
