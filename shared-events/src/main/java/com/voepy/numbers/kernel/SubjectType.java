package com.voepy.numbers.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What personal data can belong to. Each has a key of its own, and is erased by itself.
public enum SubjectType {
    @JsonProperty("emergency_address")
    EMERGENCY_ADDRESS,
    @JsonProperty("porting_order")
    PORTING_ORDER,
    @JsonProperty("porting_document")
    PORTING_DOCUMENT;

    /// The name in JSON.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
