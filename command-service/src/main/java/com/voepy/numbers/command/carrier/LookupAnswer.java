package com.voepy.numbers.command.carrier;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the carrier says about a number.
public sealed interface LookupAnswer {

    /// The carrier answered, which it charges us for, even where it knows little.
    ///
    /// @param carrier null unless asked for and known
    /// @param callerName null unless asked for; the name in it may still be unknown
    record Known(@Nullable Network carrier, @Nullable CallerName callerName) implements LookupAnswer {}

    /// @param name of the company whose network carries the number, or null
    /// @param type the carrier's own word for the kind of line, for example `voip` or `fixed line`, or null
    record Network(@Nullable String name, @Nullable String type) {}

    /// @param name what callees are shown, or null when the database has none
    /// @param errorCode the carrier's code for why there is no name, or null
    record CallerName(@Nullable String name, @Nullable String errorCode) {

        /// Leaves the name out, which is a person's, so that no log ever shows it.
        @Override
        public String toString() {
            return "CallerName[errorCode=%s]".formatted(errorCode);
        }
    }

    /// The carrier does not take it for a number. Nothing was charged.
    record Refused(List<Refusal> reasons) implements LookupAnswer {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    record Unavailable(Unavailability cause) implements LookupAnswer {}
}
