package com.voepy.numbers.query.testing;

import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.BalanceDepleted;
import com.voepy.numbers.events.BalanceEvent.BalanceOpened;
import com.voepy.numbers.events.BalanceEvent.BalanceRanLow;
import com.voepy.numbers.events.BalanceEvent.BalanceRefunded;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.events.BalanceEvent.MonthlyFeeDebited;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.FailureReason;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderCompleted;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderFailed;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderLineActivated;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderLineFailed;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderPlaced;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionRuledOut;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionStarted;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionUnclear;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmitted;
import com.voepy.numbers.events.NumberOrderEvent.OrderLine;
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
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortHandedOver;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortRefused;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortReported;
import com.voepy.numbers.events.PortingOrderEvent.PortingCancellationRefused;
import com.voepy.numbers.events.PortingOrderEvent.PortingCancellationRequested;
import com.voepy.numbers.events.PortingOrderEvent.PortingCommentAdded;
import com.voepy.numbers.events.PortingOrderEvent.PortingCommentPassedOn;
import com.voepy.numbers.events.PortingOrderEvent.PortingDetails;
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
import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.CarrierPortState;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.ReleaseReason;
import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.query.testing.TestLog.Timed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lives made of dice, each as the command side would let it happen: a number that goes from tenant to tenant, an
/// order, a port, a balance.
///
/// Clocks are made of dice too: several events may bear one time, and some a time before that of the one before them,
/// as when the next command is handled by a node whose clock is behind.
public final class Lives {

    private static final int TENURES_MAX = 5;
    private static final int ACTIONS_MAX = 8;
    private static final int LINES_MAX = 4;
    private static final int MOVEMENTS_MAX = 40;
    private static final int CLOCK_SKEW_MS = 1_500;
    private static final Instant LATER = Instant.parse("2031-01-01T00:00:00Z");

    private final Random dice;
    private long nextNumber;

    /// @param firstNumber digits of the first phone number; each that is needed is one more
    public Lives(Random dice, long firstNumber) {
        this.dice = dice;
        this.nextNumber = firstNumber;
    }

    /// One life of any kind.
    public List<Timed> any() {
        var events = switch (dice.nextInt(4)) {
            case 0 -> number();
            case 1 -> order();
            case 2 -> port();
            default -> balance();
        };
        var clock = TestLog.START;
        List<Timed> life = new ArrayList<>();
        for (var event : events) {
            clock = clock.plusMillis(dice.nextInt(4) == 0 ? 0 : dice.nextInt(5_000));
            var skewed = dice.nextInt(8) == 0 ? clock.minusMillis(dice.nextInt(CLOCK_SKEW_MS)) : clock;
            life.add(new Timed(skewed, event));
        }
        return life;
    }

    private List<Event> number() {
        var e164 = nextNumber();
        var tenants = List.of(id(), id(), id());
        List<Event> events = new ArrayList<>();
        List<Event> late = new ArrayList<>();
        var tenure = 0;
        var tenuresMax = 1 + dice.nextInt(TENURES_MAX);
        while (tenure < tenuresMax) {
            var tenant = tenants.get(dice.nextInt(tenants.size()));
            hold(events, e164, tenants.get(dice.nextInt(tenants.size())));
            // What the carrier has not taken back can't be ordered, but be brought here.
            var port = !late.isEmpty() || dice.nextInt(4) == 0;
            if (port) {
                var order = id();
                events.add(new NumberPortStarted(e164, tenant, order));
                if (dice.nextInt(3) == 0) {
                    events.add(new NumberPortEnded(e164, tenant, order, coin() ? LATER : null));
                    events.addAll(late);
                    late.clear();
                    continue;
                }
                tenure++;
                events.add(portedIn(e164, tenant, tenure, order));
            } else {
                tenure++;
                if (!ordered(events, e164, tenant, tenure)) {
                    continue;
                }
            }
            var id = new NumberId(e164, tenure).uuid();
            service(events, late, e164, tenant, id);
            if (tenure < tenuresMax || coin()) {
                released(events, late, e164, tenant, id);
            }
        }
        events.addAll(late);
        return events;
    }

    private void hold(List<Event> events, E164 e164, UUID tenant) {
        var reservation = id();
        if (dice.nextInt(3) == 0) {
            events.add(new NumberHeld(e164, tenant, reservation, LATER));
            if (coin()) {
                events.add(new NumberHoldExtended(e164, tenant, reservation, LATER.plusSeconds(900)));
            }
            events.add(new NumberHoldEnded(e164, tenant, reservation));
        }
    }

    /// @return whether it came into service
    private boolean ordered(List<Event> events, E164 e164, UUID tenant, int tenure) {
        var id = new NumberId(e164, tenure).uuid();
        var order = id();
        UUID reservation = coin() ? id() : null;
        if (reservation != null) {
            events.add(new NumberHeld(e164, tenant, reservation, LATER));
        }
        events.add(new NumberOrdered(
                e164,
                tenant,
                id,
                order,
                reservation,
                "US",
                "TX",
                "Austin",
                NumberType.LOCAL,
                List.of(Capability.VOICE, Capability.SMS),
                cents(),
                cents(),
                text(),
                coin() ? id() : null));
        if (dice.nextInt(4) == 0) {
            events.add(new NumberActivationFailed(e164, tenant, id, order, FailureReason.SOLD_MEANWHILE, "sold", 1));
            return false;
        }
        events.add(new NumberActivated(e164, tenant, id, order));
        return true;
    }

