package com.voepy.numbers.command.inventory;

import com.voepy.numbers.events.NumberBlockEvent.Lot;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Streams;
import java.util.List;

/// Says what the carrier offers in some blocks now. All of it is recorded or nothing; a block whose offer has not
/// changed says nothing.
///
/// Answers how many blocks changed.
///
/// @param blocks 1 to [#BLOCKS_MAX], each at most once
public record ListBlocks(List<Block> blocks) {

    /// An append holds back everybody else's until its commit, so it has to stay short.
    static final int BLOCKS_MAX = 100;

    /// @throws IllegalArgumentException if there are too many blocks or none
    public ListBlocks {
        if (blocks.isEmpty() || blocks.size() > BLOCKS_MAX) {
            throw new IllegalArgumentException("%d blocks are not within 1 to %d".formatted(blocks.size(), BLOCKS_MAX));
        }
        blocks = List.copyOf(blocks);
    }

    /// All numbers of one country and type in a block; those of other countries and types stay as they are.
    ///
    /// @param block the common beginning of the numbers, with the plus
    /// @param countryCode of every lot
    /// @param numberType of every lot
    /// @param lots empty when nothing is offered any more
    public record Block(String block, String countryCode, NumberType numberType, List<Lot> lots) {

        public Block {
            lots = List.copyOf(lots);
        }

        String stream() {
            return Streams.block(block);
        }
    }
}
