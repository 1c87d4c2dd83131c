package com.voepy.numbers.command.inventory;

import com.voepy.numbers.command.carrier.OfferedNumber;
import com.voepy.numbers.events.NumberBlockEvent.Lot;
import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Price;
import com.voepy.numbers.kernel.Suffixes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sorts the numbers of one block into lots that have everything but their digits in common.
final class Lots {

    private Lots() {}

    private record Common(
            String countryCode,
            @Nullable String region,
            @Nullable String locality,
            NumberType type,
            List<Capability> capabilities,
            Price wholesale) {

        static Common of(OfferedNumber number) {
            return new Common(
                    number.countryCode(),
                    number.region(),
                    number.locality(),
                    number.type(),
                    number.capabilities().stream().sorted().toList(),
                    number.wholesale());
        }

        Lot lot(Collection<OfferedNumber> numbers) {
            var suffixes = Suffixes.of(
                    numbers.stream().mapToInt(number -> number.e164().suffix()));
            return new Lot(suffixes, countryCode, region, locality, type, capabilities, wholesale);
        }
    }

    static List<Lot> of(List<OfferedNumber> numbers) {
        Map<Common, List<OfferedNumber>> lots = new LinkedHashMap<>();
        for (var number : numbers) {
            lots.computeIfAbsent(Common.of(number), _ -> new ArrayList<>()).add(number);
        }
        return lots.entrySet().stream()
                .map(lot -> lot.getKey().lot(lot.getValue()))
                .toList();
    }
}
