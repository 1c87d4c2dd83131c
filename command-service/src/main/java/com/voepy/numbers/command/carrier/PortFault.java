package com.voepy.numbers.command.carrier;

/// What the carrier has against a port.
///
/// @param code stable, for programs, from an open set
/// @param words the carrier's, for people; they may speak of some
public record PortFault(String code, String words) {

    /// Leaves the words out, so that no log ever shows them.
    @Override
    public String toString() {
        return "PortFault[code=%s]".formatted(code);
    }
}
