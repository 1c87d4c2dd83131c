package com.voepy.numbers.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why a number that was paid for did not become active.
public enum FailureReason {
    /// The carrier had sold it to somebody else in the meantime.
    @JsonProperty("sold_meanwhile")
    SOLD_MEANWHILE,

    /// The carrier took the order and then refused the number.
    @JsonProperty("refused_by_carrier")
    REFUSED_BY_CARRIER,

    /// The carrier refused the whole order.
    @JsonProperty("order_refused")
    ORDER_REFUSED,

    /// The carrier did not confirm it in time.
    @JsonProperty("timed_out")
    TIMED_OUT
}
