package com.voepy.numbers.command.carrier;

import java.util.List;

/// Where the carrier has numbers.
public sealed interface CoverageAnswer {

    /// @param areas in the carrier's order; empty when it has none
    record Areas(List<CoverageArea> areas) implements CoverageAnswer {
        public Areas {
            areas = List.copyOf(areas);
        }
    }

    record Unavailable(Unavailability cause) implements CoverageAnswer {}
}
