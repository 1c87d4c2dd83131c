package com.voepy.numbers.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What can be looked up about any number. Source: the product's API document, "Number lookup".
public enum LookupType {
    /// Whose network carries the number.
    @JsonProperty("carrier")
    CARRIER("carrier"),

    /// The name that calls from the number show (CNAM).
    @JsonProperty("caller-name")
    CALLER_NAME("caller-name");

    private final String wireName;

    LookupType(String wireName) {
        this.wireName = wireName;
    }

    /// The name in JSON, in a query string and at the carrier.
    public String wireName() {
        return wireName;
    }
}
