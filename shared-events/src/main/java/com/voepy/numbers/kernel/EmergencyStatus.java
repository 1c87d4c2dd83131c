package com.voepy.numbers.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether emergency calls from a number reach a dispatcher who knows where they come from.
public enum EmergencyStatus {
    /// No address is attached; the network rejects emergency calls.
    @JsonProperty("none")
    NONE,

    /// The carrier is at work on it.
    @JsonProperty("provisioning")
    PROVISIONING,

    @JsonProperty("active")
    ACTIVE,

    /// The carrier refused; attach the address again or another one.
    @JsonProperty("failed")
    FAILED
}
