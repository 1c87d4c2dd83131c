package com.voepy.numbers.command.webhook;

import com.voepy.numbers.kit.security.SecretBox;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/// Makes what deliveries are signed with.
@Component
class WebhookSecrets {

    /// Source: Standard Webhooks 1.0.0, "Signature scheme": 24 to 64 bytes.
    private static final int SECRET_BYTES = 32;

    private static final String SECRET_PREFIX = "whsec_";

    private final SecretBox box;
    private final SecureRandom random = new SecureRandom();

    WebhookSecrets(SecretBox box) {
        this.box = box;
    }

    /// A new one, as receivers are shown it.
    String make() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /// As it is stored: signing needs it again.
    String sealed(String secret) {
        return box.seal(secret);
    }
}
