package com.voepy.numbers.command.order;

import com.voepy.numbers.command.carrier.Carrier;
import com.voepy.numbers.command.carrier.CarrierOrder;
import com.voepy.numbers.command.carrier.Errand;
import com.voepy.numbers.command.carrier.OrderAnswer;
import com.voepy.numbers.command.carrier.OrderSearch;
import com.voepy.numbers.command.carrier.Refusal;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.order.NumberOrderCommand.ConfirmSubmission;
import com.voepy.numbers.command.order.NumberOrderCommand.DoubtSubmission;
import com.voepy.numbers.command.order.NumberOrderCommand.PlanFulfilment;
import com.voepy.numbers.command.order.NumberOrderCommand.RuleOutSubmission;
import com.voepy.numbers.command.order.ResolutionHandlers.Resolution;
import com.voepy.numbers.command.order.ResolutionHandlers.ResolveNumbers;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.schedule.TimedTask;
import com.voepy.numbers.events.FailureReason;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Takes an order to the carrier and back, one step a run, until none of its numbers is pending.
///
/// Each run asks the order what comes next, does that one thing at the carrier and records what came of it. It may die
/// at any line: the order knows whether an attempt had been started, and an attempt of unknown outcome is looked up by
/// our reference before another is made. The carrier's webhooks only make the next run come sooner.
@Component
class FulfilOrder implements TimedTask {

    static final String NAME = "fulfil-order";

    private static final Logger LOG = LoggerFactory.getLogger(FulfilOrder.class);

    private static final Duration AGAIN_SOON = Duration.ofSeconds(2);
    private static final Duration AGAIN_MAX = Duration.ofMinutes(1);

    /// An order grows older by this factor between two polls.
    private static final int POLLS_PER_AGE = 8;

    /// How long the carrier must have said again that it has no such order before we believe it.
    private static final Duration ABSENCE_BELIEVED_AFTER = Duration.ofSeconds(6);

    /// How long an attempt may be under way: its node may be alive and only cut off from the database, so that another
    /// node looks for the order while it is still being sent. Search and order take at most 15 s each.
    private static final Duration ATTEMPT_MAX = Duration.ofSeconds(30);

    private final Carrier carrier;
    private final Commands commands;
    private final EventLog log;
    private final InstantSource clock;
    private final Duration deadline;

