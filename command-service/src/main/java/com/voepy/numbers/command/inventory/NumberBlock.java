package com.voepy.numbers.command.inventory;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.voepy.numbers.events.NumberBlockEvent;
import com.voepy.numbers.events.NumberBlockEvent.NumberBlockListed;
import com.voepy.numbers.events.NumberBlockEvent.NumberWithdrawn;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/// Remembers what the carrier offers among up to 1,000 consecutive numbers, and stays silent while that is the same.
@Aggregate
class NumberBlock {

    @AggregateIdentifier
    private String stream;

    private Offering offering = Offering.NOTHING;

    // Axon creates it empty and replays its events before anyone can look.
    @SuppressWarnings("NullAway.Init")
    protected NumberBlock() {}

    /// A block that nobody has listed yet.
    NumberBlock(String stream) {
        this.stream = stream;
    }

    /// @return whether that was news
    boolean list(ListBlocks.Block block) {
        var lots = offering.lotsAfter(block);
        var restocked = lots.stream()
                .anyMatch(lot -> offering.withdrawn().stream()
                        .anyMatch(e164 -> lot.suffixes().contains(e164.suffix())));
        if (lots.equals(offering.lots()) && !restocked) {
            return false;
        }
        apply(new NumberBlockListed(block.block(), lots));
        return true;
    }

    @CommandHandler
    void handle(WithdrawNumber command) {
        E164 e164 = command.e164();
        // Withdrawn before, or sold and no longer listed: either way it is off the list already.
        if (offering.lotOf(e164).isPresent()) {
            apply(new NumberWithdrawn(e164.block(), e164, command.detail()));
        }
    }

    @EventSourcingHandler
    void on(NumberBlockEvent event) {
        stream = Streams.block(event.block());
        offering = Offering.after(offering, event);
    }
}
