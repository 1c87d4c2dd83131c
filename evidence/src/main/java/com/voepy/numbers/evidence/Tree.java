package com.voepy.numbers.evidence;

import java.util.ArrayList;
import java.util.List;

/// The Merkle tree over a log, for any size that the log has ever had.
///
/// Only complete subtrees are kept: their hashes never change, whatever is appended. Every root and every proof is
/// made of a logarithmic number of them. Source: RFC 9162, 2.1.
///
/// @param subtrees what is kept
public record Tree(Subtrees subtrees) {

    /// The hashes of complete subtrees.
    @FunctionalInterface
    public interface Subtrees {

        /// The hash over the leaves `[index << level, (index + 1) << level)`; all of them are in the log.
        Hash hash(int level, long index);
    }

    /// The root over the first leaves.
    ///
    /// @param size how many, from 0
    public Hash root(long size) {
        requireNatural("size", size);
        return size == 0 ? Hash.ofNothing() : over(0, size);
    }

    /// Proves to whoever has the root of `size` leaves that one leaf is among them.
    ///
    /// @param index of the leaf, from 0
    /// @return the hashes from the leaf up
    public List<Hash> inclusion(long index, long size) {
        requireNatural("index", index);
        if (index >= size) {
            throw new IllegalArgumentException("leaf %d is not among %d".formatted(index, size));
        }
        var proof = new ArrayList<Hash>();
        path(index, 0, size, proof);
        return proof;
    }

    /// Proves to whoever has the roots of both sizes that the first leaves of the larger are the smaller.
    ///
    /// @param from at least 1
    /// @param to at least `from`
    public List<Hash> consistency(long from, long to) {
        if (from < 1 || from > to) {
            throw new IllegalArgumentException("%d leaves do not grow to %d".formatted(from, to));
        }
        var proof = new ArrayList<Hash>();
        subProof(from, 0, to, true, proof);
        return proof;
    }

    private void path(long index, long begin, long end, List<Hash> proof) {
        if (end - begin == 1) {
            return;
        }
        var split = begin + largestPowerBelow(end - begin);
        if (index < split) {
            path(index, begin, split, proof);
            proof.add(over(split, end));
        } else {
            path(index, split, end, proof);
            proof.add(over(begin, split));
        }
    }

    /// @param known whether the verifier has the hash of the smaller tree, because it is the root
    private void subProof(long from, long begin, long end, boolean known, List<Hash> proof) {
        if (from == end) {
            if (!known) {
                proof.add(over(begin, end));
            }
            return;
        }
        var split = begin + largestPowerBelow(end - begin);
        if (from <= split) {
            subProof(from, begin, split, known, proof);
            proof.add(over(split, end));
        } else {
            subProof(from, split, end, false, proof);
            proof.add(over(begin, split));
        }
    }

    /// The hash over leaves from a place where a subtree begins.
    private Hash over(long begin, long end) {
        var count = end - begin;
        if (Long.bitCount(count) == 1) {
            var level = Long.numberOfTrailingZeros(count);
            return subtrees.hash(level, begin >> level);
        }
        var split = begin + largestPowerBelow(count);
        return Hash.ofNode(over(begin, split), over(split, end));
    }

    /// @param count at least 2
    private static long largestPowerBelow(long count) {
        return Long.highestOneBit(count - 1);
    }

    private static void requireNatural(String what, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("%s is %d".formatted(what, value));
        }
    }
}
