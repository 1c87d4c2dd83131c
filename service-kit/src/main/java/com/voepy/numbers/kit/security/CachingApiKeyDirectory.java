package com.voepy.numbers.kit.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers what another directory said, for less than a second.
///
/// Unknown keys are remembered too, so that a client that repeats a wrong key costs no look-up each time.
final class CachingApiKeyDirectory implements ApiKeyDirectory {

    /// A revocation is effective within a second on every node; the rest is for the look-up itself.
    private static final Duration LIFE = Duration.ofMillis(900);

    /// Keys remembered at once; with more in use, some are looked up more often.
    private static final int ENTRIES_MAX = 10_000;

    private final ApiKeyDirectory source;
    private final InstantSource clock;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    private record Entry(Optional<ApiKeyRecord> found, Instant askedAt) {}

    CachingApiKeyDirectory(ApiKeyDirectory source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Optional<ApiKeyRecord> find(String hash) {
        var now = clock.instant();
        var known = entries.get(hash);
        if (known != null && isFresh(known, now)) {
            return known.found();
        }
        // Its age counts from before the look-up: the answer is as old as the question.
        var entry = new Entry(source.find(hash), now);
        makeRoom(now);
        entries.put(hash, entry);
        return entry.found();
    }

    private void makeRoom(Instant now) {
        if (entries.size() >= ENTRIES_MAX) {
            entries.values().removeIf(entry -> !isFresh(entry, now));
        }
        if (entries.size() >= ENTRIES_MAX) {
            entries.clear();
        }
    }

    private static boolean isFresh(Entry entry, Instant now) {
        return now.isBefore(entry.askedAt().plus(LIFE)) && !now.isBefore(entry.askedAt());
    }
}
