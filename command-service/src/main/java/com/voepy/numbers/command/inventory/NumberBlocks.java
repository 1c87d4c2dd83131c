package com.voepy.numbers.command.inventory;

import java.util.Comparator;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/// Lists many blocks in one transaction, because ten thousand commits would be most of the work.
@Component
class NumberBlocks {

    private final Repository<NumberBlock> blocks;

    NumberBlocks(Repository<NumberBlock> blocks) {
        this.blocks = blocks;
    }

    /// @return how many blocks changed
    @CommandHandler
    int handle(ListBlocks command) throws Exception {
        var changed = 0;
        // In the order of their streams, so that two of these never wait for each other.
        List<ListBlocks.Block> sorted = command.blocks().stream()
                .sorted(Comparator.comparing(ListBlocks.Block::stream))
                .toList();
        for (var listed : sorted) {
            var block = blocks.loadOrCreate(listed.stream(), () -> new NumberBlock(listed.stream()));
            var news = block.invoke(known -> known.list(listed));
            changed += news ? 1 : 0;
        }
        return changed;
    }
}
