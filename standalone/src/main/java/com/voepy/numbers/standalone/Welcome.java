package com.voepy.numbers.standalone;

import java.time.Duration;
import java.util.Optional;

/// What a user reads once everything runs: where it is, and a first order to copy and paste.
///
/// @param number one that can be ordered now
/// @param newOperatorKey the operator key if this start made it: never to be read again
record Welcome(String url, String demoKey, String number, Optional<String> newOperatorKey, Duration startedIn) {

    /// One line each, because that is how they are pasted.
    private static final String TEXT = """

            Voepy Numbers is ready after {seconds} s: {url}

              Demo tenant's   {key}
              API key         with {credit} of credit at first
            {operator}
            Buy a number:

              KEY={key}
              curl -s "{url}/v1/numbers/available?country_code=US&national_destination_code=512&limit=3" \
            -H "Authorization: Bearer $KEY"
              curl -s {url}/v1/numbers/order -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" \
            -H "Idempotency-Key: order-{digits}" \
            -d '{"phone_numbers":["+{digits}"],"country_code":"US","number_type":"local"}'
              curl -s "{url}/v1/numbers?phone_number=%2B{digits}" -H "Authorization: Bearer $KEY"

            See what it did: {url}/console, signed in with the key above. The API: {url}/docs

            README.md goes on from here: webhooks, settings, release. Ctrl-C stops everything.
            """;

    String text() {
        var operator = newOperatorKey.map(key -> """
                      Operator key    %s
                                      shown this once and never again
                    """.formatted(key)).orElse("");
        return TEXT.replace("{seconds}", "%.1f".formatted(startedIn.toMillis() / 1000.0))
                .replace("{operator}\n", operator.isEmpty() ? "\n" : operator + "\n")
                .replace("{url}", url)
                .replace("{key}", demoKey)
                .replace("{credit}", "%.2f USD".formatted(DemoTenant.CREDIT_CENTS / 100.0))
                .replace("{digits}", number.substring(1));
    }
}
