package com.voepy.numbers.command.number;

import static com.voepy.numbers.kit.problem.ErrorCode.NOT_FOUND;
import static com.voepy.numbers.kit.problem.ErrorCode.NUMBER_ACTIVATION_FAILED;
import static com.voepy.numbers.kit.problem.ErrorCode.NUMBER_NOT_YET_ACTIVE;
import static com.voepy.numbers.kit.problem.ErrorCode.NUMBER_RELEASED;
import static com.voepy.numbers.kit.problem.ErrorCode.NUMBER_UNAVAILABLE;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.voepy.numbers.command.number.PhoneNumberCommand.ActivateNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.AttachEmergencyAddress;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfigureNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfirmDisconnect;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfirmEmergency;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfirmEmergencyOff;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfirmSettings;
import com.voepy.numbers.command.number.PhoneNumberCommand.DetachEmergencyAddress;
import com.voepy.numbers.command.number.PhoneNumberCommand.EndHold;
import com.voepy.numbers.command.number.PhoneNumberCommand.EndPort;
import com.voepy.numbers.command.number.PhoneNumberCommand.ExtendHold;
import com.voepy.numbers.command.number.PhoneNumberCommand.FailActivation;
import com.voepy.numbers.command.number.PhoneNumberCommand.FailEmergency;
import com.voepy.numbers.command.number.PhoneNumberCommand.HoldNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.NoteDisconnectStuck;
import com.voepy.numbers.command.number.PhoneNumberCommand.NoteFeeCharged;
import com.voepy.numbers.command.number.PhoneNumberCommand.NoteFeeUncovered;
import com.voepy.numbers.command.number.PhoneNumberCommand.OrderNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.PortNumberIn;
import com.voepy.numbers.command.number.PhoneNumberCommand.RefuseSettings;
import com.voepy.numbers.command.number.PhoneNumberCommand.ReleaseNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.ReleaseUnpaid;
import com.voepy.numbers.command.number.PhoneNumberCommand.StartPort;
import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivationFailed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnectStuck;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnected;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressAttached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressDetached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyDeactivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyFailed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberFeeCharged;
import com.voepy.numbers.events.PhoneNumberEvent.NumberFeeUncovered;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHeld;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHoldEnded;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHoldExtended;
import com.voepy.numbers.events.PhoneNumberEvent.NumberOrdered;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortEnded;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortStarted;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortedIn;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettings;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsApplied;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsRefused;
import com.voepy.numbers.kernel.BillingCycle;
import com.voepy.numbers.kernel.InboundCallScreening;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.NumberStatus;
import com.voepy.numbers.kernel.ReleaseReason;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.resource.PhoneNumberResource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// Sees to it that a number has one holder at a time, from its first to its last. Decides from its own events alone.
@Aggregate
class PhoneNumber {

    @AggregateIdentifier
    private @Nullable String stream;

    private Holder holder = new Holder.Nobody();

    /// Every tenure that ever was, by its id.
    private final Map<UUID, Tenure> tenures = new HashMap<>();

    /// Who has the number. A new kind breaks the build in every place that must choose.
    private sealed interface Holder {

        record Nobody() implements Holder {}

        /// Held for a reservation, by the clock.
        record Held(UUID tenantId, UUID reservationId, Instant until) implements Holder {}

        /// Ordered or in service.
        record Tenant(UUID numberId) implements Holder {}

        /// Given up; nobody can have it before then, nor before the carrier has taken it back.
        record Resting(Instant until) implements Holder {}

        /// On its way here from another carrier.
        ///
        /// @param restsUntil as [Resting], if it is not to come; or null
        record Porting(
                UUID tenantId,
                UUID portingOrderId,
                @Nullable Instant restsUntil) implements Holder {}
    }

    protected PhoneNumber() {}

    @CommandHandler
    void handle(HoldNumber command) {
        refuseUnlessFreeFor(null, command.now());
        apply(new NumberHeld(command.e164(), command.tenantId(), command.reservationId(), command.heldUntil()));
    }

