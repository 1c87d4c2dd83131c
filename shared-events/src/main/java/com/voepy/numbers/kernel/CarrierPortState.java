package com.voepy.numbers.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where one of the carrier's own orders stands. A porting order becomes one or more of them.
public enum CarrierPortState {
    /// The carrier has it and waits to be told to go on.
    @JsonProperty("draft")
    DRAFT,

    @JsonProperty("submitted")
    SUBMITTED,

    @JsonProperty("in_process")
    IN_PROCESS,

    @JsonProperty("exception")
    EXCEPTION,

    @JsonProperty("foc_confirmed")
    FOC_CONFIRMED,

    /// The carrier was asked to drop it and has not done so yet.
    @JsonProperty("cancel_pending")
    CANCEL_PENDING,

    @JsonProperty("ported")
    PORTED,

    /// Dropped, or no longer known to the carrier.
    @JsonProperty("cancelled")
    CANCELLED;

    /// Whether nothing can happen to it any more.
    public boolean isFinal() {
        return this == PORTED || this == CANCELLED;
    }
}
