package com.voepy.numbers.sandbox;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How this carrier behaves: `numbers.sandbox.*`, see `docs/sandbox.md`.
///
/// @param port TCP port to listen on; 0 for any free one
/// @param address address to listen on
/// @param callbackUrl where webhooks go; empty: nowhere
/// @param apiKey the one key that is let in
/// @param signingKey Ed25519 seed of 32 bytes in base64, signs the webhooks
/// @param usLocalNumbers how many US local numbers are on offer, at most 10 million
/// @param activationDelay from an order to its numbers being active
/// @param slowActivationDelay the same for the slow magic numbers
/// @param verySlowActivationDelay the same for the very slow magic numbers
/// @param searchWindow how long a searched number may be ordered
/// @param reservationTime how long a reservation holds its numbers
/// @param reservationNumbersMax numbers in one reservation
/// @param heldNumbersMax numbers on hold at one time
/// @param restockAfter from a number's deletion to its being on offer again
/// @param balanceCents what the account starts with, US cents
/// @param requestsPerSecondMax requests beyond it in one second are refused; 0: no limit
/// @param webhookBackoff waits before the second and each further attempt to deliver a webhook
/// @param businessDay how long one business day of porting takes
/// @param documentTime how long a document lives that nothing refers to
/// @param serviceRecordDelay from asking for a customer service record to its being there
/// @param poll how often due work is looked for
@ConfigurationProperties("numbers.sandbox")
public record SandboxProperties(
        @DefaultValue("8099") int port,
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("") String dbUrl,
        @DefaultValue("") String dbUser,
        @DefaultValue("") String dbPassword,
        @DefaultValue("") String callbackUrl,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String signingKey,
        @DefaultValue("20000") int usLocalNumbers,
        @DefaultValue("1s") Duration activationDelay,
        @DefaultValue("10s") Duration slowActivationDelay,
        @DefaultValue("3m") Duration verySlowActivationDelay,
        @DefaultValue("30m") Duration searchWindow,
        @DefaultValue("30m") Duration reservationTime,
        @DefaultValue("250") int reservationNumbersMax,
        @DefaultValue("10000") int heldNumbersMax,
        @DefaultValue("10m") Duration restockAfter,
        @DefaultValue("1000000000") long balanceCents,
        @DefaultValue("0") int requestsPerSecondMax,
        @DefaultValue({"1s", "5s", "30s", "2m"}) List<Duration> webhookBackoff,
        @DefaultValue("10s") Duration businessDay,
        @DefaultValue("30m") Duration documentTime,
        @DefaultValue("1s") Duration serviceRecordDelay,
        @DefaultValue("100ms") Duration poll) {

    private static final Duration BUSINESS_DAY_MIN = Duration.ofMillis(10);
    private static final int US_LOCAL_NUMBERS_MAX = 10_000_000;

    /// @throws IllegalArgumentException if something it can't do without is missing or out of range
    public SandboxProperties {
        require(dbUrl, "db-url", "NUMBERS_DB_URL");
        require(apiKey, "api-key", "NUMBERS_CARRIER_API_KEY");
        require(signingKey, "signing-key", "NUMBERS_SANDBOX_SIGNING_KEY");
        if (usLocalNumbers < 0 || usLocalNumbers > US_LOCAL_NUMBERS_MAX) {
            throw new IllegalArgumentException("numbers.sandbox.us-local-numbers is %d; it must be 0 to %d"
                    .formatted(usLocalNumbers, US_LOCAL_NUMBERS_MAX));
        }
        if (businessDay.compareTo(BUSINESS_DAY_MIN) < 0) {
            throw new IllegalArgumentException(
                    "numbers.sandbox.business-day (NUMBERS_SANDBOX_BUSINESS_DAY) is %s; it must be %s or more"
                            .formatted(businessDay, BUSINESS_DAY_MIN));
        }
        webhookBackoff = List.copyOf(webhookBackoff);
    }

    private static void require(String value, String name, String variable) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("numbers.sandbox.%s (%s) is not set".formatted(name, variable));
        }
    }
}
