package com.voepy.numbers.command.carrier;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.voepy.numbers.kernel.E164;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Searches numbers right before they are ordered or held, because the carrier refuses (85000) what
/// we did not search lately.
class TelnyxSearch {

    private final TelnyxHttp http;
    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();

    TelnyxSearch(TelnyxHttp http) {
        this.http = http;
    }

    /// Makes the carrier remember that we saw these numbers. What the search finds does not matter:
    /// the order itself says best which are taken.
    ///
    /// @return null when done, else why the carrier could not be asked
    @Nullable
    Unavailability announce(List<E164> numbers) {
        Map<String, List<E164>> blocks =
                numbers.stream().collect(Collectors.groupingBy(E164::block, LinkedHashMap::new, Collectors.toList()));
        for (var block : blocks.values()) {
            var reply = http.get("/available_phone_numbers", filter(block));
            if (!(reply instanceof Reply.Ok)) {
                return reply.unavailability();
            }
        }
        return null;
    }

    /// One search for all numbers of a block: exact for one number, by their common prefix for more.
    private Map<String, String> filter(List<E164> block) {
        Map<String, String> filter = new TreeMap<>();
        var first = block.getFirst();
        var prefix = block.stream().map(E164::digits).reduce(first.digits(), TelnyxSearch::commonPrefix);
        var codeDigits = 0;
        try {
            var parsed = phones.parse(first.value(), null);
            codeDigits = Integer.toString(parsed.getCountryCode()).length();
            var country = phones.getRegionCodeForNumber(parsed);
            if (country != null) {
                filter.put("filter[country_code]", country);
            }
        } catch (NumberParseException _) {
            // No country claims the number; the carrier shall say so itself.
        }
        filter.put("filter[phone_number][starts_with]", prefix.substring(codeDigits));
        filter.put("filter[limit]", Integer.toString(block.size() == 1 ? 1 : StockQuery.LIMIT_MAX));
        return filter;
    }

    private static String commonPrefix(String a, String b) {
        var length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return a.substring(0, length);
    }
}
