package com.voepy.numbers.command.carrier;

import org.jspecify.annotations.Nullable;

/// Told when the carrier says that something happened. A nudge is a reason to ask, never a fact:
/// it may come twice, late, out of order or not at all.
public interface CarrierNudge {

    /// Returns once the nudge is safe from a crash, for example as a scheduled poll in the
    /// database; the carrier is then told that we have it. If it throws, the carrier sends again.
    ///
    /// @param carrierOrderId the carrier's order
    /// @param ourReference what [Carrier#order] was given; null when the carrier left it out
    void orderMayHaveChanged(String carrierOrderId, @Nullable String ourReference);
}
