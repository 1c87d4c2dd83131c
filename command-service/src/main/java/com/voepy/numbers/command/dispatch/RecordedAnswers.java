package com.voepy.numbers.command.dispatch;

import static com.voepy.numbers.kit.problem.ErrorCode.IDEMPOTENCY_KEY_REUSED;

import com.voepy.numbers.events.RequestEvent.RequestAnswered;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.security.SecretBox;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds what requests under an idempotency key were answered.
final class RecordedAnswers {

    private final EventLog log;
    private final SecretBox secrets;

    RecordedAnswers(EventLog log, SecretBox secrets) {
        this.log = log;
        this.secrets = secrets;
    }

    /// @param key the id made of tenant, path and key
    /// @param fingerprint of the request that comes under it now
    /// @throws com.voepy.numbers.kit.problem.Rejection `422 idempotency_key_reused` if another one came first
    Optional<Rendered> find(UUID key, @Nullable Object fingerprint) {
        return log.ofStream(Streams.request(key)).stream()
                .map(event -> (RequestAnswered) event.event())
                .findFirst()
                .map(first -> replay(first, fingerprint));
    }

    private Rendered replay(RequestAnswered first, @Nullable Object fingerprint) {
        if (!first.fingerprint().equals(fingerprint)) {
            throw IDEMPOTENCY_KEY_REUSED.because("This Idempotency-Key was used with another request body.");
        }
        var body = first.sealed() ? secrets.open(first.body()) : first.body();
        return new Rendered(first.status(), first.location(), body, true);
    }
}
