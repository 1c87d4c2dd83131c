package com.voepy.numbers.command.porting;

import static com.voepy.numbers.kit.problem.ErrorCode.NOT_FOUND;
import static com.voepy.numbers.kit.problem.ErrorCode.PORTING_CANCELLATION_TOO_LATE;
import static com.voepy.numbers.kit.problem.ErrorCode.PORTING_ORDER_NOT_EDITABLE;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.voepy.numbers.command.carrier.CarrierPort;
import com.voepy.numbers.command.porting.PortingOrderCommand.AddComment;
import com.voepy.numbers.command.porting.PortingOrderCommand.CancelPort;
import com.voepy.numbers.command.porting.PortingOrderCommand.ConfirmHandOver;
import com.voepy.numbers.command.porting.PortingOrderCommand.OpenPort;
import com.voepy.numbers.command.porting.PortingOrderCommand.PassOnComment;
import com.voepy.numbers.command.porting.PortingOrderCommand.PlanPort;
import com.voepy.numbers.command.porting.PortingOrderCommand.RecordProgress;
import com.voepy.numbers.command.porting.PortingOrderCommand.RefuseCancellation;
import com.voepy.numbers.command.porting.PortingOrderCommand.RefuseHandOver;
import com.voepy.numbers.command.porting.PortingOrderCommand.RefusePlacement;
import com.voepy.numbers.command.porting.PortingOrderCommand.RuleOutPlacement;
import com.voepy.numbers.command.porting.PortingOrderCommand.SubmitPort;
import com.voepy.numbers.command.porting.PortingOrderCommand.UpdatePort;
import com.voepy.numbers.events.PortingOrderEvent;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortHandedOver;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortRefused;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortReported;
import com.voepy.numbers.events.PortingOrderEvent.PortingCancellationRefused;
import com.voepy.numbers.events.PortingOrderEvent.PortingCancellationRequested;
import com.voepy.numbers.events.PortingOrderEvent.PortingCommentAdded;
import com.voepy.numbers.events.PortingOrderEvent.PortingCommentPassedOn;
import com.voepy.numbers.events.PortingOrderEvent.PortingExceptionRaised;
import com.voepy.numbers.events.PortingOrderEvent.PortingFocConfirmed;
import com.voepy.numbers.events.PortingOrderEvent.PortingNumberFailed;
import com.voepy.numbers.events.PortingOrderEvent.PortingNumberPorted;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderCancelled;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderCreated;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderPorted;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderResubmitted;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderSubmitted;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderTakenIntoProcess;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderUpdated;
import com.voepy.numbers.events.PortingOrderEvent.PortingParty;
import com.voepy.numbers.events.PortingOrderEvent.PortingPlacementRuledOut;
import com.voepy.numbers.events.PortingOrderEvent.PortingPlacementStarted;
import com.voepy.numbers.events.PortingOrderEvent.PortingProblem;
import com.voepy.numbers.kernel.CarrierPortState;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.PortingStatus;
import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.problem.FieldError;
import com.voepy.numbers.resource.PortingCommentResource;
import com.voepy.numbers.resource.PortingOrderResource;
import com.voepy.numbers.resource.PortingOrderResource.LineStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// A porting order from its first word to its last number. The carrier may make several orders of it; this one is as
/// far as the one of them that is least far, and in exception as soon as one of them is.
@Aggregate
class PortingOrder {

    /// Source: the carrier refuses to cancel within 48 hours of the date that the losing carrier committed to.
    static final Duration CANCELLABLE_BEFORE_FOC = Duration.ofHours(48);

    /// What stands in for the carrier's words where there are none.
    private static final String GOES_ON = "The carrier goes on with the port.";

    @AggregateIdentifier
    private String stream;

    private UUID tenantId;
    private PortingOrderResource resource;
    private int submission;
    private int attempts;

    /// When the numbers were last sent to the carrier, or null if it certainly has none of them.
    private @Nullable Instant placementStartedAt;

    private @Nullable PortingCommentResource lastComment;

    /// Every comment, whoever wrote it.
    private final Set<UUID> comments = new HashSet<>();

    /// Comments of the tenant that the carrier does not have.
    private final Map<UUID, Sealed> unsent = new LinkedHashMap<>();

    /// The carrier's orders by their ids.
    private final Map<String, Part> parts = new TreeMap<>();

    // Axon creates it empty and replays its events before anyone can look.
    @SuppressWarnings("NullAway.Init")
    protected PortingOrder() {}

    // apply() calls on(PortingOrderEvent) before it returns, which sets every field.
    @SuppressWarnings("NullAway.Init")
    @CommandHandler
    PortingOrder(OpenPort command) {
        apply(new PortingOrderCreated(
                command.portingOrderId(), command.tenantId(), command.phoneNumbers(), command.details()));
        if (!command.details().documentIds().isEmpty()) {
            apply(new PortingOrderSubmitted(command.portingOrderId(), command.tenantId()));
        }
    }

