package com.voepy.numbers.query.inventory;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.voepy.numbers.events.NumberBlockEvent.Lot;
import com.voepy.numbers.events.NumberBlockEvent.NumberBlockListed;
import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.E164;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a block's listing means number by number.
final class Lots {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /// Numbers with everything in common.
    ///
    /// @param ndc national destination code, or null where the plan has none
    record Numbers(List<String> e164s, Lot lot, @Nullable String ndc) {}

    private Lots() {}

    /// The listed numbers, each once: where lots overlap the first one counts, as it does in an order.
    static List<Numbers> of(NumberBlockListed listing) {
        var seen = new BitSet();
        List<Numbers> all = new ArrayList<>();
        for (var lot : listing.lots()) {
            var e164s = lot.suffixes().stream()
                    .filter(suffix -> !seen.get(suffix))
                    .peek(seen::set)
                    .mapToObj(suffix -> E164.of(listing.block(), suffix).value())
                    .toList();
            if (!e164s.isEmpty()) {
                all.add(new Numbers(e164s, lot, ndcOf(e164s.getFirst())));
            }
        }
        return all;
    }

    static int bits(Collection<Capability> capabilities) {
        var bits = 0;
        for (var capability : capabilities) {
            bits |= 1 << capability.ordinal();
        }
        return bits;
    }

    static Set<Capability> capabilities(int bits) {
        var capabilities = EnumSet.noneOf(Capability.class);
        for (var capability : Capability.values()) {
            if ((bits & 1 << capability.ordinal()) != 0) {
                capabilities.add(capability);
            }
        }
        return capabilities;
    }

    private static @Nullable String ndcOf(String e164) {
        try {
            var number = NUMBERS.parse(e164, null);
            var length = NUMBERS.getLengthOfNationalDestinationCode(number);
            return length == 0
                    ? null
                    : NUMBERS.getNationalSignificantNumber(number).substring(0, length);
        } catch (NumberParseException _) {
            return null;
        }
    }
}
