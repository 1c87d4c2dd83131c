package com.voepy.numbers.query.webhook;

import com.voepy.numbers.kernel.DeliveryId;
import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.privacy.Unsealer;
import com.voepy.numbers.kit.security.SecretBox;
import com.voepy.numbers.query.webhook.Delivery.Status;
import com.voepy.numbers.query.webhook.Delivery.Timer;
import com.voepy.numbers.query.webhook.WebhookQueue.Message;
import com.voepy.numbers.resource.WebhookSubscriptionResource.DisabledReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes a delivery one step on whenever its timer fires, until it is delivered or given up.
///
/// Three steps, of which only the middle one talks to the outside: write down that an attempt begins, make it, write
/// down what came of it. The process may die between any two; the timer then fires again on another node, finds the
/// attempt begun and not ended, and makes another one. So a receiver may get a delivery twice, and never not at all.
class DeliverySaga {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverySaga.class);

    /// Lets each receiver keep checkpoints.
    private static final String CHECKPOINT_HEADER = "Voepy-Checkpoint";

    /// How long a delivery waits behind one that is being sent, in case nobody wakes it.
    private static final Duration LANE_WAIT = Duration.ofMillis(250);

    /// Spreads the looks of those that wait behind the same one.
    private static final int LANE_RANK_MAX = 60;

    private final TransactionTemplate transaction;
    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final Attempts attempts;
    private final WebhookQueue queue;
    private final Timers timers;
    private final WebhookClient client;
    private final SecretBox secrets;
    private final Unsealer unsealer;
    private final Supplier<Optional<String>> newestCheckpoint;
    private final RetrySchedule schedule;
    private final InstantSource clock;

    /// What to do next.
    private sealed interface Step {

        /// Nothing; the timer is done with.
        record Stop() implements Step {}

        /// Nothing before then.
        record Wait(Instant until) implements Step {}

        /// Make an attempt.
        ///
        /// @param number from 1
        record Attempt(Delivery delivery, Subscription subscription, int number, Instant startedAt) implements Step {}
    }

    /// @param newestCheckpoint of the log, a signed note
    DeliverySaga(
            TransactionTemplate transaction,
            Subscriptions subscriptions,
            Deliveries deliveries,
            Attempts attempts,
            WebhookQueue queue,
            Timers timers,
            WebhookClient client,
            SecretBox secrets,
            Unsealer unsealer,
            Supplier<Optional<String>> newestCheckpoint,
            RetrySchedule schedule,
            InstantSource clock) {
        this.transaction = transaction;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.queue = queue;
        this.timers = timers;
        this.client = client;
        this.secrets = secrets;
        this.unsealer = unsealer;
        this.newestCheckpoint = newestCheckpoint;
        this.schedule = schedule;
        this.clock = clock;
    }

    /// @return when the timer is to fire again; empty if it is done with
    Optional<Instant> fired(Timer timer) {
        return switch (inTransaction(() -> begin(timer))) {
            case Step.Stop _ -> Optional.empty();
            case Step.Wait wait -> Optional.of(wait.until());
            case Step.Attempt attempt -> {
                var answer = send(attempt);
                yield inTransaction(() -> finish(attempt, answer));
            }
        };
    }

    private Step begin(Timer timer) {
        var found = deliveries.find(timer.deliveryId());
        if (found.isEmpty()) {
            return new Step.Stop();
        }
        var subscriptionId = found.get().subscriptionId();
        deliveries.lockLane(subscriptionId, found.get().resourceId());
        var subscription = subscriptions.findAndKeep(subscriptionId);
        var delivery = deliveries.findAndLock(timer.deliveryId()).orElseThrow();
        if (subscription.isEmpty() || delivery.run() != timer.run() || delivery.status() != Status.PENDING) {
            return new Step.Stop();
        }
        var now = clock.instant();
        var dueAt = delivery.nextAttemptAt();
        if (dueAt != null && dueAt.isAfter(now)) {
            return new Step.Wait(dueAt);
        }
        if (!mayGet(subscription.get(), delivery)) {
            deliveries.hold(delivery);
            return new Step.Stop();
        }
        return deliveries
                .predecessor(delivery)
                .<Step>map(first -> new Step.Wait(after(first, now)))
                .orElseGet(() -> beginAttempt(delivery, subscription.get(), now));
    }

    private static boolean mayGet(Subscription subscription, Delivery delivery) {
        return subscription.resource().enabled() || isTest(delivery);
    }

    private static boolean isTest(Delivery delivery) {
        return delivery.type().equals(WebhookType.WEBHOOK_TEST.wireName());
    }

    private static Instant after(Deliveries.Predecessor first, Instant now) {
        var due = first.dueAt();
        var soonest = due == null || due.isBefore(now) ? now : due;
        return soonest.plus(LANE_WAIT.multipliedBy(Math.min(first.rank(), LANE_RANK_MAX)));
    }

    private Step beginAttempt(Delivery delivery, Subscription subscription, Instant now) {
        if (delivery.attempting()) {
            attempts.interrupt(delivery);
        }
        var number = delivery.attempts() + 1;
        attempts.begin(delivery, number, now);
        deliveries.begin(delivery);
        return new Step.Attempt(delivery, subscription, number, now);
    }

    private Answer send(Step.Attempt attempt) {
        var delivery = attempt.delivery();
        var plainSecrets = attempt.subscription().sealedSecretsAt(attempt.startedAt()).stream()
                .map(secrets::open)
                .toList();
        var body = unsealer.open(delivery.body());
        var headers = new HashMap<>(Signatures.headers(delivery.id(), attempt.startedAt(), body, plainSecrets));
        newestCheckpoint.get().ifPresent(note -> headers.put(CHECKPOINT_HEADER, inHeader(note)));
        var answer = client.post(attempt.subscription().resource().url(), headers, body);
        // A receiver may echo what it got, and what was sealed must not be kept in the clear.
        return Unsealer.holdsSealed(delivery.body()) ? answer.withoutBody() : answer;
    }

    /// A note has several lines, and a header has one.
    private static String inHeader(String note) {
        return Base64.getEncoder().encodeToString(note.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Instant> finish(Step.Attempt attempt, Answer answer) {
        var now = clock.instant();
        var delivery = attempt.delivery();
        var failures = delivery.failures() + (answer.isSuccess() ? 0 : 1);
        var verdict = Verdict.of(delivery, answer, failures, schedule, now);
        var subscription = subscriptions.findAndLock(delivery.subscriptionId());
        var next = nextOf(verdict);
        var took = Duration.between(attempt.startedAt(), now);
        attempts.finish(delivery, attempt.number(), answer, took, next.orElse(null));
        deliveries.finish(delivery, statusOf(verdict), failures, next.orElse(null));
        if (verdict instanceof Verdict.GivenUp givenUp && givenUp.reason() != null && subscription.isPresent()) {
            disable(attempt, subscription.get(), givenUp.reason(), now);
        }
        if (next.isEmpty()) {
            deliveries
                    .head(delivery.subscriptionId(), delivery.resourceId())
                    .ifPresent(timer -> timers.hasten(timer, now));
        }
        return next;
    }

    private static Status statusOf(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Delivered _ -> Status.DELIVERED;
            case Verdict.Again _ -> Status.PENDING;
            case Verdict.GivenUp _ -> Status.FAILED;
        };
    }

    private static Optional<Instant> nextOf(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Again again -> Optional.of(again.at());
            case Verdict.Delivered _, Verdict.GivenUp _ -> Optional.empty();
        };
    }

    /// Stops sending to a receiver and tells the tenant's others; unless the tenant has touched the subscription since
    /// the attempt began.
    private void disable(Step.Attempt attempt, Subscription current, DisabledReason reason, Instant now) {
        var untouched = current.sequence() == attempt.subscription().sequence();
        if (!untouched || !current.resource().enabled() || current.deletedAt() != null) {
            return;
        }
        LOG.warn("Webhook subscription {} is disabled: {}", current.id(), reason);
        subscriptions.disable(current.id(), reason);
        var resource = current.resource().disabled(reason);
        var others = subscriptions.ofTenant(current.tenantId());
        queue.announce(
                others,
                new Message(
                        WebhookType.WEBHOOK_DISABLED,
                        DeliveryId.ordinalOf(attempt.delivery().timer().toString()),
                        current.id(),
                        resource.connectionId(),
                        now,
                        resource));
    }

    private <T> T inTransaction(Supplier<T> work) {
        @Nullable T result = transaction.execute(_ -> work.get());
        if (result == null) {
            throw new IllegalStateException("a transaction without a result");
        }
        return result;
    }
}
