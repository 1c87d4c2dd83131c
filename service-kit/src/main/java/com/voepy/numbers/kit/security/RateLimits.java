package com.voepy.numbers.kit.security;

import com.voepy.numbers.kit.problem.ErrorCode;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.BucketNotFoundException;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/// Counts the requests of each API key, in one place for all nodes.
///
/// Requests of one key that arrive together are counted by one transaction, so that a busy key holds one connection of
/// a node at most. Where counting fails the request passes: a limit protects the platform, it is not a promise to
/// anybody, and whatever is wrong with the database is answered by who needs it.
final class RateLimits {

    static final String POLICY_HEADER = "RateLimit-Policy";
    static final String LIMIT_HEADER = "RateLimit";

    private static final Logger LOG = LoggerFactory.getLogger(RateLimits.class);

    /// Longer than counting ever takes where the database works.
    private static final Duration COUNTING_MAX = Duration.ofSeconds(1);

    /// How long a full bucket is kept; a new one is full as well.
    private static final Duration KEPT_FULL = Duration.ofMinutes(1);

    /// Keys remembered at once; with more in use, some requests are counted one by one.
    private static final int KEYS_MAX = 10_000;

    private static final int REMOVED_MAX = 1_000;

    private final Rate rate;
    private final BucketConfiguration configuration;
    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

    /// What combines the requests of one key. No state of its own.
    private final Map<UUID, BucketProxy> byKey = new ConcurrentHashMap<>();

    RateLimits(Rate rate, DataSource dataSource, InstantSource clock, AccessSchema migrated) {
        this.rate = rate;
        this.configuration = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(rate.requests()).refillGreedy(rate.requests(), rate.window()))
                .build();
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("access.rate_bucket")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_FULL))
                .clientClock(new Meter(clock))
                .requestTimeout(COUNTING_MAX)
                .build();
    }

    /// Counts one request and says in the headers of its answer what is left.
    ///
    /// @throws com.voepy.numbers.kit.problem.Rejection `429 rate_limited` if nothing was
    void count(UUID keyId, HttpServletResponse response) {
        response.setHeader(POLICY_HEADER, rate.policy());
        ConsumptionProbe left;
        try {
            left = take(keyId);
        } catch (RuntimeException e) {
            LOG.warn("A request was not counted: {}", e.toString());
            return;
        }
        if (!left.isConsumed()) {
            var seconds = seconds(left.getNanosToWaitForRefill());
            response.setHeader(LIMIT_HEADER, "\"default\";r=0;t=" + seconds);
            throw ErrorCode.RATE_LIMITED
                    .because("The API key may send %d requests in %d seconds."
                            .formatted(rate.requests(), rate.window().toSeconds()))
                    .retryAfter(Math.toIntExact(seconds));
        }
        response.setHeader(
                LIMIT_HEADER,
                "\"default\";r=%d;t=%d".formatted(left.getRemainingTokens(), seconds(left.getNanosToWaitForReset())));
    }

    /// Removes the buckets that are full again, which are those of keys that asked for nothing.
    ///
    /// @return how many
    int clean() {
        var removed = 0;
        int some;
        do {
            some = buckets.removeExpired(REMOVED_MAX);
            removed += some;
        } while (some == REMOVED_MAX);
        return removed;
    }

    private ConsumptionProbe take(UUID keyId) {
        if (byKey.size() >= KEYS_MAX) {
            byKey.clear();
        }
        try {
            return byKey.computeIfAbsent(keyId, this::together).tryConsumeAndReturnRemaining(1);
        } catch (RuntimeException e) {
            if (NestedExceptionUtils.getMostSpecificCause(e) instanceof BucketNotFoundException) {
                // Nothing was taken: requests that are counted together cannot make a bucket, one alone can.
                return alone(keyId).tryConsumeAndReturnRemaining(1);
            }
            throw e;
        }
    }

    private BucketProxy together(UUID keyId) {
        return buckets.builder()
                .withOptimization(Optimizations.batching())
                .build(rate.bucketOf(keyId), () -> configuration);
    }

    private BucketProxy alone(UUID keyId) {
        return buckets.builder().build(rate.bucketOf(keyId), () -> configuration);
    }

    /// Upwards, so that who waits that long has waited long enough; at least one.
    private static long seconds(long nanos) {
        return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1));
    }

    private record Meter(InstantSource clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            var now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
