package com.voepy.numbers.command.carrier;

/// What the carrier knows of an order.
public sealed interface OrderSearch {

    record Found(CarrierOrder order) implements OrderSearch {}

    /// The carrier knows no such order.
    record Absent() implements OrderSearch {}

    record Unavailable(Unavailability cause) implements OrderSearch {}
}
