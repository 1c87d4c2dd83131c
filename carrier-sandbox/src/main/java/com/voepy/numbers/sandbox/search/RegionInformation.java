package com.voepy.numbers.sandbox.search;

import com.voepy.numbers.sandbox.stock.Block;
import com.voepy.numbers.sandbox.stock.NumberType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing a search says about where a number is.
record RegionInformation(String regionType, String regionName) {

    static List<RegionInformation> of(Block block) {
        var all = new ArrayList<RegionInformation>();
        all.add(new RegionInformation("country_code", block.countryCode()));
        if (block.region() != null) {
            all.add(new RegionInformation("state", block.region()));
        }
        var rateCenter = rateCenter(block);
        if (rateCenter != null) {
            all.add(new RegionInformation("rate_center", rateCenter));
        }
        if (block.locality() != null) {
            all.add(new RegionInformation("location", block.locality()));
        }
        return all;
    }

    /// North American local numbers have one: the city in capitals, cut as the industry does. Null for all others.
    static @Nullable String rateCenter(Block block) {
        return block.isNorthAmerican() && block.type() == NumberType.LOCAL && block.locality() != null
                ? block.locality().toUpperCase(Locale.ROOT)
                : null;
    }
}
