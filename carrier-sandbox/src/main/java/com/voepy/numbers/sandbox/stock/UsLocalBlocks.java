package com.voepy.numbers.sandbox.stock;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// US local numbers: the Austin blocks that always exist, and the rest spread evenly over the area codes of
/// `us-npas.csv`, in blocks of up to a thousand.
final class UsLocalBlocks {

    private static final List<String> FEATURES = List.of("voice", "sms", "mms", "fax", "emergency", "hd_voice");
    private static final long UPFRONT_CENTS = 50;
    private static final long MONTHLY_CENTS = 75;

    private static final Place AUSTIN = new Place("512", "TX", "Austin");

    /// What documentation and tests refer to by number.
    private static final String AUSTIN_BLOCK = "+15125550";

    /// Ends in the digit that decides how an order of its numbers goes: [Magic].
    private static final String MAGIC_BLOCKS = "+1512556";

    private static final int FIRST_EXCHANGE = 200;
    private static final int EXCHANGES = 800;

    /// Coprime to [#EXCHANGES], so that counting in these steps meets each exchange once.
    private static final int EXCHANGE_STEP = 373;

    private static final int BLOCKS_PER_EXCHANGE = 10;

    private UsLocalBlocks() {}

    private record Place(String npa, String state, String city) {}

    static List<Block> of(int numbers) {
        var blocks = new ArrayList<Block>();
        blocks.add(block(AUSTIN_BLOCK, AUSTIN, Block.SIZE));
        for (int digit = 0; digit < 10; digit++) {
            blocks.add(block(MAGIC_BLOCKS + digit, AUSTIN, Block.SIZE));
        }
        int rest = Math.max(0, numbers - blocks.size() * Block.SIZE);
        var places = places();
        for (int i = 0; i < places.size(); i++) {
            int share = rest / places.size() + (i < rest % places.size() ? 1 : 0);
            addBlocks(blocks, places.get(i), share);
        }
        return blocks;
    }

    private static void addBlocks(List<Block> blocks, Place place, int numbers) {
        int npa = Integer.parseInt(place.npa());
        int blockIndex = 0;
        for (int step = 0; step < EXCHANGES && numbers > 0; step++) {
            int exchange = FIRST_EXCHANGE + (npa * 7 + step * EXCHANGE_STEP) % EXCHANGES;
            if (isReserved(place, exchange)) {
                continue;
            }
            for (int i = 0; i < BLOCKS_PER_EXCHANGE && numbers > 0; i++, blockIndex++) {
                int thousand = (npa + blockIndex) % BLOCKS_PER_EXCHANGE;
                int size = Math.min(numbers, Block.SIZE);
                blocks.add(block("+1" + place.npa() + exchange + thousand, place, size));
                numbers -= size;
            }
        }
        if (numbers > 0) {
            throw new IllegalStateException("%d numbers don't fit into %s".formatted(numbers, place));
        }
    }

    /// Service codes (N11), directory and fiction (555), and what the Austin blocks use.
    private static boolean isReserved(Place place, int exchange) {
        return exchange % 100 == 11 || exchange == 555 || (place.npa().equals(AUSTIN.npa()) && exchange == 556);
    }

    private static Block block(String prefix, Place place, int size) {
        return new Block(
                prefix,
                "US",
                NumberType.LOCAL,
                "1",
                place.npa(),
                place.state(),
                place.city(),
                FEATURES,
                UPFRONT_CENTS,
                MONTHLY_CENTS,
                spread(size));
    }

    /// That many of the thousand suffixes, spread over all of them as real stock is.
    static BitSet spread(int size) {
        var suffixes = new BitSet(Block.SIZE);
        for (int i = 0; i < size; i++) {
            suffixes.set(i * Block.SIZE / size);
        }
        return suffixes;
    }

    private static List<Place> places() {
        return Csv.rows("us-npas.csv")
                .map(row -> new Place(row.get(0), row.get(1), row.get(2)))
                .toList();
    }
}
