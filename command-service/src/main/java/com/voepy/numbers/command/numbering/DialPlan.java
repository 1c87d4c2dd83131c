package com.voepy.numbers.command.numbering;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.FieldError.Code;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The world's dial plan, as libphonenumber knows it.
public final class DialPlan {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    /// ISO 3166-1 alpha-2; numbers of no country have three digits instead.
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private DialPlan() {}

    /// A number that may exist.
    ///
    /// @param countryCode ISO 3166-1 alpha-2, or null for a number of no country
    /// @param nationalFormat as people of that country write it, for example `(512) 555-0100`
    public record Facts(@Nullable String countryCode, String nationalFormat, LineType lineType) {}

    /// Empty if no country has such a number.
    public static Optional<Facts> facts(E164 e164) {
        try {
            var number = PHONES.parse(e164.value(), null);
            return PHONES.isValidNumber(number) ? Optional.of(facts(number)) : Optional.empty();
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }

    /// Notes an error unless some country has such a number.
    public static void check(Checks checks, String field, E164 e164) {
        checks.that(facts(e164).isPresent(), field, Code.INVALID_FORMAT, "is not a number that any country has");
    }

    /// A `+` that a query string did not escape arrives as a blank; in a number it can only have been a `+`.
    public static String plusRestored(String value) {
        return value.replace(' ', '+');
    }

    private static Facts facts(PhoneNumber number) {
        var region = PHONES.getRegionCodeForNumber(number);
        return new Facts(
                region != null && COUNTRY.matcher(region).matches() ? region : null,
                PHONES.format(number, PhoneNumberFormat.NATIONAL),
                LineType.of(PHONES.getNumberType(number)));
    }
}
