package com.voepy.numbers.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why a tenant no longer has a number.
public enum ReleaseReason {
    /// The tenant gave it up.
    @JsonProperty("requested")
    REQUESTED,

    /// Its monthly fee was not covered, nor by any of the retries.
    @JsonProperty("non_payment")
    NON_PAYMENT
}
