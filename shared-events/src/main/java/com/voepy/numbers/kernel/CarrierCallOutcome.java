package com.voepy.numbers.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a call to the carrier came to.
public enum CarrierCallOutcome {
    /// The carrier said yes.
    @JsonProperty("answered")
    ANSWERED,

    /// The carrier said no and changed nothing.
    @JsonProperty("refused")
    REFUSED,

    /// The carrier may have done what it was asked: no answer, or one that says nothing.
    @JsonProperty("unknown")
    UNKNOWN,

    /// The carrier did nothing: it was not reached, or turned the call away unread.
    @JsonProperty("not_sent")
    NOT_SENT
}
