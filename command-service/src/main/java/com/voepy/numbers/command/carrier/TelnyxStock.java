package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// What the carrier has on offer: `/inventory_coverage` and `/available_phone_numbers`.
class TelnyxStock {

    private static final Logger LOG = LoggerFactory.getLogger(TelnyxStock.class);

    private static final Set<Capability> CAPABILITIES = EnumSet.allOf(Capability.class);

    private final TelnyxHttp http;

    TelnyxStock(TelnyxHttp http) {
        this.http = http;
    }

    CoverageAnswer coverage(String countryCode, NumberType type) {
        var reply = http.browse(
                "/inventory_coverage",
                Map.of(
                        "filter[country_code]",
                        countryCode,
                        "filter[phone_number_type]",
                        type.wireName(),
                        "filter[groupBy]",
                        "national_destination_code",
                        "filter[count]",
                        "true"));
        if (!(reply instanceof Reply.Ok ok)) {
            return new CoverageAnswer.Unavailable(reply.unavailability());
        }
        List<CoverageArea> areas = new ArrayList<>();
        for (var group : ok.data()) {
            // The carrier may widen a filter that it does not know; what is not asked for is not ours to list.
            if (group.path("phone_number_type").asString(type.wireName()).equals(type.wireName())) {
                areas.add(new CoverageArea(
                        countryCode,
                        type,
                        text(group, "administrative_area"),
                        text(group, "group"),
                        group.path("count").asLong(-1)));
            }
        }
        return new CoverageAnswer.Areas(areas);
    }

    StockAnswer stock(StockQuery query) {
        Map<String, String> filter = new TreeMap<>(Map.of(
                "filter[country_code]", query.countryCode(),
                "filter[phone_number_type]", query.type().wireName(),
                "filter[limit]", Integer.toString(query.limit())));
        if (!query.nationalPrefix().isEmpty()) {
            filter.put("filter[phone_number][starts_with]", query.nationalPrefix());
        }
        var reply = http.browse("/available_phone_numbers", filter);
        if (!(reply instanceof Reply.Ok ok)) {
            return new StockAnswer.Unavailable(reply.unavailability());
        }
        List<OfferedNumber> numbers = new ArrayList<>();
        for (var item : ok.data()) {
            var number = offered(item, query);
            if (number != null) {
                numbers.add(number);
            }
        }
        var seen = ok.data().size();
        var total = ok.body()
                .path("metadata")
                .path("total_results")
                .asLong(ok.body().path("meta").path("total_results").asLong(seen));
        return new StockAnswer.Offer(numbers, seen < query.limit() && total <= seen);
    }

    private static @Nullable OfferedNumber offered(JsonNode item, StockQuery query) {
        var e164 = item.path("phone_number").asString("");
        var cost = item.path("cost_information");
        var upfront = cents(cost, "upfront_cost");
        var monthly = cents(cost, "monthly_cost");
        // Numbers near to what was asked for are other numbers.
        if (item.path("best_effort").asBoolean(false)) {
            return null;
        }
        if (!E164.isE164(e164) || upfront == null || monthly == null) {
            LOG.warn("The carrier offers {} at {}; it is left out of stock.", item.path("phone_number"), cost);
            return null;
        }
        return new OfferedNumber(
                new E164(e164),
                query.countryCode(),
                query.type(),
                region(item, "state"),
                region(item, "location"),
                capabilities(item),
                new Price(upfront, monthly),
                item.path("reservable").asBoolean(false));
    }

    /// @return null unless it is an amount of US dollars, zero or more
    private static @Nullable Long cents(JsonNode cost, String field) {
        try {
            var amount = new BigDecimal(cost.path(field).asString("")).movePointRight(2);
            var known = cost.path("currency").asString("USD").equals("USD") && amount.signum() >= 0;
            return known ? amount.setScale(0, RoundingMode.CEILING).longValueExact() : null;
        } catch (ArithmeticException | NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable String region(JsonNode item, String regionType) {
        for (var region : item.path("region_information")) {
            if (region.path("region_type").asString("").equals(regionType)) {
                return text(region, "region_name");
            }
        }
        return null;
    }

    private static Set<Capability> capabilities(JsonNode item) {
        var capabilities = EnumSet.noneOf(Capability.class);
        for (var feature : item.path("features")) {
            var name = feature.path("name").asString("");
            // The carrier knows more features than we sell.
            CAPABILITIES.stream().filter(c -> c.wireName().equals(name)).forEach(capabilities::add);
        }
        return capabilities;
    }

    static @Nullable String text(JsonNode node, String field) {
        var text = node.path(field).asString("");
        return text.isBlank() ? null : text;
    }
}
