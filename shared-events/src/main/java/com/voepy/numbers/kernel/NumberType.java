package com.voepy.numbers.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What kind of number it is. Source: the product's API document, "Number types".
public enum NumberType {
    /// A normal geographic number.
    @JsonProperty("local")
    LOCAL,

    /// A US or Canadian number that is free for the caller.
    @JsonProperty("toll_free")
    TOLL_FREE,

    /// A non-geographic number with national coverage.
    @JsonProperty("national")
    NATIONAL,

    /// A number with a mobile prefix.
    @JsonProperty("mobile")
    MOBILE;

    /// The name in JSON, in a query string and in SQL.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
