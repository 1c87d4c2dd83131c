package com.voepy.numbers.sandbox.lookup;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Made-up carriers and callers for real dial plans: a function of the number, the same at every start.
@Component
class Directory {

    private static final List<String> FIXED = List.of("Lone Star Telephone/1", "Heartland Bell/2", "Bayside Telecom/3");
    private static final List<String> MOBILE = List.of("Copper Wireless/1", "Northern Mobile/2", "Summit Cellular/4");
    private static final List<String> VOIP = List.of("Cloudline/4", "Parley Voice/4");

    private static final List<String> BUSINESSES =
            List.of("YOURCO SALES", "AUSTIN BAKERY", "HILL CO DENTAL", "RIVERSIDE AUTO", "BLUE DOOR CAFE");
    private static final List<String> PEOPLE =
            List.of("DOE JANE", "EXAMPLE SAM", "SAMPLE ALEX", "MUSTER KIM", "ROE RICHARD");

    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();

    /// @param nationalFormat as people of that country write it
    /// @param lineType as the protocol writes it: `fixed line`
    record Entry(String countryCode, String nationalFormat, String lineType, String carrier, String callerName) {}

    /// Empty if no country has such a number.
    Optional<Entry> find(String e164) {
        try {
            var number = phones.parse(e164, null);
            return phones.isValidNumber(number) ? Optional.of(entry(number)) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private Entry entry(PhoneNumber number) {
        var lineType = lineType(number);
        var names = number.getNationalNumber() % 2 == 0 ? BUSINESSES : PEOPLE;
        return new Entry(
                phones.getRegionCodeForNumber(number),
                phones.format(number, PhoneNumberFormat.NATIONAL),
                lineType,
                pick(carriers(lineType), number.getNationalNumber() / 1000),
                pick(names, number.getNationalNumber()));
    }

    /// Where digits do not tell, every third thousand is mobile and every third voice over IP.
    private String lineType(PhoneNumber number) {
        var type = phones.getNumberType(number);
        if (type != PhoneNumberType.FIXED_LINE_OR_MOBILE) {
            return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        return switch ((int) (number.getNationalNumber() / 1000 % 3)) {
            case 0 -> "fixed line";
            case 1 -> "mobile";
            default -> "voip";
        };
    }

    private static List<String> carriers(String lineType) {
        return switch (lineType) {
            case "mobile", "pager" -> MOBILE;
            case "voip", "personal number" -> VOIP;
            default -> FIXED;
        };
    }

    private static String pick(List<String> names, long by) {
        return names.get((int) (by % names.size()));
    }
}
