package com.voepy.numbers.command.carrier;

import org.jspecify.annotations.Nullable;

/// As [CarrierNudge], for ports.
public interface PortingNudge {

    /// @param carrierOrderId the carrier's
    /// @param ourReference what [PortingCarrier#placePort] was given; null when the carrier left it out
    void portMayHaveChanged(String carrierOrderId, @Nullable String ourReference);
}