    @CommandHandler
    PortingOrderResource handle(UpdatePort command) {
        refuseStrangers(command.tenantId());
        refuseUnlessEditable();
        if (!command.details().equals(resource.details())) {
            apply(new PortingOrderUpdated(command.portingOrderId(), tenantId, command.details()));
        }
        return resource;
    }

    @CommandHandler
    PortingOrderResource handle(SubmitPort command) {
        refuseStrangers(command.tenantId());
        refuseUnlessEditable();
        if (resource.documents().isEmpty()) {
            throw new FieldError(
                            "documents",
                            FieldError.Code.TOO_SHORT,
                            "must have at least one item before the order can be submitted")
                    .rejection();
        }
        apply(
                resource.status() == PortingStatus.DRAFT
                        ? new PortingOrderSubmitted(command.portingOrderId(), tenantId)
                        : new PortingOrderResubmitted(command.portingOrderId(), tenantId, submission + 1));
        return resource;
    }

    @CommandHandler
    PortingOrderResource handle(CancelPort command) {
        refuseStrangers(command.tenantId());
        if (resource.status() == PortingStatus.CANCELLED || resource.cancelRequestedAt() != null) {
            return resource;
        }
        refuseIfTooLate(command.now());
        if (placementStartedAt == null && parts.isEmpty()) {
            apply(new PortingOrderCancelled(command.portingOrderId(), tenantId, PortingParty.TENANT, null));
        } else {
            apply(new PortingCancellationRequested(command.portingOrderId(), tenantId));
        }
        return resource;
    }

    @CommandHandler
    PortingCommentResource handle(AddComment command) {
        refuseStrangers(command.tenantId());
        apply(new PortingCommentAdded(
                command.portingOrderId(), tenantId, command.commentId(), command.author(), command.body()));
        return Objects.requireNonNull(lastComment);
    }

    @CommandHandler
    void handle(PassOnComment command) {
        if (unsent.containsKey(command.commentId())) {
            apply(new PortingCommentPassedOn(command.portingOrderId(), tenantId, command.commentId()));
        }
    }

    @CommandHandler
    PortingStep handle(PlanPort command) {
        var status = resource.status();
        if (status == PortingStatus.DRAFT || status.isFinal()) {
            return new PortingStep.Nothing();
        }
        var submittedAt = Objects.requireNonNull(resource.submittedAt());
        if (!parts.isEmpty()) {
            return new PortingStep.Follow(
                    tenantId,
                    parts.entrySet().stream()
                            .filter(part -> part.getValue().isOpen())
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                    resource.details(),
                    new LinkedHashMap<>(unsent),
                    Set.copyOf(comments),
                    submission,
                    status == PortingStatus.EXCEPTION,
                    resource.cancelRequestedAt() != null,
                    submittedAt);
        }
        if (placementStartedAt != null) {
            return new PortingStep.Find(tenantId, submittedAt, placementStartedAt);
        }
        if (status == PortingStatus.EXCEPTION) {
            return new PortingStep.Nothing();
        }
        apply(new PortingPlacementStarted(command.portingOrderId(), tenantId, attempts + 1));
        return new PortingStep.Place(tenantId, resource.numbers(), submittedAt);
    }

    /// Whoever wanted it no more while the carrier's answer was awaited gets the wish now.
    ///
    /// @return whether that ended it
    @CommandHandler
    boolean handle(RuleOutPlacement command) {
        if (placementStartedAt == null || !parts.isEmpty()) {
            return false;
        }
        apply(new PortingPlacementRuledOut(command.portingOrderId(), tenantId, attempts, command.detail()));
        if (resource.cancelRequestedAt() == null) {
            return false;
        }
        apply(new PortingOrderCancelled(command.portingOrderId(), tenantId, PortingParty.TENANT, null));
        return true;
    }

    /// @return whether that ended it
    @CommandHandler
    boolean handle(RefusePlacement command) {
        var ended = handle(new RuleOutPlacement(command.portingOrderId(), refused(command.problems())));
        if (!resource.status().isFinal() && placementStartedAt == null && parts.isEmpty()) {
            apply(new PortingExceptionRaised(command.portingOrderId(), tenantId, command.problems()));
        }
        return ended;
    }

