package com.voepy.numbers.command.carrier;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How to reach the carrier, `numbers.carrier.*`.
///
/// @param url its origin, with or without the `/v2` of its paths, for example `https://api.telnyx.com/v2`
/// @param apiKey sent as bearer token; a secret
/// @param publicKey its Ed25519 key, 32 bytes in base64, that signs its webhooks; null refuses them all
/// @param messagingProfileId what [CarrierSettings#messagingEnabled()] attaches
/// @param connectTimeout most time for the TCP and TLS handshake
/// @param answerTimeout most time from the request to the last byte of its answer
/// @param concurrentCallsMax calls to the carrier at the same time, from this process
@ConfigurationProperties("numbers.carrier")
public record CarrierProperties(
        @DefaultValue("http://127.0.0.1:8099") URI url,
        @DefaultValue("sandbox") String apiKey,
        @Nullable String publicKey,

        @DefaultValue("d8c1f2de-0000-4000-8000-000000000001")
        String messagingProfileId,

        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("15s") Duration answerTimeout,
        @DefaultValue("16") int concurrentCallsMax) {

    /// Where the paths of the carrier's OpenAPI begin; without a slash at its end.
    String base() {
        var text = url.toString().replaceAll("/+$", "");
        return text.endsWith("/v2") ? text : text + "/v2";
    }

    /// Leaves the key out, so that no log ever shows it.
    @Override
    public String toString() {
        return "CarrierProperties[url=%s]".formatted(url);
    }
}
