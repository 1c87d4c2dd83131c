package com.voepy.numbers.query.webhook;

import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.resource.WebhookSubscriptionResource.DisabledReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an attempt means for its delivery.
sealed interface Verdict {

    /// The receiver has it.
    record Delivered() implements Verdict {}

    /// It is tried again.
    record Again(Instant at) implements Verdict {}

    /// It is not tried again.
    ///
    /// @param reason why the subscription is disabled with it, or null if it is not
    record GivenUp(@Nullable DisabledReason reason) implements Verdict {}

    /// Source: RFC 9110, 15.5.11; Standard Webhooks 1.0.0, "410 Gone".
    int GONE = 410;

    /// Source: RFC 6585, 4.
    int TOO_MANY_REQUESTS = 429;

    /// Source: RFC 9110, 15.6.4.
    int SERVICE_UNAVAILABLE = 503;

    /// @param failures failed attempts of this run, this one included if it failed
    static Verdict of(Delivery delivery, Answer answer, int failures, RetrySchedule schedule, Instant now) {
        if (answer.isSuccess()) {
            return new Delivered();
        }
        if (delivery.type().equals(WebhookType.WEBHOOK_TEST.wireName())) {
            return new GivenUp(null);
        }
        var retryAfter = switch (answer) {
            case Answer.Answered answered
            when answered.status() == TOO_MANY_REQUESTS || answered.status() == SERVICE_UNAVAILABLE ->
                answered.retryAfter();
            case Answer.Answered _, Answer.Unanswered _ -> null;
        };
        if (answer instanceof Answer.Answered answered && answered.status() == GONE) {
            return new GivenUp(DisabledReason.RECEIVER_GONE);
        }
        return schedule.next(failures, now, retryAfter)
                .<Verdict>map(Again::new)
                .orElseGet(() -> new GivenUp(DisabledReason.DELIVERIES_FAILED));
    }
}