    @CommandHandler
    void handle(RecordProgress command) {
        if (resource.status().isFinal()) {
            return;
        }
        command.ports()
                .forEach(port -> report(
                        command.portingOrderId(), port, command.problems().getOrDefault(port.id(), List.of())));
        command.ported().forEach((e164, numberId) -> {
            if (isPending(e164)) {
                apply(new PortingNumberPorted(command.portingOrderId(), tenantId, e164, numberId));
            }
        });
        if (parts.values().stream().anyMatch(Part::isOpen)) {
            command.lost().forEach(e164 -> fail(command.portingOrderId(), e164));
            move(command.portingOrderId());
        } else {
            end(command.portingOrderId());
        }
    }

    @CommandHandler
    void handle(ConfirmHandOver command) {
        var part = parts.get(command.carrierOrderId());
        if (part != null && part.handedOver() < command.submission()) {
            apply(new CarrierPortHandedOver(
                    command.portingOrderId(), tenantId, command.carrierOrderId(), command.submission()));
        }
    }

    @CommandHandler
    void handle(RefuseHandOver command) {
        var part = parts.get(command.carrierOrderId());
        if (part != null && part.isOpen() && part.handedOver() < submission && command.submission() == submission) {
            apply(new CarrierPortRefused(
                    command.portingOrderId(),
                    tenantId,
                    command.carrierOrderId(),
                    command.submission(),
                    command.problems()));
            move(command.portingOrderId());
        }
    }

    @CommandHandler
    void handle(RefuseCancellation command) {
        if (resource.cancelRequestedAt() != null) {
            apply(new PortingCancellationRefused(
                    command.portingOrderId(), tenantId, command.words() == null ? GOES_ON : null, command.words()));
        }
    }

    /// What the carrier has said so far, in the order in which it named its orders.
    List<PortingProblem> problems() {
        return parts.values().stream()
                .flatMap(part -> Stream.concat(part.problems().stream(), part.refusal().stream()))
                .toList();
    }

    PortingOrderResource resource() {
        return resource;
    }

    boolean knowsComment(UUID id) {
        return comments.contains(id);
    }

    /// As its tenant sees it.
    PortingOrderResource resourceFor(UUID tenant) {
        refuseStrangers(tenant);
        return resource;
    }

    /// Drafts and exceptions wait for the tenant, all else for the carrier.
    void refuseUnlessEditable() {
        switch (resource.status()) {
            case DRAFT, EXCEPTION -> {}
            case SUBMITTED, IN_PROCESS, FOC_CONFIRMED, PORTED, CANCELLED ->
                throw PORTING_ORDER_NOT_EDITABLE.because("The order is neither a draft nor an exception.");
        }
        if (resource.cancelRequestedAt() != null) {
            throw PORTING_ORDER_NOT_EDITABLE.because("Its cancellation was asked for.");
        }
    }

    private void refuseStrangers(UUID tenant) {
        if (!tenantId.equals(tenant)) {
            throw NOT_FOUND.because("There is no such porting order.");
        }
    }

    private void refuseIfTooLate(Instant now) {
        if (resource.status() == PortingStatus.PORTED) {
            throw PORTING_CANCELLATION_TOO_LATE.because("The numbers are here.");
        }
        var focAt = resource.focAt();
        if (focAt != null && now.isAfter(focAt.minus(CANCELLABLE_BEFORE_FOC))) {
            throw PORTING_CANCELLATION_TOO_LATE.because(
                    "The numbers move at %s, and less than 48 hours before that nobody can stop it.".formatted(focAt));
        }
    }

    private void report(UUID id, CarrierPort port, List<PortingProblem> problems) {
        var before = parts.get(port.id());
        // An unknown word of the carrier is no news; of an order that nobody has heard of it is a draft.
        var known = before == null ? CarrierPortState.DRAFT : before.state();
        var state = port.state() == null ? known : port.state();
        var numbers =
                port.numbers().stream().filter(resource.numbers()::contains).toList();
        if (before == null
                || before.state() != state
                || !before.numbers().equals(numbers)
                || !Objects.equals(before.focAt(), port.focAt())
                || !before.problems().equals(problems)) {
            apply(new CarrierPortReported(id, tenantId, port.id(), numbers, state, port.focAt(), problems));
            if (before != null && before.state() == CarrierPortState.CANCEL_PENDING && !state.isFinal()) {
                handle(new RefuseCancellation(id, null));
            }
        }
    }

    private void fail(UUID id, E164 e164) {
        if (isPending(e164)) {
            apply(new PortingNumberFailed(id, tenantId, e164, "The carrier ended its order without the number."));
        }
    }

    private void end(UUID id) {
        var ported = count(LineStatus.PORTED);
        if (ported == 0) {
            var byTenant = resource.cancelRequestedAt() != null;
            apply(new PortingOrderCancelled(
                    id,
                    tenantId,
                    byTenant ? PortingParty.TENANT : PortingParty.CARRIER,
                    byTenant ? null : "The carrier ended its order."));
        } else {
            resource.numbers().forEach(e164 -> fail(id, e164));
            takeIntoProcess(id);
            confirmFoc(id, earliestFoc(parts.values().stream().toList()));
            apply(new PortingOrderPorted(id, tenantId, ported, count(LineStatus.FAILED)));
        }
    }

