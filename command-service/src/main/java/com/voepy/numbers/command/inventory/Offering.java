package com.voepy.numbers.command.inventory;

import com.voepy.numbers.events.NumberBlockEvent;
import com.voepy.numbers.events.NumberBlockEvent.Lot;
import com.voepy.numbers.events.NumberBlockEvent.NumberBlockListed;
import com.voepy.numbers.events.NumberBlockEvent.NumberWithdrawn;
import com.voepy.numbers.kernel.E164;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is to be had of one block, folded from its events.
///
/// @param lots as last listed
/// @param withdrawn numbers of these lots that the carrier said since are not to be had
record Offering(List<Lot> lots, Set<E164> withdrawn) {

    static final Offering NOTHING = new Offering(List.of(), Set.of());

    Offering {
        lots = List.copyOf(lots);
        withdrawn = Set.copyOf(withdrawn);
    }

    static Offering after(Offering before, NumberBlockEvent event) {
        return switch (event) {
            case NumberBlockListed listed -> new Offering(listed.lots(), Set.of());
            case NumberWithdrawn gone -> {
                var withdrawn = new HashSet<>(before.withdrawn());
                withdrawn.add(gone.e164());
                yield new Offering(before.lots(), withdrawn);
            }
        };
    }

    /// The lot that the number is part of, unless the number is not to be had.
    Optional<Lot> lotOf(E164 e164) {
        return withdrawn.contains(e164)
                ? Optional.empty()
                : lots.stream()
                        .filter(lot -> lot.suffixes().contains(e164.suffix()))
                        .findFirst();
    }

    /// The lots when those of one country and type are replaced, in the order of their first numbers.
    List<Lot> lotsAfter(ListBlocks.Block block) {
        var others = lots.stream()
                .filter(lot -> lot.numberType() != block.numberType()
                        || !lot.countryCode().equals(block.countryCode()));
        return Stream.concat(others, block.lots().stream())
                .sorted(Comparator.comparing(lot -> lot.suffixes().toString()))
                .toList();
    }
}
