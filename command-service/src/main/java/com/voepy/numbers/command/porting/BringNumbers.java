package com.voepy.numbers.command.porting;

import com.voepy.numbers.command.carrier.CarrierPort;
import com.voepy.numbers.command.carrier.Errand;
import com.voepy.numbers.command.carrier.PortAnswer;
import com.voepy.numbers.command.carrier.PortFault;
import com.voepy.numbers.command.carrier.PortForm;
import com.voepy.numbers.command.carrier.PortForm.EndUser;
import com.voepy.numbers.command.carrier.PortPlacement;
import com.voepy.numbers.command.carrier.PortSearch;
import com.voepy.numbers.command.carrier.PortTalk;
import com.voepy.numbers.command.carrier.PortingCarrier;
import com.voepy.numbers.command.carrier.Refusal;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.porting.PortingHandlers.Hear;
import com.voepy.numbers.command.porting.PortingOrderCommand.ConfirmHandOver;
import com.voepy.numbers.command.porting.PortingOrderCommand.PassOnComment;
import com.voepy.numbers.command.porting.PortingOrderCommand.PlanPort;
import com.voepy.numbers.command.porting.PortingProgressHandlers.NotCancelled;
import com.voepy.numbers.command.porting.PortingProgressHandlers.NotPlaced;
import com.voepy.numbers.command.porting.PortingProgressHandlers.NotTaken;
import com.voepy.numbers.command.porting.PortingProgressHandlers.Report;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.schedule.TimedTask;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderCreated;
import com.voepy.numbers.kernel.CarrierPortState;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.privacy.SubjectVault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes a porting order to the carrier and its outcome back, one step per run. It may die between any two lines: what
/// is about to be sent is written first, and an attempt of unknown outcome is looked up by our reference before another
/// is made; whether a form has arrived, the carrier's order itself says. The carrier's webhooks only make the next run
/// come sooner.
@Component
class BringNumbers implements TimedTask {

    static final String NAME = "bring-numbers";

    private static final Logger LOG = LoggerFactory.getLogger(BringNumbers.class);

    private static final Duration AGAIN_SOON = Duration.ofSeconds(2);

    /// A port takes business days.
    private static final Duration AGAIN_MAX = Duration.ofMinutes(15);

    /// An order grows older by this factor between two polls.
    private static final int POLLS_PER_AGE = 8;

    /// How long the carrier must have said again that it has no such order before we believe it.
    private static final Duration ABSENCE_BELIEVED_AFTER = Duration.ofSeconds(6);

    /// How long a form waits for the losing carrier's record; it comes within seconds or never.
    private static final Duration RECORD_WAIT_MAX = Duration.ofMinutes(1);

    /// How long an attempt may be under way: its node may be alive and only cut off from the database.
    private static final Duration ATTEMPT_MAX = Duration.ofSeconds(30);

    private final PortingCarrier carrier;
    private final LosingCarrier losing;
    private final PortingDocuments documents;
    private final PersonalData personal;
    private final Commands commands;
    private final EventLog log;
    private final InstantSource clock;

