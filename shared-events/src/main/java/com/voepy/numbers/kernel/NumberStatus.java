package com.voepy.numbers.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// Where one tenant's tenure of a number stands.
public enum NumberStatus {
    /// Ordered and paid for; the carrier has not confirmed it yet.
    @JsonProperty("pending")
    PENDING,

    /// In service.
    @JsonProperty("active")
    ACTIVE,

    /// Given up by its tenant; kept for audit and dispute.
    @JsonProperty("released")
    RELEASED,

    /// The carrier refused it and the activation fee was refunded.
    @JsonProperty("failed")
    FAILED;

    /// The name in JSON, in a query string and in SQL.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
