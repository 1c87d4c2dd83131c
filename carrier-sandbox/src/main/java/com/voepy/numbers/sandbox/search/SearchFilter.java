package com.voepy.numbers.sandbox.search;

import static com.voepy.numbers.sandbox.api.TelnyxError.BAD_REQUEST;

import com.voepy.numbers.sandbox.api.Query;
import com.voepy.numbers.sandbox.stock.Block;
import com.voepy.numbers.sandbox.stock.NumberType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a search asks for; null is any.
record SearchFilter(
        @Nullable String countryCode,
        @Nullable String type,
        @Nullable String ndc,
        @Nullable String region,
        @Nullable String locality,
        @Nullable String rateCenter,
        List<String> features,
        DigitPattern digits,
        boolean quickship,
        boolean excludeHeld,
        boolean bestEffort,
        int limit) {

    static final Set<String> PARAMETERS = Set.of(
            "filter[country_code]",
            "filter[phone_number_type]",
            "filter[national_destination_code]",
            "filter[administrative_area]",
            "filter[locality]",
            "filter[rate_center]",
            "filter[features]",
            "filter[phone_number][starts_with]",
            "filter[phone_number][ends_with]",
            "filter[phone_number][contains]",
            "filter[quickship]",
            "filter[reservable]",
            "filter[exclude_held_numbers]",
            "filter[best_effort]",
            "filter[limit]");

    /// A type that the protocol knows and this carrier doesn't sell: no block has it.
    private static final String SHARED_COST = "shared_cost";

    private static final int LIMIT_DEFAULT = 100;
    private static final int LIMIT_MAX = 1000;

    /// @throws com.voepy.numbers.sandbox.api.Refusal 10015 if a value is none the protocol knows
    static SearchFilter of(Query query) {
        // Everything on offer is reservable; the filter is still checked for what it says.
        query.flag("filter[reservable]");
        var ndc = query.text("filter[national_destination_code]");
        return new SearchFilter(
                query.text("filter[country_code]"),
                type(query),
                ndc,
                query.text("filter[administrative_area]"),
                query.text("filter[locality]"),
                query.text("filter[rate_center]"),
                query.texts("filter[features]"),
                new DigitPattern(
                        digits(query, "filter[phone_number][starts_with]"),
                        digits(query, "filter[phone_number][ends_with]"),
                        digits(query, "filter[phone_number][contains]"),
                        ndc != null),
                query.flag("filter[quickship]"),
                query.flag("filter[exclude_held_numbers]"),
                query.flag("filter[best_effort]"),
                query.number("filter[limit]", 1, LIMIT_MAX).orElse(LIMIT_DEFAULT));
    }

    boolean couldMatch(Block block) {
        return same(countryCode, block.countryCode())
                && same(type, block.type().wireName())
                && same(ndc, block.ndc())
                && same(region, block.region())
                && same(locality, block.locality())
                && same(rateCenter, RegionInformation.rateCenter(block))
                && block.features().containsAll(features)
                && (!quickship || isQuickship(block))
                && digits.couldMatch(block);
    }

    /// The same search, content with the same destination code: what the carrier calls best effort. It has that
    /// in North America only.
    SearchFilter relaxed() {
        return new SearchFilter(
                countryCode,
                type,
                ndc,
                region,
                null,
                null,
                features,
                DigitPattern.ANY,
                quickship,
                excludeHeld,
                true,
                limit);
    }

    /// Whether such a number works at once; North American toll-free ones of the oldest code need a day.
    static boolean isQuickship(Block block) {
        return block.type() != NumberType.TOLL_FREE || !block.ndc().equals("800");
    }

    private static boolean same(@Nullable String wanted, @Nullable String there) {
        return wanted == null || wanted.equalsIgnoreCase(there);
    }

    private static @Nullable String type(Query query) {
        var type = query.text("filter[phone_number_type]");
        if (type == null || type.equals(SHARED_COST)) {
            return type;
        }
        try {
            return NumberType.of(type).wireName();
        } catch (IllegalArgumentException e) {
            throw BAD_REQUEST.inParameter("filter[phone_number_type]", type + " is no type of number.");
        }
    }

    private static @Nullable String digits(Query query, String name) {
        var text = query.text(name);
        if (text != null && !text.matches("\\+?\\d{1,15}")) {
            throw BAD_REQUEST.inParameter(name, "It must be digits.");
        }
        return text;
    }
}
