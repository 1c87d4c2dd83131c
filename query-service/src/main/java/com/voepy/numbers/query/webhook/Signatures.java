package com.voepy.numbers.query.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The headers of Standard Webhooks 1.0.0.
final class Signatures {

    private Signatures() {}

    /// @param secrets `whsec_…`, the newest first; one signature is made with each
    /// @param at when the attempt is made; receivers refuse what is much older
    static Map<String, String> headers(String id, Instant at, String body, List<String> secrets) {
        var seconds = at.getEpochSecond();
        return Map.of(
                Webhook.UNBRANDED_MSG_ID_KEY, id,
                Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Long.toString(seconds),
                Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
                        secrets.stream()
                                .map(secret -> sign(secret, id, seconds, body))
                                .collect(Collectors.joining(" ")));
    }

    private static String sign(String secret, String id, long seconds, String body) {
        try {
            return new Webhook(secret).sign(id, seconds, body);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException("a webhook secret signs nothing", e);
        }
    }
}
