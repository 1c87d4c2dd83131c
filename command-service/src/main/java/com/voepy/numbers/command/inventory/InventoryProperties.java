package com.voepy.numbers.command.inventory;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the carrier's stock is listed, `numbers.inventory.*`.
///
/// @param enabled false leaves the stock as it is
/// @param first what is listed before all else, as country, type and national prefix: `US/local/512555`
/// @param countries ISO 3166-1 alpha-2; the default is all that the carrier's coverage knows
/// @param interval from the end of one sync to the start of the next
/// @param slice how long a sync runs before it notes how far it is; what a crash costs at most
/// @param searchLimit numbers asked for at once, 1 to 1,000: no more than the carrier gives
/// @param pause between two questions to the carrier
@ConfigurationProperties("numbers.inventory")
record InventoryProperties(
        @DefaultValue("true") boolean enabled,

        @DefaultValue({"US/local/5125550", "US/local/512556"})
        List<String> first,

        @DefaultValue({
            "US", "CA", "GB", "DE", "AT", "AU", "BE", "BG", "CH", "CN", "CY", "CZ", "DK", "EE", "ES", "FI",
            "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MX", "NL", "NO", "NZ", "PL", "PT", "RO",
            "SE", "SG", "SI", "SK"
        })
        List<String> countries,

        @DefaultValue("1h") Duration interval,
        @DefaultValue("2s") Duration slice,
        @DefaultValue("1000") int searchLimit,
        @DefaultValue("0ms") Duration pause) {

    InventoryProperties {
        first = List.copyOf(first);
        countries = List.copyOf(countries);
    }
}