    BringNumbers(
            PortingCarrier carrier,
            LosingCarrier losing,
            PortingDocuments documents,
            SubjectVault vault,
            Commands commands,
            EventLog log,
            InstantSource clock) {
        this.carrier = carrier;
        this.losing = losing;
        this.documents = documents;
        this.personal = new PersonalData(vault);
        this.commands = commands;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Next run(String id, @Nullable String state) {
        var portingOrderId = UUID.fromString(id);
        var events = log.ofStream(Streams.port(portingOrderId));
        if (events.isEmpty()) {
            LOG.warn("Nothing to bring: there is no porting order {}", id);
            return new Next.Done();
        }
        var run = new Run(portingOrderId, Cause.after(NAME, events.getFirst()));
        PortingStep step = commands.send(new PlanPort(portingOrderId), run.cause());
        var next = Errand.of(run.cause(), portingOrderId, numbers(events)).run(() -> switch (step) {
            case PortingStep.Nothing _ -> new Next.Done();
            case PortingStep.Place place -> run.place(place);
            case PortingStep.Find find -> run.find(find, state);
            case PortingStep.Follow follow -> run.follow(follow, state);
        });
        return wishes(log.ofStream(Streams.port(portingOrderId))) > wishes(events) ? again(Duration.ZERO) : next;
    }

    private static List<E164> numbers(List<LoggedEvent> events) {
        return events.getFirst().event() instanceof PortingOrderCreated e ? e.phoneNumbers() : List.of();
    }

    /// A wish that came while this ran could not wake it.
    private static long wishes(List<LoggedEvent> events) {
        return events.stream()
                .filter(event -> WhenPortIsWishedThenBringNumbers.isWish(event.event()))
                .count();
    }

    private final class Run {

        private final UUID id;
        private final Cause cause;

        Run(UUID id, Cause cause) {
            this.id = id;
            this.cause = cause;
        }

        Cause cause() {
            return cause;
        }

        Next place(PortingStep.Place step) {
            return switch (carrier.placePort(id.toString(), step.numbers())) {
                case PortPlacement.Placed placed -> report(step.tenantId(), placed.ports());
                case PortPlacement.Refused refused -> {
                    notPlaced(step.tenantId(), "refused", faults(refused.reasons()));
                    yield new Next.Done();
                }
                case PortPlacement.NotSent notSent -> {
                    notPlaced(step.tenantId(), notSent.why(), List.of());
                    yield again(longer(notSent.retryAfter(), pause(step.submittedAt())));
                }
                case PortPlacement.Unknown unknown -> {
                    LOG.warn("Whether the carrier has porting order {} is unknown: {}", id, unknown.why());
                    yield again(AGAIN_SOON);
                }
            };
        }

        /// @param absentSince when the carrier first said that it has no such order
        Next find(PortingStep.Find step, @Nullable String absentSince) {
            return switch (carrier.findPorts(id.toString())) {
                case PortSearch.Unavailable _ -> again(pause(step.submittedAt()));
                case PortSearch.Found found when !found.ports().isEmpty() -> report(step.tenantId(), found.ports());
                case PortSearch.Found _ -> {
                    if (isTooEarly(absentSince, step.startedAt().plus(ATTEMPT_MAX))) {
                        yield lookAgain(absentSince);
                    }
                    notPlaced(step.tenantId(), "the carrier has no order with our reference", List.of());
                    yield again(Duration.ZERO);
                }
            };
        }

        /// @param absentSince when the carrier first did not show one of its orders any more
        Next follow(PortingStep.Follow step, @Nullable String absentSince) {
            // What is about to be believed because it was said twice is on record twice.
            var errand = absentSince == null ? Errand.current().watching() : Errand.current();
            if (!(errand.run(() -> carrier.findPorts(id.toString())) instanceof PortSearch.Found found)) {
                return again(pause(step.submittedAt()));
            }
            var ports = new ArrayList<>(found.ports());
            var missing = missing(step, found);
            if (!missing.isEmpty() && !step.isCancelled() && isTooEarly(absentSince, Instant.MIN)) {
                return lookAgain(absentSince);
            }
            missing.forEach((gone, part) -> ports.add(
                    new CarrierPort(gone, CarrierPortState.CANCELLED, part.numbers(), null, List.of(), false)));
            commands.send(new Report(id, step.tenantId(), ports), cause);
            var open = ports.stream().filter(BringNumbers::isOpen).toList();
            if (open.isEmpty()) {
                return new Next.Done();
            }
            open.forEach(port -> act(step, port));
            talk(step, open);
            return again(pause(step.submittedAt()));
        }

        private void act(PortingStep.Follow step, CarrierPort port) {
            if (step.isCancelled()) {
                cancel(step, port);
            } else if (!step.isTenantsTurn() && lacks(step, port)) {
                handOver(step, port);
            }
        }

        /// Passes the tenant's comments on, under the first of the carrier's orders, and hears the carrier's under all.
        private void talk(PortingStep.Follow step, List<CarrierPort> open) {
            for (var port : open) {
                var said = Errand.current().watching().run(() -> carrier.commentsOf(port));
                if (!(said instanceof PortTalk.Heard talk)) {
                    return;
                }
                talk.remarks().stream().filter(remark -> !remark.isOurs()).forEach(remark -> hear(step, remark));
                if (port.equals(open.getFirst())) {
                    var there =
                            talk.remarks().stream().map(PortTalk.Remark::text).collect(Collectors.toSet());
                    step.unsent().forEach((commentId, body) -> passOn(port, there, commentId, body));
                }
            }
        }

        private void hear(PortingStep.Follow step, PortTalk.Remark remark) {
            var commentId = UUID.nameUUIDFromBytes((id + "/" + remark.id()).getBytes(StandardCharsets.UTF_8));
            if (!step.heard().contains(commentId) && !remark.text().isBlank()) {
                commands.send(new Hear(id, step.tenantId(), commentId, remark.text()), cause);
            }
        }

        /// What is there already was sent by a run that died before it could say so.
        private void passOn(CarrierPort port, Set<String> there, UUID commentId, Sealed body) {
            var text = personal.comment(body);
            if (text == null
                    || there.contains(text)
                    || !(carrier.comment(port, text) instanceof PortAnswer.Unavailable)) {
                commands.send(new PassOnComment(id, commentId), cause);
            }
        }

        private static boolean lacks(PortingStep.Follow step, CarrierPort port) {
            var part = step.open().get(port.id());
            return part == null || part.handedOver() < step.submission();
        }

        /// What is neither a draft nor an exception has been handed over, by a run that died before it could say so.
        private void handOver(PortingStep.Follow step, CarrierPort port) {
            if (port.state() == null || port.numbers().isEmpty()) {
                return;
            }
            if (port.state() != CarrierPortState.DRAFT && port.state() != CarrierPortState.EXCEPTION) {
                commands.send(new ConfirmHandOver(id, port.id(), step.submission()), cause);
                return;
            }
            var known = losing.complete(
                    personal.endUser(step.details().endUser()), port.numbers().getFirst());
            if (known.isComing() && clock.instant().isBefore(step.submittedAt().plus(RECORD_WAIT_MAX))) {
                return;
            }
            switch (carrier.submitPort(port, form(step, known.endUser()))) {
                case PortAnswer.Done _ -> commands.send(new ConfirmHandOver(id, port.id(), step.submission()), cause);
                case PortAnswer.Refused refused ->
                    commands.send(
                            new NotTaken(id, step.tenantId(), port.id(), step.submission(), faults(refused.reasons())),
                            cause);
                case PortAnswer.Unavailable unavailable ->
                    LOG.warn(
                            "The carrier may not have the form of {}: {}",
                            port.id(),
                            unavailable.cause().why());
            }
        }

        private void cancel(PortingStep.Follow step, CarrierPort port) {
            if (port.state() == CarrierPortState.CANCEL_PENDING) {
                return;
            }
            if (carrier.cancelPort(port) instanceof PortAnswer.Refused refused) {
                var words = refused.reasons().getFirst().detail();
                commands.send(new NotCancelled(id, step.tenantId(), words), cause);
            }
        }

        private PortForm form(PortingStep.Follow step, @Nullable EndUser endUser) {
            var details = step.details();
            return new PortForm(
                    id.toString(),
                    endUser,
                    details.focDate(),
                    personal.comment(details.comment()),
                    details.documentIds().stream()
                            .flatMap(document -> documents.attachment(step.tenantId(), document).stream())
                            .toList());
        }

        private Next report(UUID tenantId, List<CarrierPort> ports) {
            commands.send(new Report(id, tenantId, ports), cause);
            return again(Duration.ZERO);
        }

        private void notPlaced(UUID tenantId, String detail, List<PortFault> faults) {
            commands.send(new NotPlaced(id, tenantId, detail, faults), cause);
        }
    }

    private static boolean isOpen(CarrierPort port) {
        return port.state() == null || !port.state().isFinal();
    }

    private static Map<String, Part> missing(PortingStep.Follow step, PortSearch.Found found) {
        Map<String, Part> missing = new TreeMap<>(step.open());
        found.ports().forEach(port -> missing.remove(port.id()));
        return missing;
    }

    /// The carrier's words go to the tenant, who can do something about them.
    private static List<PortFault> faults(List<Refusal> reasons) {
        return reasons.stream()
                .map(reason -> new PortFault(
                        reason.code().equals(Refusal.INFORMATION_MISSING)
                                ? "information_missing"
                                : "refused_by_carrier",
                        reason.detail()))
                .distinct()
                .toList();
    }

    /// Whether an order that the carrier does not show may still turn up.
    private boolean isTooEarly(@Nullable String absentSince, Instant notBefore) {
        var now = clock.instant();
        return absentSince == null
                || now.isBefore(Instant.parse(absentSince).plus(ABSENCE_BELIEVED_AFTER))
                || now.isBefore(notBefore);
    }

    private Next lookAgain(@Nullable String absentSince) {
        var now = clock.instant();
        return new Next.Again(now.plus(AGAIN_SOON), absentSince == null ? now.toString() : absentSince);
    }

    /// The longer it takes, the more seldom we ask.
    private Duration pause(Instant submittedAt) {
        var wait = Duration.between(submittedAt, clock.instant()).dividedBy(POLLS_PER_AGE);
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
