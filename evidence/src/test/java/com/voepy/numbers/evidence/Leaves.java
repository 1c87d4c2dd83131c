package com.voepy.numbers.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A log in memory, whose subtrees are hashed the plain way.
final class Leaves implements Tree.Subtrees {

    private final List<Hash> hashes = new ArrayList<>();
    private final Map<String, Hash> known = new HashMap<>();

    void add(byte[] entry) {
        hashes.add(Hash.ofLeaf(entry));
    }

    Hash leaf(long index) {
        return hashes.get((int) index);
    }

    @Override
    public Hash hash(int level, long index) {
        if (level == 0) {
            return leaf(index);
        }
        var key = level + "/" + index;
        var hash = known.get(key);
        if (hash == null) {
            hash = Hash.ofNode(hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1));
            known.put(key, hash);
        }
        return hash;
    }

    Tree tree() {
        return new Tree(this);
    }
}
