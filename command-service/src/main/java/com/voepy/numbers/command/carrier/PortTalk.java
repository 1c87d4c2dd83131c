package com.voepy.numbers.command.carrier;

import java.util.List;

/// What was written under one of the carrier's porting orders.
public sealed interface PortTalk {

    record Heard(List<Remark> remarks) implements PortTalk {
        public Heard {
            remarks = List.copyOf(remarks);
        }
    }

    /// @param id the carrier's
    /// @param isOurs whether we wrote it
    record Remark(String id, boolean isOurs, String text) {

        /// Leaves the text out, which may speak of people, so that no log ever shows it.
        @Override
        public String toString() {
            return "Remark[id=%s]".formatted(id);
        }
    }

    record Unavailable(Unavailability cause) implements PortTalk {}
}
