package com.voepy.numbers.command.carrier;

import com.voepy.numbers.command.carrier.CarrierSettings.Part;
import java.util.Map;

/// What became of settings that we wrote.
public sealed interface SettingsAnswer {

    /// @param parts one outcome for each part that was asked for
    record Written(Map<Part, PartAnswer> parts) implements SettingsAnswer {
        public Written {
            parts = Map.copyOf(parts);
        }

        /// Whether every part that was asked for is applied.
        public boolean complete() {
            return parts.values().stream().allMatch(PartAnswer.Applied.class::isInstance);
        }
    }

    /// The carrier does not count the number among ours; nothing was written.
    record NotOwned() implements SettingsAnswer {}

    /// The carrier could not be asked; nothing was written.
    record Unavailable(Unavailability cause) implements SettingsAnswer {}

    /// The outcome of one part.
    sealed interface PartAnswer {

        record Applied() implements PartAnswer {}

        /// Trying again unchanged is of no use.
        record Refused(Refusal reason) implements PartAnswer {}

        /// Perhaps applied, perhaps not; writing it again is safe.
        record Unclear(Unavailability cause) implements PartAnswer {}
    }
}
