package com.voepy.numbers.kit.security;

import java.time.InstantSource;
import java.util.Optional;

/// Tells whose key it is that somebody presents, whatever the way it came.
final class Credentials {

    private final ApiKeyDirectory directory;
    private final InstantSource clock;

    Credentials(ApiKeyDirectory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /// What is known of the key, if it can be used now. A text that cannot be a key is refused before anything is read.
    Optional<ApiKeyRecord> ofKey(String key) {
        return ApiKeys.isWellFormed(key) ? ofHash(ApiKeys.hash(key)) : Optional.empty();
    }

    /// As [#ofKey(String)], of a key that was presented before.
    Optional<ApiKeyRecord> ofHash(String hash) {
        return directory.find(hash).filter(known -> known.hasHash(hash) && known.isValidAt(clock.instant()));
    }
}
