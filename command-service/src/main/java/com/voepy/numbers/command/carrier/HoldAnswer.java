package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kernel.E164;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a hold that we asked for.
public sealed interface HoldAnswer {

    /// The carrier keeps a hold; each number tells whether it is in it.
    ///
    /// @param carrierHoldId the carrier's
    record Held(String carrierHoldId, List<Line> lines) implements HoldAnswer {
        public Held {
            lines = List.copyOf(lines);
        }
    }

    /// One number of a hold.
    ///
    /// @param expiresAt when the carrier lets go of it; null unless `state` is success
    /// @param error the carrier's words when it was not held; null otherwise
    record Line(
            E164 e164,
            CarrierOrder.State state,
            @Nullable Instant expiresAt,
            @Nullable String error) {}

    /// Nothing is held (85001 taken, 85006 to 85008 too many holds).
    record Refused(List<Refusal> reasons) implements HoldAnswer {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /// The carrier was not reached; nothing is held.
    record NotSent(String why, @Nullable Duration retryAfter) implements HoldAnswer {}

    /// Perhaps held, perhaps not. It ends by itself within about 30 minutes.
    record Unknown(String why) implements HoldAnswer {}
}
