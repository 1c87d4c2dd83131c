package com.voepy.numbers.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What a number can be used for; `features` in a search, `capabilities` on a resource.
public enum Capability {
    @JsonProperty("voice")
    VOICE,
    @JsonProperty("sms")
    SMS,
    @JsonProperty("mms")
    MMS,
    @JsonProperty("fax")
    FAX,
    @JsonProperty("emergency")
    EMERGENCY;

    /// The name in JSON, in a query string and in SQL.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