    @CommandHandler
    void handle(ExtendHold command) {
        switch (holder) {
            case Holder.Held held
            when held.reservationId().equals(command.reservationId())
                    && command.now().isBefore(held.until()) -> {
                if (!held.until().equals(command.heldUntil())) {
                    apply(new NumberHoldExtended(
                            command.e164(), held.tenantId(), command.reservationId(), command.heldUntil()));
                }
            }
            case Holder.Held _, Holder.Nobody _, Holder.Tenant _, Holder.Resting _, Holder.Porting _ ->
                throw unavailable("The hold is over.");
        }
    }

    @CommandHandler
    void handle(EndHold command) {
        switch (holder) {
            case Holder.Held held
            when held.reservationId().equals(command.reservationId()) ->
                apply(new NumberHoldEnded(command.e164(), held.tenantId(), command.reservationId()));
            // Ordered from the reservation, or held by a later one: nothing of this reservation is left.
            case Holder.Held _, Holder.Nobody _, Holder.Tenant _, Holder.Resting _, Holder.Porting _ -> {}
        }
    }

    /// @return the new tenure, and the reservation it was taken from
    @CommandHandler
    OrderedNumber handle(OrderNumber command) {
        refuseUnlessFreeFor(command.tenantId(), command.now());
        var reservation = holder instanceof Holder.Held held && command.now().isBefore(held.until())
                ? held.reservationId()
                : null;
        var id = new NumberId(command.e164(), tenures.size() + 1L).uuid();
        apply(new NumberOrdered(
                command.e164(),
                command.tenantId(),
                id,
                command.orderId(),
                reservation,
                command.countryCode(),
                command.region(),
                command.locality(),
                command.numberType(),
                command.capabilities(),
                command.price().activationCents(),
                command.price().monthlyCents(),
                command.customerReference(),
                command.connectionId()));
        return new OrderedNumber(tenure(id).resource(), reservation);
    }

    /// @return the tenure, if that made it active
    @CommandHandler
    Optional<PhoneNumberResource> handle(ActivateNumber command) {
        var tenure = tenureOf(command.orderId());
        return switch (tenure.resource().status()) {
            case PENDING -> {
                apply(new NumberActivated(
                        command.e164(), tenure.tenantId(), tenure.resource().id(), command.orderId()));
                yield Optional.of(tenure(tenure.resource().id()).resource());
            }
            // The carrier repeats itself, or is late: the tenure has gone on.
            case ACTIVE, RELEASED, FAILED -> Optional.empty();
        };
    }

    /// @return the tenure as it was charged, if that ended it
    @CommandHandler
    Optional<PhoneNumberResource> handle(FailActivation command) {
        var tenure = tenureOf(command.orderId());
        return switch (tenure.resource().status()) {
            case PENDING -> {
                apply(new NumberActivationFailed(
                        command.e164(),
                        tenure.tenantId(),
                        tenure.resource().id(),
                        command.orderId(),
                        command.reason(),
                        command.detail(),
                        tenure.resource().activationPriceCentsCustomer()));
                yield Optional.of(tenure.resource());
            }
            case ACTIVE, RELEASED, FAILED -> Optional.empty();
        };
    }

    /// A number that rests can be ported: it left its tenant, and somebody else can prove that it is theirs.
    @CommandHandler
    void handle(StartPort command) {
        if (!isPortableBy(command.now())) {
            throw unavailable("The number is taken.");
        }
        apply(new NumberPortStarted(command.e164(), command.tenantId(), command.portingOrderId()));
    }

    @CommandHandler
    void handle(EndPort command) {
        if (holder instanceof Holder.Porting port && port.portingOrderId().equals(command.portingOrderId())) {
            apply(new NumberPortEnded(command.e164(), port.tenantId(), command.portingOrderId(), port.restsUntil()));
        }
    }

