package com.voepy.numbers.query.inventory;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Where in the order of all numbers those of a search can be: prefixes of E.164, ascending, none within another.
///
/// `starts_with` may be meant as E.164 (`1512555`), without the country code (`512555`), or without the area code too
/// (`555`). With a plus it is E.164; else every reading counts that the other parameters allow.
final class DigitRanges {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private DigitRanges() {}

    static List<String> of(StockQuery query) {
        var base = base(query.countryCode(), query.ndc());
        var start = query.startsWith();
        return start == null ? List.of(base) : disjoint(readings(query, base, start));
    }

    private static TreeSet<String> readings(StockQuery query, String base, String start) {
        var prefixes = new TreeSet<String>();
        if (start.startsWith("+")) {
            common(base, start, prefixes);
            return prefixes;
        }
        common(base, "+" + start, prefixes);
        if (query.countryCode() != null) {
            common(base, base(query.countryCode(), null) + start, prefixes);
            if (query.ndc() != null) {
                common(base, base + start, prefixes);
            }
        }
        return prefixes;
    }

    /// The longer of the two if it begins with the other, else nothing.
    private static void common(String base, String prefix, TreeSet<String> prefixes) {
        if (prefix.startsWith(base)) {
            prefixes.add(prefix);
        } else if (base.startsWith(prefix)) {
            prefixes.add(base);
        }
    }

    private static List<String> disjoint(TreeSet<String> ascending) {
        List<String> prefixes = new ArrayList<>();
        for (var prefix : ascending) {
            if (prefixes.isEmpty() || !prefix.startsWith(prefixes.getLast())) {
                prefixes.add(prefix);
            }
        }
        return prefixes;
    }

    private static String base(@Nullable String countryCode, @Nullable String ndc) {
        var callingCode = countryCode == null ? 0 : NUMBERS.getCountryCodeForRegion(countryCode);
        if (callingCode == 0) {
            return "+";
        }
        return "+" + callingCode + (ndc == null ? "" : ndc);
    }
}
