package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kernel.E164;
import org.jspecify.annotations.Nullable;

/// What a carrier does for emergency calls, in the platform's own words.
///
/// As with [Carrier] no method throws for what a carrier or a network does, none repeats a call by itself, and none is
/// called inside a database transaction. What the carrier says of an address may quote it, so it is personal data.
public interface EmergencyCarrier {

    /// Whether emergency services find the address. Changes nothing, safe to repeat.
    AddressVerdict validate(CarrierAddress address);

    /// Has the address kept.
    ///
    /// The carrier takes no idempotency key: look it up with [#findAddresses] first.
    ///
    /// @param reference ours, unique per address
    AddressAnswer keep(String reference, CarrierAddress address);

    /// The carrier's ids of the addresses that carry our reference: none, one, or more where an answer got lost.
    AddressSearch findAddresses(String reference);

    /// Has the address forgotten. Safe to repeat; refused while a number uses it.
    ReleaseAnswer forget(String carrierAddressId);

    /// How far emergency service of a number we own is.
    EmergencyAnswer emergency(E164 e164);

    /// Turns emergency service of a number on at an address, or off. It may take a while: see [#emergency].
    ///
    /// @param carrierAddressId where it is, or was
    /// @param on whether it is to be on
    EmergencyAnswer setEmergency(E164 e164, @Nullable String carrierAddressId, boolean on);
}
