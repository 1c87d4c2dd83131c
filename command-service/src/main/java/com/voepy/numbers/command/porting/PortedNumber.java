package com.voepy.numbers.command.porting;

import com.voepy.numbers.command.numbering.DialPlan;
import com.voepy.numbers.command.numbering.LineType;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberType;
import java.util.Optional;

/// What the digits of a number say, for numbers that no listing of our carrier knows.
///
/// @param countryCode ISO 3166-1 alpha-2
record PortedNumber(String countryCode, NumberType type) {

    /// Empty for what is no number of any country.
    static Optional<PortedNumber> of(E164 e164) {
        return DialPlan.facts(e164)
                .flatMap(facts -> Optional.ofNullable(facts.countryCode())
                        .map(country -> new PortedNumber(country, typeOf(facts.lineType()))));
    }

    private static NumberType typeOf(LineType line) {
        return switch (line) {
            case FIXED_LINE, FIXED_LINE_OR_MOBILE -> NumberType.LOCAL;
            case MOBILE, PERSONAL_NUMBER, PAGER -> NumberType.MOBILE;
            case TOLL_FREE -> NumberType.TOLL_FREE;
            case PREMIUM_RATE, SHARED_COST, VOIP, UAN, VOICEMAIL, UNKNOWN -> NumberType.NATIONAL;
        };
    }
}
