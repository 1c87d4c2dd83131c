package com.voepy.numbers.command.carrier;

import java.util.List;

/// The carrier's orders for one of ours.
public sealed interface PortSearch {

    /// @param ports empty where the carrier has none
    record Found(List<CarrierPort> ports) implements PortSearch {
        public Found {
            ports = List.copyOf(ports);
        }
    }

    record Unavailable(Unavailability cause) implements PortSearch {}
}
