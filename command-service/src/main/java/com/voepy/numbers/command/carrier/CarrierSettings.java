package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kernel.InboundCallScreening;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings a number shall have at the carrier: all of them, as they shall be.
///
/// @param customerReference null for none
/// @param tags ours, to find a number in the carrier's portal
/// @param cnamLookupEnabled look up the caller's name on inbound calls
/// @param cnamDisplayName shown to callees, at most 15 letters, digits and spaces; null for none
/// @param techPrefixEnabled add the technical prefix on SIP signalling
/// @param messagingEnabled attach our messaging profile, so that the number sends and receives SMS
public record CarrierSettings(
        @Nullable String customerReference,
        List<String> tags,
        boolean cnamLookupEnabled,
        @Nullable String cnamDisplayName,
        boolean techPrefixEnabled,
        InboundCallScreening inboundCallScreening,
        boolean messagingEnabled) {

    public CarrierSettings {
        tags = List.copyOf(tags);
    }

    /// The carrier's three doors; each setting goes through one of them.
    public enum Part {
        /// Customer reference and tags.
        BASE,
        /// CNAM, technical prefix, screening.
        VOICE,
        /// The messaging profile.
        MESSAGING
    }
}
