package com.voepy.numbers.sandbox.search;

import com.voepy.numbers.sandbox.api.Money;
import com.voepy.numbers.sandbox.stock.Block;
import java.util.List;

/// A number on offer, as it goes over the wire.
record AvailablePhoneNumber(
        String recordType,
        String phoneNumber,
        String vanityFormat,
        boolean bestEffort,
        boolean quickship,
        boolean reservable,
        List<RegionInformation> regionInformation,
        CostInformation costInformation,
        List<Feature> features) {

    record CostInformation(String upfrontCost, String monthlyCost, String currency) {}

    record Feature(String name) {}

    static AvailablePhoneNumber of(String number, Block block, boolean bestEffort) {
        return new AvailablePhoneNumber(
                "available_phone_number",
                number,
                "",
                bestEffort,
                SearchFilter.isQuickship(block),
                true,
                RegionInformation.of(block),
                new CostInformation(Money.decimal(block.upfrontCents()), Money.decimal(block.monthlyCents()), "USD"),
                block.features().stream().map(Feature::new).toList());
    }
}