    /// @return the tenure, if it began with that
    @CommandHandler
    Optional<PhoneNumberResource> handle(PortNumberIn command) {
        // The carrier repeats itself, or is late.
        if (!(holder instanceof Holder.Porting port) || !port.portingOrderId().equals(command.portingOrderId())) {
            return Optional.empty();
        }
        var id = new NumberId(command.e164(), tenures.size() + 1L).uuid();
        apply(new NumberPortedIn(
                command.e164(),
                port.tenantId(),
                id,
                command.portingOrderId(),
                command.countryCode(),
                command.region(),
                command.locality(),
                command.numberType(),
                command.capabilities(),
                command.monthlyPriceCents(),
                command.customerReference(),
                command.connectionId()));
        return Optional.of(tenure(id).resource());
    }

    @CommandHandler
    PhoneNumberResource handle(ConfigureNumber command) {
        var tenure = tenureOf(command.numberId(), command.tenantId());
        refuseUnlessActive(tenure);
        var before = tenure.resource().settings();
        var after = changed(before, command);
        if (!after.equals(before)) {
            apply(new NumberConfigured(
                    command.e164(), tenure.tenantId(), command.numberId(), tenure.settingsVersion() + 1, after));
        }
        return tenure(command.numberId()).resource();
    }

    @CommandHandler
    void handle(ConfirmSettings command) {
        var tenure = tenure(command.numberId());
        if (isUnsettled(tenure, command.version())) {
            apply(new NumberSettingsApplied(command.e164(), tenure.tenantId(), command.numberId(), command.version()));
        }
    }

    @CommandHandler
    void handle(RefuseSettings command) {
        var tenure = tenure(command.numberId());
        if (isUnsettled(tenure, command.version())) {
            apply(new NumberSettingsRefused(
                    command.e164(), tenure.tenantId(), command.numberId(), command.version(), command.detail()));
        }
    }

    @CommandHandler
    PhoneNumberResource handle(AttachEmergencyAddress command) {
        var tenure = tenureOf(command.numberId(), command.tenantId());
        refuseUnlessActive(tenure);
        Emergency.attach(tenure, command).ifPresent(AggregateLifecycle::apply);
        return tenure(command.numberId()).resource();
    }

