package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kernel.E164;
import java.util.List;

/// For which numbers the carrier can get the losing carrier's customer service record.
public sealed interface CsrCoverageAnswer {

    /// @param lines one for each number that was asked about
    record Checked(List<Line> lines) implements CsrCoverageAnswer {
        public Checked {
            lines = List.copyOf(lines);
        }
    }

    /// @param needsMore whether the losing carrier wants to know more than the number before it shows the record
    record Line(E164 e164, boolean covered, boolean needsMore) {}

    record Unavailable(Unavailability cause) implements CsrCoverageAnswer {}
}
