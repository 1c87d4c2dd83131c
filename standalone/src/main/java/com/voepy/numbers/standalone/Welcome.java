package com.voepy.numbers.standalone;

import java.time.Duration;
import java.util.Optional;

/// What a user reads once everything runs: where it is, and a first order to copy and paste.
///
/// @param newOperatorKey the operator key if this start made it: never to be read again
record Welcome(String url, String demoKey, Optional<String> newOperatorKey, Duration startedIn) {

    String text() {
        var operator = newOperatorKey
                .map(key -> "  Operator key    %s%n                  shown this once and never again%n".formatted(key))
                .orElse("");
        return """

                Voepy Numbers is ready after %.1f s: %s

                  Demo tenant's   %s
                  API key         with %d.%02d USD of credit
                %s
                Buy a number:

                  KEY=%s
                  curl -s "%s/v1/numbers/available?country_code=US&national_destination_code=512&limit=3" -H "Authorization: Bearer $KEY"
                  curl -s %s/v1/numbers/order -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" -H "Idempotency-Key: my-first-order" -d '{"phone_numbers":["+15125550100"],"country_code":"US","number_type":"local"}'
                  curl -s "%s/v1/numbers?phone_number=%%2B15125550100" -H "Authorization: Bearer $KEY"

                The README goes on from here: webhooks, settings, release. Ctrl-C stops everything.
                """.formatted(
                        startedIn.toMillis() / 1000.0,
                        url,
                        demoKey,
                        DemoTenant.CREDIT_CENTS / 100,
                        DemoTenant.CREDIT_CENTS % 100,
                        operator,
                        demoKey,
                        url,
                        url,
                        url);
    }
}
