package com.voepy.numbers.query.evidence;

import com.voepy.numbers.evidence.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The hashes of events as they were put into the tree, whatever has become of it: this is for who suspects the worst.
@Component
class KeptLeaves {

    private final JdbcClient jdbc;

    KeptLeaves(JdbcClient jdbc, EvidenceSchema migrated) {
        this.jdbc = jdbc;
    }

    /// @param after how many events to pass over
    /// @param max at most so many
    /// @return empty where a hash is lost; nothing for events that are not in the tree
    List<Optional<Hash>> after(long after, int max) {
        long size = jdbc.sql("SELECT size FROM evidence.tree").query(Long.class).single();
        var end = Math.min(size, after + max);
        var tiles = new HashMap<Long, byte[]>();
        jdbc.sql("SELECT number, hashes FROM evidence.tile WHERE level = 0 AND number BETWEEN :first AND :last")
                .param("first", after / Tiles.HASHES_MAX)
                .param("last", end / Tiles.HASHES_MAX)
                .query(row -> {
                    tiles.put(row.getLong("number"), row.getBytes("hashes"));
                });
        List<Optional<Hash>> leaves = new ArrayList<>();
        for (var index = after; index < end; index++) {
            var offset = (int) (index % Tiles.HASHES_MAX) * Hash.BYTES;
            leaves.add(Optional.ofNullable(tiles.get(index / Tiles.HASHES_MAX))
                    .filter(tile -> tile.length >= offset + Hash.BYTES)
                    .map(tile -> Hash.in(tile, offset)));
        }
        return leaves;
    }
}
