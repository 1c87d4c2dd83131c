package com.voepy.numbers.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// Where a porting order stands.
public enum PortingStatus {
    /// Waits for its tenant, who has not submitted it.
    @JsonProperty("draft")
    DRAFT,

    /// On its way to the carrier, or lies there unread.
    @JsonProperty("submitted")
    SUBMITTED,

    /// The carrier works on it with the losing carrier.
    @JsonProperty("in_process")
    IN_PROCESS,

    /// Something is wrong and the tenant has to mend it.
    @JsonProperty("exception")
    EXCEPTION,

    /// The losing carrier has agreed to a date (firm order commitment).
    @JsonProperty("foc_confirmed")
    FOC_CONFIRMED,

    /// Over, and at least one number is here.
    @JsonProperty("ported")
    PORTED,

    /// Over, and no number is here.
    @JsonProperty("cancelled")
    CANCELLED;

    /// Whether nothing can happen to it any more.
    public boolean isFinal() {
        return this == PORTED || this == CANCELLED;
    }

    /// The name in JSON, in a query string and in SQL.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
