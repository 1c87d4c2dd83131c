package com.voepy.numbers.sandbox.search;

import com.voepy.numbers.sandbox.stock.Stock;
import com.voepy.numbers.sandbox.stock.TakenNumbers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.springframework.stereotype.Component;

/// Finds numbers that are on offer: walks the blocks that could match, makes their numbers one after the other, and
/// asks the database which of those are taken, until there are enough.
@Component
class AvailableNumberSearch {

    private static final int BATCH_MAX = 1000;

    private final Stock stock;
    private final TakenNumbers taken;

    AvailableNumberSearch(Stock stock, TakenNumbers taken) {
        this.stock = stock;
        this.taken = taken;
    }

    /// In ascending order, at most `filter.limit()`.
    SequencedSet<String> find(SearchFilter filter) {
        return find(filter, filter.limit());
    }

    SequencedSet<String> find(SearchFilter filter, int limit) {
        var candidates = stock.blocks().stream()
                .filter(filter::couldMatch)
                .flatMap(block ->
                        block.numbers().filter(number -> filter.digits().matches(block, number)))
                .iterator();
        var found = new LinkedHashSet<String>();
        while (found.size() < limit && candidates.hasNext()) {
            var batch = next(candidates, Math.min(limit - found.size(), BATCH_MAX));
            var gone = taken.among(batch, !filter.excludeHeld());
            batch.stream().filter(number -> !gone.contains(number)).forEach(found::add);
        }
        return found;
    }

    private static List<String> next(Iterator<String> candidates, int count) {
        var batch = new ArrayList<String>(count);
        while (batch.size() < count && candidates.hasNext()) {
            batch.add(candidates.next());
        }
        return batch;
    }
}
