package com.voepy.numbers.command.emergency;

import com.voepy.numbers.command.carrier.AddressVerdict;

/// An address that a tenant wants, and what the carrier says of it.
record JudgedAddress(CreateEmergencyAddress wanted, AddressVerdict verdict) {}
