package com.voepy.numbers.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What a document proves to the losing carrier.
public enum DocumentType {
    /// A letter of authorization, signed by the owner of the numbers.
    @JsonProperty("loa")
    LOA,

    /// A recent bill of the losing carrier.
    @JsonProperty("bill")
    BILL,

    @JsonProperty("other")
    OTHER;

    /// The name in JSON.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