    private NumberPortedIn portedIn(E164 e164, UUID tenant, int tenure, UUID order) {
        return new NumberPortedIn(
                e164,
                tenant,
                new NumberId(e164, tenure).uuid(),
                order,
                "US",
                null,
                null,
                NumberType.LOCAL,
                List.of(Capability.VOICE),
                cents(),
                text(),
                coin() ? id() : null);
    }

    private void service(List<Event> events, List<Event> late, E164 e164, UUID tenant, UUID id) {
        var cycle = 1;
        var attempt = 0;
        var settings = 0L;
        var emergency = 0L;
        UUID attached = null;
        var actions = dice.nextInt(ACTIONS_MAX);
        for (var action = 0; action < actions; action++) {
            // The last tenure's end at the carrier comes when it comes.
            if (!late.isEmpty() && coin()) {
                events.add(late.removeFirst());
            }
            var from = LATER.plusSeconds(cycle);
            switch (dice.nextInt(4)) {
                case 0 -> {
                    settings++;
                    events.add(new NumberConfigured(
                            e164, tenant, id, settings, NumberSettings.initial(text(), coin() ? id() : null)));
                    if (coin()) {
                        events.add(
                                coin()
                                        ? new NumberSettingsApplied(e164, tenant, id, settings)
                                        : new NumberSettingsRefused(e164, tenant, id, settings, "no"));
                    }
                }
                case 1 -> {
                    events.add(new NumberFeeCharged(e164, tenant, id, cycle, from, from.plusSeconds(1), cents()));
                    cycle++;
                    attempt = 0;
                }
                case 2 -> {
                    attempt++;
                    events.add(new NumberFeeUncovered(
                            e164, tenant, id, cycle, from, from.plusSeconds(1), cents(), attempt, from));
                }
                default -> {
                    emergency++;
                    if (attached == null) {
                        attached = id();
                        events.add(new NumberEmergencyAddressAttached(e164, tenant, id, emergency, attached));
                        events.add(
                                coin()
                                        ? new NumberEmergencyActivated(e164, tenant, id, emergency, attached)
                                        : new NumberEmergencyFailed(e164, tenant, id, emergency, attached, "no"));
                    } else {
                        events.add(new NumberEmergencyAddressDetached(e164, tenant, id, emergency, attached));
                        events.add(new NumberEmergencyDeactivated(e164, tenant, id, emergency));
                        attached = null;
                    }
                }
            }
        }
        events.addAll(late);
        late.clear();
    }

    private void released(List<Event> events, List<Event> late, E164 e164, UUID tenant, UUID id) {
        events.add(new NumberReleased(
                e164, tenant, id, LATER, LATER, coin() ? ReleaseReason.REQUESTED : ReleaseReason.NON_PAYMENT));
        var end = coin() ? late : events;
        if (coin()) {
            end.add(new NumberDisconnectStuck(e164, tenant, id, LATER, "locked"));
        }
        end.add(new NumberDisconnected(e164, tenant, id));
    }

    private List<Event> order() {
        var order = id();
        var tenant = id();
        List<OrderLine> lines = new ArrayList<>();
        var count = 1 + dice.nextInt(LINES_MAX);
        for (var line = 0; line < count; line++) {
            var e164 = nextNumber();
            lines.add(new OrderLine(e164, new NumberId(e164, 1).uuid(), cents(), cents()));
        }
        List<Event> events = new ArrayList<>();
        events.add(new NumberOrderPlaced(order, tenant, "US", NumberType.LOCAL, lines, text(), coin() ? id() : null));
        var attempt = 1;
        events.add(new NumberOrderSubmissionStarted(order, tenant, attempt));
        while (dice.nextInt(3) == 0) {
            events.add(new NumberOrderSubmissionUnclear(order, tenant, attempt, "no answer"));
            events.add(new NumberOrderSubmissionRuledOut(order, tenant, attempt, "not found"));
            attempt++;
            events.add(new NumberOrderSubmissionStarted(order, tenant, attempt));
        }
        events.add(new NumberOrderSubmitted(order, tenant, "upstream"));
        var rest = new ArrayList<>(lines);
        Collections.shuffle(rest, dice);
        var failed = 0;
        for (var line : rest) {
            if (coin()) {
                events.add(new NumberOrderLineActivated(order, tenant, line.numberId(), line.e164()));
            } else {
                failed++;
                events.add(new NumberOrderLineFailed(
                        order, tenant, line.numberId(), line.e164(), FailureReason.SOLD_MEANWHILE, "sold", cents()));
            }
        }
        events.add(
                failed == count
                        ? new NumberOrderFailed(order, tenant, failed)
                        : new NumberOrderCompleted(order, tenant, count - failed, failed));
        return events;
    }

