package com.voepy.numbers.evidence;

import java.util.List;

/// Checks proofs, by other steps than those that made them. Source: RFC 9162, 2.1.3.2 and 2.1.4.2.
public final class Proofs {

    private Proofs() {}

    /// Whether the proof shows that a leaf is at an index of the log with that size and root.
    ///
    /// @param index from 0
    public static boolean includes(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        var node = index;
        var last = size - 1;
        var hash = leaf;
        for (var sibling : proof) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Hash.ofNode(sibling, hash);
                // A node at the right edge may have no sibling on some levels.
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.ofNode(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /// Whether the proof shows that the log of the one size and root has grown to that of the other.
    ///
    /// @param from at least 1
    public static boolean grows(long from, Hash before, long to, Hash after, List<Hash> proof) {
        if (from < 1 || from > to) {
            return false;
        }
        if (from == to) {
            return proof.isEmpty() && before.equals(after);
        }
        if (proof.isEmpty()) {
            return false;
        }
        var node = from - 1;
        var last = to - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        // A smaller tree that is complete is itself the first hash, and the proof leaves it out.
        var isComplete = Long.bitCount(from) == 1;
        var smaller = isComplete ? before : proof.getFirst();
        var larger = smaller;
        for (var sibling : isComplete ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                smaller = Hash.ofNode(sibling, smaller);
                larger = Hash.ofNode(sibling, larger);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                larger = Hash.ofNode(larger, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && smaller.equals(before) && larger.equals(after);
    }
}
