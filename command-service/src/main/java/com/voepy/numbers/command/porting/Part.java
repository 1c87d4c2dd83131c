package com.voepy.numbers.command.porting;

import com.voepy.numbers.events.PortingOrderEvent.CarrierPortReported;
import com.voepy.numbers.events.PortingOrderEvent.PortingProblem;
import com.voepy.numbers.kernel.CarrierPortState;
import com.voepy.numbers.kernel.E164;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One of the carrier's orders, as it was last heard of.
///
/// @param handedOver the tenant's last submission that it has got, 0 before the first
/// @param refused the tenant's last submission that the carrier did not take, 0 for none
/// @param refusal why not
record Part(
        List<E164> numbers,
        CarrierPortState state,
        @Nullable Instant focAt,
        List<PortingProblem> problems,
        int handedOver,
        int refused,
        List<PortingProblem> refusal) {

    static Part of(@Nullable Part before, CarrierPortReported event) {
        return before == null
                ? new Part(event.phoneNumbers(), event.state(), event.focAt(), event.problems(), 0, 0, List.of())
                : new Part(
                        event.phoneNumbers(),
                        event.state(),
                        event.focAt(),
                        event.problems(),
                        before.handedOver,
                        before.refused,
                        before.refusal);
    }

    Part withHandedOver(int submission) {
        return new Part(numbers, state, focAt, problems, submission, refused, refusal);
    }

    Part withRefusal(int submission, List<PortingProblem> why) {
        return new Part(numbers, state, focAt, problems, handedOver, submission, why);
    }

    boolean isOpen() {
        return !state.isFinal();
    }

    /// What the tenant has to mend. An exception that the tenant has answered since counts no more, though the carrier
    /// has not read the answer yet.
    List<PortingProblem> open(int submission) {
        if (refused == submission) {
            return refusal;
        }
        return state == CarrierPortState.EXCEPTION && handedOver == submission ? problems : List.of();
    }

    /// How far it is, 0 to 2: on its way to the carrier, with the carrier, with a date.
    int stage() {
        return switch (state) {
            case DRAFT -> 0;
            case SUBMITTED, IN_PROCESS, EXCEPTION, CANCEL_PENDING, CANCELLED -> 1;
            case FOC_CONFIRMED -> focAt == null ? 1 : 2;
            case PORTED -> 2;
        };
    }
}
