package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kernel.E164;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether numbers at other carriers can be ported to this one.
public sealed interface PortabilityAnswer {

    /// @param lines one for each number that was asked about
    record Checked(List<Line> lines) implements PortabilityAnswer {
        public Checked {
            lines = List.copyOf(lines);
        }
    }

    /// @param notPortableReason the carrier's words, or null where it is portable
    /// @param fastPortable whether the carrier can port it within hours
    record Line(E164 e164, boolean portable, @Nullable String notPortableReason, boolean fastPortable) {}

    record Unavailable(Unavailability cause) implements PortabilityAnswer {}
}