    private List<Event> port() {
        var port = id();
        var tenant = id();
        List<E164> all = new ArrayList<>();
        var count = 1 + dice.nextInt(LINES_MAX);
        for (var line = 0; line < count; line++) {
            all.add(nextNumber());
        }
        List<Event> events = new ArrayList<>();
        events.add(new PortingOrderCreated(port, tenant, all, details(port)));
        while (coin()) {
            events.add(new PortingOrderUpdated(port, tenant, details(port)));
        }
        if (dice.nextInt(6) == 0) {
            events.add(new PortingOrderCancelled(port, tenant, PortingParty.TENANT, null));
            return events;
        }
        events.add(new PortingOrderSubmitted(port, tenant));
        placed(events, port, tenant, all);
        var submission = 1;
        while (coin()) {
            var problems = List.of(new PortingProblem("other", null, sealed(port)));
            submission++;
            events.add(new CarrierPortRefused(port, tenant, "upstream", submission - 1, problems));
            events.add(new PortingExceptionRaised(port, tenant, problems));
            events.add(new PortingOrderUpdated(port, tenant, details(port)));
            events.add(new PortingOrderResubmitted(port, tenant, submission));
            events.add(new CarrierPortHandedOver(port, tenant, "upstream", submission));
        }
        events.add(new PortingFocConfirmed(port, tenant, LATER));
        if (coin()) {
            events.add(new PortingCancellationRequested(port, tenant));
            events.add(new PortingCancellationRefused(port, tenant, null, sealed(port)));
        }
        var failed = 0;
        for (var e164 : all) {
            if (coin()) {
                events.add(new PortingNumberPorted(port, tenant, e164, new NumberId(e164, 1).uuid()));
            } else {
                failed++;
                events.add(new PortingNumberFailed(port, tenant, e164, "stays"));
            }
        }
        events.add(
                failed == count
                        ? new PortingOrderCancelled(port, tenant, PortingParty.CARRIER, "none came")
                        : new PortingOrderPorted(port, tenant, count - failed, failed));
        return events;
    }

    private void placed(List<Event> events, UUID port, UUID tenant, List<E164> all) {
        events.add(new PortingPlacementStarted(port, tenant, 1));
        if (coin()) {
            events.add(new PortingPlacementRuledOut(port, tenant, 1, "not found"));
            events.add(new PortingPlacementStarted(port, tenant, 2));
        }
        events.add(new CarrierPortReported(port, tenant, "upstream", all, CarrierPortState.DRAFT, null, List.of()));
        events.add(new CarrierPortHandedOver(port, tenant, "upstream", 1));
        events.add(new PortingOrderTakenIntoProcess(port, tenant));
        if (coin()) {
            var comment = id();
            events.add(new PortingCommentAdded(port, tenant, comment, PortingParty.TENANT, sealed(port)));
            events.add(new PortingCommentPassedOn(port, tenant, comment));
        }
    }

    private List<Event> balance() {
        var tenant = id();
        var cents = 0L;
        List<Event> events = new ArrayList<>();
        events.add(new BalanceOpened(tenant, "USD", 500));
        var movements = dice.nextInt(MOVEMENTS_MAX);
        for (var i = 0; i < movements; i++) {
            var amount = cents();
            var e164 = nextNumber();
            var number = new NumberId(e164, 1).uuid();
            switch (dice.nextInt(6)) {
                case 0, 1 -> events.add(new BalanceCredited(tenant, amount, cents += amount, "wire-" + i));
                case 2 -> events.add(new BalanceRefunded(tenant, amount, cents += amount, id(), number, e164));
                case 3 -> {
                    var covered = Math.min(cents, amount);
                    events.add(new BalanceDebited(
                            tenant, covered, cents -= covered, DebitCause.NUMBER_ACTIVATION, id(), number, e164));
                }
                case 4 -> {
                    var covered = Math.min(cents, amount);
                    events.add(new MonthlyFeeDebited(
                            tenant, covered, cents -= covered, number, e164, 1, LATER, LATER.plusSeconds(1)));
                }
                default ->
                    events.add(
                            coin()
                                    ? new BalanceRanLow(tenant, cents, 500)
                                    : new BalanceDepleted(tenant, cents, amount, number, e164, 2, 1));
            }
        }
        return events;
    }

    private PortingDetails details(UUID port) {
        return new PortingDetails(
                coin() ? sealed(port) : null,
                null,
                coin() ? List.of(id()) : List.of(),
                null,
                coin() ? id() : null,
                text());
    }

    /// Nobody has its key: what is opened of it is null.
    private Sealed sealed(UUID port) {
        return new Sealed(port, "c2VhbGVk" + dice.nextInt(1_000));
    }

    private E164 nextNumber() {
        return new E164("+" + nextNumber++);
    }

    private UUID id() {
        return new UUID(dice.nextLong() & ~0xf000L | 0x4000L, dice.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
    }

    private long cents() {
        return 1 + dice.nextInt(500);
    }

    private @Nullable String text() {
        return dice.nextInt(4) == 0 ? null : "reference " + dice.nextInt(10);
    }

    private boolean coin() {
        return dice.nextBoolean();
    }
}
