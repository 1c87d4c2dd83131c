package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kernel.E164;
import org.jspecify.annotations.Nullable;

/// One definite no of the carrier.
///
/// @param e164 the number it is about; null when it is about the whole request
/// @param code the carrier's own code, for example [#TAKEN]; open, so compare and never switch
/// @param detail the carrier's words, for people, never parsed
public record Refusal(@Nullable E164 e164, String code, String detail) {

    /// The number was not in one of our searches lately.
    public static final String NOT_SEARCHED = "85000";

    /// Somebody else has the number.
    public static final String TAKEN = "85001";

    /// Something that the carrier must know was not given.
    public static final String INFORMATION_MISSING = "10004";

    /// Our account at the carrier has no funds.
    public static final String NO_FUNDS = "20100";
}
