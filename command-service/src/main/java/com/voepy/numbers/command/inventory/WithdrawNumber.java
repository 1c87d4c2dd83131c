package com.voepy.numbers.command.inventory;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Takes a number off the list, because the carrier refused to sell it though it was listed. It comes back when the
/// next sync finds it on offer again.
///
/// @param detail the carrier's words
public record WithdrawNumber(E164 e164, String detail) {

    @TargetAggregateIdentifier
    String stream() {
        return Streams.block(e164.block());
    }
}