    /// @param deadline after which a number that the carrier neither confirms nor refuses is refunded
    FulfilOrder(
            Carrier carrier,
            Commands commands,
            EventLog log,
            InstantSource clock,
            @Value("${numbers.order-deadline:PT72H}") Duration deadline) {
        this.carrier = carrier;
        this.commands = commands;
        this.log = log;
        this.clock = clock;
        this.deadline = deadline;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Next run(String id, @Nullable String state) {
        var orderId = UUID.fromString(id);
        var placed = log.ofStream(Streams.order(orderId));
        if (placed.isEmpty()) {
            LOG.warn("Nothing to fulfil: there is no order {}", id);
            return new Next.Done();
        }
        var run = new Run(orderId, Cause.after(NAME, placed.getFirst()));
        FulfilmentStep step = commands.send(new PlanFulfilment(orderId), run.cause());
        return switch (step) {
            case FulfilmentStep.Nothing _ -> new Next.Done();
            case FulfilmentStep.Submit submit -> run.errand(submit.pending()).run(() -> run.submit(submit));
            case FulfilmentStep.Find find -> run.errand(find.pending()).run(() -> run.find(find, state));
            case FulfilmentStep.Poll poll -> run.errand(poll.pending()).run(() -> run.poll(poll));
        };
    }

    private final class Run {

        private final UUID orderId;
        private final Cause cause;

        Run(UUID orderId, Cause cause) {
            this.orderId = orderId;
            this.cause = cause;
        }

        Cause cause() {
            return cause;
        }

        Errand errand(List<E164> numbers) {
            return Errand.of(cause, orderId, numbers);
        }

        Next submit(FulfilmentStep.Submit step) {
            if (isOverdue(step.placedAt())) {
                ruleOut("not sent: the deadline is over");
                return giveUp(step.tenantId(), step.pending());
            }
            return switch (carrier.order(orderId.toString(), step.pending())) {
                case OrderAnswer.Accepted accepted -> taken(step.tenantId(), step.pending(), accepted.order());
                case OrderAnswer.Refused refused -> refused(step, refused.reasons());
                case OrderAnswer.NotSent notSent -> {
                    ruleOut(notSent.why());
                    yield again(longer(notSent.retryAfter(), pause(step.placedAt())));
                }
                case OrderAnswer.Unknown unknown -> {
                    commands.send(new DoubtSubmission(orderId, unknown.why()), cause);
                    yield again(AGAIN_SOON);
                }
            };
        }

        /// @param absentSince when the carrier first said that it has no such order
        Next find(FulfilmentStep.Find step, @Nullable String absentSince) {
            return switch (carrier.findOrder(orderId.toString())) {
                case OrderSearch.Found found -> taken(step.tenantId(), step.pending(), found.order());
                case OrderSearch.Unavailable _ ->
                    isOverdue(step.placedAt())
                            ? giveUp(step.tenantId(), step.pending())
                            : again(pause(step.placedAt()));
                case OrderSearch.Absent _ -> {
                    var now = clock.instant();
                    var since = absentSince == null ? now : Instant.parse(absentSince);
                    if (now.isBefore(since.plus(ABSENCE_BELIEVED_AFTER))
                            || now.isBefore(step.startedAt().plus(ATTEMPT_MAX))) {
                        yield new Next.Again(now.plus(AGAIN_SOON), since.toString());
                    }
                    ruleOut("the carrier has no order with our reference");
                    yield new Next.Again(now, null);
                }
            };
        }

        Next poll(FulfilmentStep.Poll step) {
            return switch (carrier.getOrder(step.carrierOrderId())) {
                case OrderSearch.Found found -> {
                    var left = resolve(step.tenantId(), step.pending(), found.order());
                    if (!left.isEmpty() && isOverdue(step.placedAt())) {
                        yield giveUp(step.tenantId(), left);
                    }
                    yield left.isEmpty() ? new Next.Done() : again(pause(step.placedAt()));
                }
                case OrderSearch.Absent _ -> {
                    LOG.error("The carrier no longer knows {}, our order {}", step.carrierOrderId(), orderId);
                    yield isOverdue(step.placedAt())
                            ? giveUp(step.tenantId(), step.pending())
                            : again(pause(step.placedAt()));
                }
                case OrderSearch.Unavailable _ -> again(pause(step.placedAt()));
            };
        }

        private Next taken(UUID tenantId, List<E164> pending, CarrierOrder order) {
            commands.send(new ConfirmSubmission(orderId, order.id()), cause);
            return resolve(tenantId, pending, order).isEmpty() ? new Next.Done() : again(AGAIN_SOON);
        }

        /// The numbers that the carrier names are lost; the others are tried again without them. What is our own affair
        /// with the carrier, and not the tenant's, is tried again as it is.
        private Next refused(FulfilmentStep.Submit step, List<Refusal> reasons) {
            ruleOut("refused: " + reasons);
            if (reasons.stream().anyMatch(FulfilOrder::isOurs)) {
                LOG.error("The carrier refuses order {} for a reason of ours: {}", orderId, reasons);
                return again(AGAIN_MAX);
            }
            SortedMap<E164, Resolution> lost = new TreeMap<>();
            for (var reason : reasons) {
                var named = reason.e164();
                // One that we did not order would be nobody's to lose, and the order would never end.
                var numbers = named == null || !step.pending().contains(named) ? step.pending() : List.of(named);
                numbers.forEach(number -> lost.put(number, failure(reason)));
            }
            resolve(step.tenantId(), lost);
            return lost.keySet().containsAll(step.pending()) ? new Next.Done() : again(Duration.ZERO);
        }

        /// @return what is still pending
        private List<E164> resolve(UUID tenantId, List<E164> pending, CarrierOrder order) {
            SortedMap<E164, Resolution> known = new TreeMap<>();
            for (var line : order.lines()) {
                switch (line.state()) {
                    case PENDING -> {}
                    case SUCCESS -> known.put(line.e164(), new Resolution.Activated());
                    case FAILURE ->
                        known.put(
                                line.e164(),
                                new Resolution.Failed(FailureReason.REFUSED_BY_CARRIER, line.carrierStatus()));
                }
            }
            known.keySet().retainAll(pending);
            resolve(tenantId, known);
            return pending.stream().filter(number -> !known.containsKey(number)).toList();
        }

        private void resolve(UUID tenantId, SortedMap<E164, Resolution> resolutions) {
            if (!resolutions.isEmpty()) {
                commands.send(new ResolveNumbers(orderId, tenantId, resolutions), cause);
            }
        }

        /// Refunds what is still pending. Should the carrier deliver such a number after all, it is given back.
        private Next giveUp(UUID tenantId, Collection<E164> pending) {
            SortedMap<E164, Resolution> timedOut = new TreeMap<>();
            for (var number : pending) {
                timedOut.put(
                        number, new Resolution.Failed(FailureReason.TIMED_OUT, "not confirmed within " + deadline));
            }
            resolve(tenantId, timedOut);
            return new Next.Done();
        }

        private void ruleOut(String detail) {
            commands.send(new RuleOutSubmission(orderId, detail), cause);
        }
    }

    private static Resolution failure(Refusal reason) {
        var why = reason.code().equals(Refusal.TAKEN) ? FailureReason.SOLD_MEANWHILE : FailureReason.ORDER_REFUSED;
        return new Resolution.Failed(why, reason.code() + " " + reason.detail());
    }

    private static boolean isOurs(Refusal reason) {
        return reason.code().equals(Refusal.NO_FUNDS) || reason.code().equals(Refusal.NOT_SEARCHED);
    }

    private boolean isOverdue(Instant placedAt) {
        return clock.instant().isAfter(placedAt.plus(deadline));
    }

    /// The longer it takes, the more seldom we ask.
    private Duration pause(Instant placedAt) {
        var wait = Duration.between(placedAt, clock.instant()).dividedBy(POLLS_PER_AGE);
        if (wait.compareTo(AGAIN_SOON) < 0) {
            return AGAIN_SOON;
        }
        return wait.compareTo(AGAIN_MAX) < 0 ? wait : AGAIN_MAX;
    }

    private static Duration longer(@Nullable Duration wish, Duration pause) {
        return wish == null || wish.compareTo(pause) < 0 ? pause : wish;
    }

    private Next again(Duration wait) {
        return new Next.Again(clock.instant().plus(wait), null);
    }
}
