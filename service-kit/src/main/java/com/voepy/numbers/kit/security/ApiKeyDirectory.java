package com.voepy.numbers.kit.security;

import java.util.Optional;

/// Finds what is known of an API key.
@FunctionalInterface
public interface ApiKeyDirectory {

    /// The key with this hash as it stood at most a second ago, also if it is revoked or expired; empty if there never
    /// was such a key.
    ///
    /// @param hash as [ApiKeys#hash(String)] makes it
    Optional<ApiKeyRecord> find(String hash);
}