    @CommandHandler
    void handle(DetachEmergencyAddress command) {
        Emergency.detach(tenureOf(command.numberId(), command.tenantId())).ifPresent(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(ConfirmEmergency command) {
        Emergency.activate(tenure(command.numberId()), command.version()).ifPresent(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(FailEmergency command) {
        Emergency.fail(tenure(command.numberId()), command.version(), command.reason())
                .ifPresent(AggregateLifecycle::apply);
    }

    /// @return the tenant, if that ended the service
    @CommandHandler
    Optional<UUID> handle(ConfirmEmergencyOff command) {
        var off = Emergency.deactivate(tenure(command.numberId()), command.version());
        off.ifPresent(AggregateLifecycle::apply);
        return off.map(PhoneNumberEvent::tenantId);
    }

    /// The fee of the first billing cycle that is not paid, due or not; nothing unless the tenure is in service.
    Optional<DueFee> nextFee(UUID numberId, BillingCycle length) {
        var tenure = tenure(numberId);
        var number = tenure.resource();
        if (number.status() != NumberStatus.ACTIVE) {
            return Optional.empty();
        }
        var activatedAt = Objects.requireNonNull(number.activatedAt());
        var billing = tenure.billing();
        // Where the last one ended, also if the length of a cycle was set to another since: no gap and no overlap.
        var from = billing.paidUntil() == null ? activatedAt : billing.paidUntil();
        return Optional.of(new DueFee(
                tenure.tenantId(),
                numberId,
                number.e164(),
                billing.paidCycles() + 1,
                from,
                length.endOfCycleAt(activatedAt, from),
                number.monthlyPriceCentsCustomer(),
                billing.failedAttempts(),
                billing.retryAt() == null ? from : billing.retryAt()));
    }

    @CommandHandler
    void handle(NoteFeeCharged command) {
        var tenure = tenure(command.numberId());
        if (isPaidNext(tenure, command.cycle())) {
            apply(new NumberFeeCharged(
                    command.e164(),
                    tenure.tenantId(),
                    command.numberId(),
                    command.cycle(),
                    command.from(),
                    command.until(),
                    command.feeCents()));
        }
    }

    @CommandHandler
    void handle(NoteFeeUncovered command) {
        var tenure = tenure(command.numberId());
        if (isPaidNext(tenure, command.cycle())) {
            apply(new NumberFeeUncovered(
                    command.e164(),
                    tenure.tenantId(),
                    command.numberId(),
                    command.cycle(),
                    command.from(),
                    command.until(),
                    command.feeCents(),
                    tenure.billing().failedAttempts() + 1,
                    command.retryAt()));
        }
    }

    private static boolean isPaidNext(Tenure tenure, int cycle) {
        return tenure.resource().status() == NumberStatus.ACTIVE
                && tenure.billing().isNext(cycle);
    }

    @CommandHandler
    void handle(ReleaseUnpaid command) {
        var tenure = tenure(command.numberId());
        var unpaidFrom = tenure.billing().givenUpFrom();
        if (tenure.resource().status() == NumberStatus.ACTIVE && unpaidFrom != null) {
            Emergency.detach(tenure).ifPresent(AggregateLifecycle::apply);
            apply(new NumberReleased(
                    command.e164(),
                    tenure.tenantId(),
                    command.numberId(),
                    unpaidFrom,
                    command.restsUntil(),
                    ReleaseReason.NON_PAYMENT));
        }
    }

    @CommandHandler
    PhoneNumberResource handle(ReleaseNumber command, InstantSource clock, ReleasePolicy policy) {
        var tenure = tenureOf(command.numberId(), command.tenantId());
        switch (tenure.resource().status()) {
            case ACTIVE -> {
                var now = clock.instant();
                var activatedAt = Objects.requireNonNull(tenure.resource().activatedAt());
                Emergency.detach(tenure).ifPresent(AggregateLifecycle::apply);
                apply(new NumberReleased(
                        command.e164(),
                        tenure.tenantId(),
                        command.numberId(),
                        later(
                                policy.billingCycle().endOfCycleAt(activatedAt, now),
                                tenure.billing().paidUntil()),
                        now.plus(policy.rest()),
                        ReleaseReason.REQUESTED));
            }
            // DELETE is idempotent.
            case RELEASED -> {}
            case PENDING -> throw NUMBER_NOT_YET_ACTIVE.because("It can be released once it is active.");
            case FAILED -> throw NUMBER_ACTIVATION_FAILED.because("It never became active and was refunded.");
        }
        return tenure(command.numberId()).resource();
    }

    /// What is paid lasts, also where the clock was set back since.
    private static Instant later(Instant end, @Nullable Instant paidUntil) {
        return paidUntil == null || paidUntil.isBefore(end) ? end : paidUntil;
    }

    @CommandHandler
    void handle(ConfirmDisconnect command) {
        var tenure = tenure(command.numberId());
        if (tenure.handBack() != Tenure.HandBack.DONE) {
            apply(new NumberDisconnected(command.e164(), tenure.tenantId(), command.numberId()));
        }
    }

    /// @return whether that is news
    @CommandHandler
    boolean handle(NoteDisconnectStuck command) {
        var tenure = tenure(command.numberId());
        if (tenure.handBack() != Tenure.HandBack.OPEN) {
            return false;
        }
        apply(new NumberDisconnectStuck(
                command.e164(), tenure.tenantId(), command.numberId(), command.since(), command.detail()));
        return true;
    }

    /// The tenure with that id, whoever had it.
    Tenure tenure(UUID numberId) {
        var tenure = tenures.get(numberId);
        if (tenure == null) {
            throw NOT_FOUND.because("There is no such number.");
        }
        return tenure;
    }

    /// Whether a tenant could have the number now.
    ///
    /// @param tenantId whose own hold does not count, or null
    boolean isFreeFor(@Nullable UUID tenantId, Instant now) {
        return switch (holder) {
            case Holder.Nobody _ -> true;
            case Holder.Held held ->
                !now.isBefore(held.until()) || held.tenantId().equals(tenantId);
            case Holder.Tenant _ -> false;
            case Holder.Resting resting -> !now.isBefore(resting.until()) && !isToBeHandedBack();
            case Holder.Porting _ -> false;
        };
    }

    /// Whether somebody could bring the number here from another carrier.
    boolean isPortableBy(Instant now) {
        return switch (holder) {
            case Holder.Nobody _, Holder.Resting _ -> true;
            case Holder.Held held -> !now.isBefore(held.until());
            case Holder.Tenant _, Holder.Porting _ -> false;
        };
    }

    /// Whether the carrier still counts a number among ours that its last tenant gave up: then nobody can order it
    /// there.
    private boolean isToBeHandedBack() {
        return tenures.values().stream()
                .max(Comparator.comparingLong(
                        tenure -> NumberId.of(tenure.resource().id()).tenure()))
                .filter(Tenure::isToBeHandedBack)
                .isPresent();
    }

    private @Nullable Instant restsUntil() {
        return holder instanceof Holder.Resting resting ? resting.until() : null;
    }

    private void refuseUnlessFreeFor(@Nullable UUID tenantId, Instant now) {
        if (!isFreeFor(tenantId, now)) {
            throw unavailable("The number is taken.");
        }
    }

    private static RuntimeException unavailable(String detail) {
        return NUMBER_UNAVAILABLE.because(detail);
    }

    private static void refuseUnlessActive(Tenure tenure) {
        switch (tenure.resource().status()) {
            case ACTIVE -> {}
            case PENDING -> throw NUMBER_NOT_YET_ACTIVE.because("Retry once it is active.");
            case RELEASED -> throw NUMBER_RELEASED.because("It was released.");
            case FAILED -> throw NUMBER_ACTIVATION_FAILED.because("It never became active and was refunded.");
        }
    }

    /// Not of a released number, whose resource is what it was when it was released.
    private static boolean isUnsettled(Tenure tenure, long version) {
        return tenure.resource().status() == NumberStatus.ACTIVE
                && tenure.settingsVersion() == version
                && tenure.settingsSettled() < version;
    }

    private static NumberSettings changed(NumberSettings before, ConfigureNumber command) {
        return new NumberSettings(
                command.customerReference().applyTo(before.customerReference()),
                or(command.cnamLookupEnabled().applyTo(before.cnamLookupEnabled()), false),
                command.cnamDisplayName().applyTo(before.cnamDisplayName()),
                or(command.techPrefixEnabled().applyTo(before.techPrefixEnabled()), false),
                or(
                        command.inboundCallScreening().applyTo(before.inboundCallScreening()),
                        InboundCallScreening.DISABLED),
                or(command.messagingEnabled().applyTo(before.messagingEnabled()), false),
                command.connectionId().applyTo(before.connectionId()));
    }

    /// A setting that was cleared falls back to what a number starts with.
    private static <T> T or(@Nullable T value, T initial) {
        return value == null ? initial : value;
    }

    Tenure tenureOf(UUID numberId, UUID tenantId) {
        var tenure = tenure(numberId);
        if (!tenure.tenantId().equals(tenantId)) {
            throw NOT_FOUND.because("There is no such number.");
        }
        return tenure;
    }

    private Tenure tenureOf(UUID orderId) {
        return tenures.values().stream()
                .filter(tenure -> orderId.equals(tenure.resource().numberOrderId()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("%s was never part of order %s".formatted(stream, orderId)));
    }

    @EventSourcingHandler
    void on(PhoneNumberEvent event, @Timestamp Instant at) {
        stream = Streams.number(event.e164());
        switch (event) {
            case NumberHeld e -> holder = new Holder.Held(e.tenantId(), e.reservationId(), e.heldUntil());
            case NumberHoldExtended e -> holder = new Holder.Held(e.tenantId(), e.reservationId(), e.heldUntil());
            case NumberHoldEnded _ -> holder = new Holder.Nobody();
            case NumberOrdered e -> {
                holder = new Holder.Tenant(e.numberId());
                tenures.put(e.numberId(), new Tenure(e.tenantId(), fold(null, e, at)));
            }
            case NumberPortStarted e -> holder = new Holder.Porting(e.tenantId(), e.portingOrderId(), restsUntil());
            case NumberPortEnded e ->
                holder = e.restsUntil() == null ? new Holder.Nobody() : new Holder.Resting(e.restsUntil());
            case NumberPortedIn e -> {
                holder = new Holder.Tenant(e.numberId());
                tenures.put(e.numberId(), new Tenure(e.tenantId(), fold(null, e, at)));
            }
            case NumberActivated e -> evolve(e.numberId(), tenure -> tenure.with(fold(tenure.resource(), e, at)));
            case NumberActivationFailed e -> {
                holder = new Holder.Nobody();
                evolve(e.numberId(), tenure -> tenure.with(fold(tenure.resource(), e, at)));
            }
            case NumberConfigured e ->
                evolve(
                        e.numberId(),
                        tenure -> tenure.with(fold(tenure.resource(), e, at)).withSettingsVersion(e.version()));
            case NumberSettingsApplied e ->
                evolve(
                        e.numberId(),
                        tenure -> tenure.with(fold(tenure.resource(), e, at)).withSettingsSettled(e.version()));
            case NumberSettingsRefused e ->
                evolve(
                        e.numberId(),
                        tenure -> tenure.with(fold(tenure.resource(), e, at)).withSettingsSettled(e.version()));
            case NumberFeeCharged e ->
                evolve(
                        e.numberId(),
                        tenure -> tenure.with(
                                fold(tenure.resource(), e, at), tenure.billing().after(e)));
            case NumberFeeUncovered e ->
                evolve(
                        e.numberId(),
                        tenure -> tenure.with(
                                fold(tenure.resource(), e, at), tenure.billing().after(e)));
            case NumberReleased e -> {
                holder = new Holder.Resting(e.restsUntil());
                evolve(e.numberId(), tenure -> tenure.with(fold(tenure.resource(), e, at)));
            }
            case NumberDisconnectStuck e -> evolve(e.numberId(), tenure -> tenure.with(Tenure.HandBack.STUCK));
            case NumberDisconnected e -> evolve(e.numberId(), tenure -> tenure.with(Tenure.HandBack.DONE));
            case NumberEmergencyAddressAttached e ->
                evolve(
                        e.numberId(),
                        tenure -> tenure.with(
                                fold(tenure.resource(), e, at),
                                tenure.emergency().wanting(e.version(), e.addressId())));
            case NumberEmergencyAddressDetached e ->
                evolve(
                        e.numberId(),
                        tenure -> tenure.with(
                                fold(tenure.resource(), e, at),
                                tenure.emergency().wanting(e.version(), null)));
            case NumberEmergencyActivated e ->
                evolve(
                        e.numberId(),
                        tenure -> tenure.with(
                                fold(tenure.resource(), e, at),
                                tenure.emergency().settled(e.version(), false)));
            case NumberEmergencyFailed e ->
                evolve(
                        e.numberId(),
                        tenure -> tenure.with(
                                fold(tenure.resource(), e, at),
                                tenure.emergency().settled(e.version(), true)));
            case NumberEmergencyDeactivated e ->
                evolve(
                        e.numberId(),
                        tenure -> tenure.with(
                                tenure.resource(), tenure.emergency().settled(e.version(), false)));
        }
    }

    private void evolve(UUID numberId, UnaryOperator<Tenure> change) {
        tenures.put(numberId, change.apply(tenure(numberId)));
    }

    private static PhoneNumberResource fold(@Nullable PhoneNumberResource before, PhoneNumberEvent event, Instant at) {
        return Objects.requireNonNull(PhoneNumberResource.after(before, event, at));
    }
}
