package com.voepy.numbers.events;

import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Price;
import com.voepy.numbers.kernel.Suffixes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a carrier offers among up to 1,000 consecutive numbers. Stream `block/<E.164 less its last 3 digits>`.
///
/// The source of existence and price for an order; whether a number is free is the question of its own stream.
public sealed interface NumberBlockEvent extends Event {

    /// The common beginning of the numbers, with the plus.
    String block();

    /// All that the carrier offers there now; replaces what it offered before.
    @Revision(1)
    record NumberBlockListed(String block, List<Lot> lots) implements NumberBlockEvent {

        public NumberBlockListed {
            lots = List.copyOf(lots);
        }

        /// The lot that the number is part of.
        public Optional<Lot> lotOf(E164 e164) {
            return lots.stream()
                    .filter(lot -> lot.suffixes().contains(e164.suffix()))
                    .findFirst();
        }
    }

    /// The carrier said of one number that it is not to be had, though it was listed. Holds until the next listing.
    ///
    /// @param detail the carrier's words, for people
    @Revision(1)
    record NumberWithdrawn(String block, E164 e164, String detail) implements NumberBlockEvent {}

    /// Numbers of a block that have everything but their digits in common.
    ///
    /// @param suffixes ranges of the last three digits, for example `000-099,105`
    /// @param countryCode ISO 3166-1 alpha-2
    /// @param region state or province, or null where the numbers have none
    /// @param locality city, or null where the numbers have none
    /// @param wholesale what the carrier charges us, US cents
    record Lot(
            Suffixes suffixes,
            String countryCode,
            @Nullable String region,
            @Nullable String locality,
            NumberType numberType,
            List<Capability> capabilities,
            Price wholesale) {

        public Lot {
            capabilities = List.copyOf(capabilities);
        }
    }
}
