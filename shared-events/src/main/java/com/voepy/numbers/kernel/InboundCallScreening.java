package com.voepy.numbers.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What happens to suspicious inbound calls. Source: the product's API document, "Configure a number".
public enum InboundCallScreening {
    @JsonProperty("disabled")
    DISABLED,

    /// Let the call through and flag it in the SIP headers.
    @JsonProperty("flag_calls")
    FLAG_CALLS,

    /// Refuse the call.
    @JsonProperty("reject_calls")
    REJECT_CALLS;

    /// The name in JSON and at the carrier.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
