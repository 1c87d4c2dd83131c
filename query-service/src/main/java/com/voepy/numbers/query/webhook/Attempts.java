package com.voepy.numbers.query.webhook;

import static com.voepy.numbers.query.webhook.Subscriptions.utc;

import com.voepy.numbers.query.projection.ViewSchema;
import com.voepy.numbers.query.webhook.Answer.Answered;
import com.voepy.numbers.query.webhook.Answer.Unanswered;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `view.webhook_attempt`: what was tried, and what came of it.
@Component
class Attempts {

    private final JdbcClient jdbc;

    Attempts(JdbcClient jdbc, ViewSchema migrated) {
        this.jdbc = jdbc;
    }

    /// Written before the request leaves.
    ///
    /// @param number from 1, in all runs of the delivery
    void begin(Delivery delivery, int number, Instant now) {
        jdbc.sql("""
            INSERT INTO view.webhook_attempt (delivery, number, status, started_at)
            VALUES (:delivery, :number, 'in_progress', :now)
            """)
                .param("delivery", delivery.queued())
                .param("number", number)
                .param("now", utc(now))
                .update();
    }

    /// The sender died in the middle of an attempt; whether the receiver got it is unknown.
    void interrupt(Delivery delivery) {
        jdbc.sql("""
            UPDATE view.webhook_attempt SET status = 'interrupted',
                error = 'the sender stopped before the answer was written down'
            WHERE delivery = :delivery AND status = 'in_progress'
            """).param("delivery", delivery.queued()).update();
    }

    /// @param nextAttemptAt null unless it is tried again
    void finish(Delivery delivery, int number, Answer answer, Duration took, @Nullable Instant nextAttemptAt) {
        var row = jdbc.sql("""
            UPDATE view.webhook_attempt SET status = :status, duration_ms = :durationMillis,
                response_status = :responseStatus, response_body = :responseBody, error = :error,
                next_attempt_at = :nextAttemptAt
            WHERE delivery = :delivery AND number = :number
            """)
                .param("delivery", delivery.queued())
                .param("number", number)
                .param("status", answer.isSuccess() ? "succeeded" : "failed")
                .param("durationMillis", took.toMillis())
                .param("nextAttemptAt", utc(nextAttemptAt));
        switch (answer) {
            case Answered answered ->
                row.param("responseStatus", answered.status())
                        .param("responseBody", answered.body())
                        .param("error", answered.isSuccess() ? null : "the receiver answered " + answered.status());
            case Unanswered unanswered ->
                row.param("responseStatus", null).param("responseBody", null).param("error", unanswered.error());
        }
        row.update();
    }
}