    /// Brings the order to where the carrier's open orders are. What lies between, and was over before anybody asked,
    /// is told all the same.
    private void move(UUID id) {
        var open = parts.values().stream()
                .filter(part -> part.isOpen() && part.state() != CarrierPortState.CANCEL_PENDING)
                .toList();
        var problems = open.stream()
                .flatMap(part -> part.open(submission).stream())
                .distinct()
                .toList();
        if (!problems.isEmpty()) {
            if (resource.status() != PortingStatus.EXCEPTION || !problems.equals(shownProblems())) {
                apply(new PortingExceptionRaised(id, tenantId, problems));
            }
            return;
        }
        switch (open.stream().mapToInt(Part::stage).min().orElse(0)) {
            case 0 -> {}
            case 1 -> {
                takeIntoProcess(id);
                if (resource.status() == PortingStatus.FOC_CONFIRMED) {
                    apply(new PortingOrderTakenIntoProcess(id, tenantId));
                }
            }
            default -> {
                takeIntoProcess(id);
                confirmFoc(id, earliestFoc(open));
            }
        }
    }

    private void takeIntoProcess(UUID id) {
        if (resource.status() == PortingStatus.SUBMITTED || resource.status() == PortingStatus.EXCEPTION) {
            apply(new PortingOrderTakenIntoProcess(id, tenantId));
        }
    }

    private void confirmFoc(UUID id, @Nullable Instant focAt) {
        if (focAt != null && !focAt.equals(resource.focAt())) {
            apply(new PortingFocConfirmed(id, tenantId, focAt));
        }
    }

    private static @Nullable Instant earliestFoc(List<Part> among) {
        return among.stream()
                .map(Part::focAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private List<PortingProblem> shownProblems() {
        return resource.exceptions().stream().map(PortingOrder::problem).toList();
    }

    private static PortingProblem problem(PortingOrderResource.Problem shown) {
        var words = shown.message();
        return words == null
                ? new PortingProblem(shown.code(), null, null)
                : new PortingProblem(shown.code(), words.plain(), words.sealed());
    }

    private static String refused(List<PortingProblem> problems) {
        return "refused: "
                + problems.stream().map(PortingProblem::code).distinct().collect(Collectors.joining(", "));
    }

    private boolean isPending(E164 e164) {
        return resource.phoneNumbers().stream()
                .anyMatch(line -> line.phoneNumber().equals(e164) && line.status() == LineStatus.PENDING);
    }

    private int count(LineStatus status) {
        return (int) resource.phoneNumbers().stream()
                .filter(line -> line.status() == status)
                .count();
    }

    @EventSourcingHandler
    void on(PortingOrderEvent event, @Timestamp Instant at) {
        resource = PortingOrderResource.after(resource, event, at);
        switch (event) {
            case PortingOrderCreated e -> {
                stream = Streams.port(e.portingOrderId());
                tenantId = e.tenantId();
            }
            case PortingOrderSubmitted _ -> submission = 1;
            case PortingOrderResubmitted e -> submission = e.submission();
            case PortingPlacementStarted e -> {
                attempts = e.attempt();
                placementStartedAt = at;
            }
            case PortingPlacementRuledOut _ -> placementStartedAt = null;
            case CarrierPortReported e -> parts.put(e.carrierOrderId(), Part.of(parts.get(e.carrierOrderId()), e));
            case CarrierPortHandedOver e ->
                parts.computeIfPresent(e.carrierOrderId(), (_, part) -> part.withHandedOver(e.submission()));
            case CarrierPortRefused e ->
                parts.computeIfPresent(e.carrierOrderId(), (_, part) -> part.withRefusal(e.submission(), e.problems()));
            case PortingOrderUpdated _,
                    PortingOrderTakenIntoProcess _,
                    PortingExceptionRaised _,
                    PortingFocConfirmed _,
                    PortingNumberPorted _,
                    PortingNumberFailed _,
                    PortingOrderPorted _,
                    PortingCancellationRequested _,
                    PortingCancellationRefused _,
                    PortingOrderCancelled _ -> {}
            case PortingCommentAdded e -> {
                lastComment = PortingCommentResource.of(e, at);
                comments.add(e.commentId());
                if (e.author() == PortingParty.TENANT) {
                    unsent.put(e.commentId(), e.body());
                }
            }
            case PortingCommentPassedOn e -> unsent.remove(e.commentId());
        }
    }
}
