package com.voepy.numbers.evidence;

import java.util.ArrayDeque;
import java.util.Deque;

/// The root of a log that is read from its beginning, after each entry; keeps a logarithmic number of hashes.
public final class Frontier {

    /// The largest complete subtrees, the last one on top.
    private final Deque<Hash> subtrees = new ArrayDeque<>();

    private long size;

    public void add(Hash leaf) {
        var hash = leaf;
        // Each one at the end of the size, written in binary, is a subtree that the new leaf completes.
        for (var rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = Hash.ofNode(subtrees.pop(), hash);
        }
        subtrees.push(hash);
        size++;
    }

    public long size() {
        return size;
    }

    public Hash root() {
        Hash root = null;
        for (var left : subtrees) {
            root = root == null ? left : Hash.ofNode(left, root);
        }
        return root == null ? Hash.ofNothing() : root;
    }
}
