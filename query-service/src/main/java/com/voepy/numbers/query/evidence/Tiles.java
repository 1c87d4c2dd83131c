package com.voepy.numbers.query.evidence;

import com.voepy.numbers.evidence.Hash;
import com.voepy.numbers.evidence.Tree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The complete subtrees of the tree, as `evidence.tile` keeps them: every eighth level, 256 hashes in a row, and the
/// levels between made of those. Read what is needed, add leaves, [#flush]; for one thread and one transaction.
final class Tiles implements Tree.Subtrees {

    /// Levels of the tree that a tile spans.
    private static final int HEIGHT = 8;

    static final int HASHES_MAX = 1 << HEIGHT;

    /// What is kept in memory of tiles that did not change: some 30 MB.
    private static final int TILES_MAX = 4_000;

    /// The same of the levels between tiles: some 10 MB.
    private static final int NODES_MAX = 100_000;

    private final JdbcClient jdbc;
    private final Map<Place, byte[]> tiles = new HashMap<>();
    private final Map<Node, Hash> nodes = new HashMap<>();
    private final Set<Place> changed = new HashSet<>();

    private record Place(int level, long number) {}

    /// A subtree between the levels of tiles, see [Tree.Subtrees].
    private record Node(int level, long index) {}

    Tiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Hash hash(int level, long index) {
        if (level % HEIGHT == 0) {
            var row = tile(new Place(level / HEIGHT, index / HASHES_MAX));
            return Hash.in(row, (int) (index % HASHES_MAX) * Hash.BYTES);
        }
        var node = new Node(level, index);
        var known = nodes.get(node);
        if (known != null) {
            return known;
        }
        var hash = Hash.ofNode(hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1));
        if (nodes.size() >= NODES_MAX) {
            nodes.clear();
        }
        nodes.put(node, hash);
        return hash;
    }

    /// Adds the hash of the next leaf.
    ///
    /// @param index of the leaf, which is how many there were
    void add(long index, Hash leaf) {
        var hash = leaf;
        var at = index;
        for (var level = 0; ; level++) {
            var place = new Place(level, at / HASHES_MAX);
            var count = (int) (at % HASHES_MAX);
            append(place, count, hash);
            if (count + 1 < HASHES_MAX) {
                return;
            }
            hash = over(tile(place), 0, HASHES_MAX);
            at = place.number;
        }
    }

    /// Writes what was added.
    void flush() {
        for (var place : changed) {
            jdbc.sql("""
                    INSERT INTO evidence.tile (level, number, hashes) VALUES (:level, :number, :hashes)
                    ON CONFLICT (level, number) DO UPDATE SET hashes = excluded.hashes
                    """)
                    .param("level", place.level)
                    .param("number", place.number)
                    .param("hashes", tile(place))
                    .update();
        }
        changed.clear();
    }

    private void append(Place place, int count, Hash hash) {
        var before = count == 0 ? new byte[0] : tile(place);
        if (before.length != count * Hash.BYTES) {
            throw new IllegalStateException(
                    "tile %s has %d bytes and should have %d hashes".formatted(place, before.length, count));
        }
        var after = new byte[before.length + Hash.BYTES];
        System.arraycopy(before, 0, after, 0, before.length);
        System.arraycopy(hash.bytes(), 0, after, before.length, Hash.BYTES);
        tiles.put(place, after);
        changed.add(place);
    }

    /// @param count a power of two
    private static Hash over(byte[] row, int first, int count) {
        if (count == 1) {
            return Hash.in(row, first * Hash.BYTES);
        }
        return Hash.ofNode(over(row, first, count / 2), over(row, first + count / 2, count / 2));
    }

    private byte[] tile(Place place) {
        if (tiles.size() >= TILES_MAX) {
            tiles.keySet().retainAll(changed);
        }
        return tiles.computeIfAbsent(place, this::read);
    }

    private byte[] read(Place place) {
        return jdbc.sql("SELECT hashes FROM evidence.tile WHERE level = :level AND number = :number")
                .param("level", place.level)
                .param("number", place.number)
                .query((row, _) -> row.getBytes("hashes"))
                .optional()
                .orElseThrow(() -> new IllegalStateException("the tree lacks tile " + place));
    }
}
