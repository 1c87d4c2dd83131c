package com.voepy.numbers.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// A SHA-256 hash: of a leaf, or of all that is below a node of the tree.
///
/// Leaves and nodes are hashed with different first bytes, so that no node passes for a leaf. Source: RFC 9162, 2.1.1.
public final class Hash {

    public static final int BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @throws IllegalArgumentException if they are not 32 bytes
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a hash has %d bytes and not %d".formatted(BYTES, bytes.length));
        }
        return new Hash(bytes.clone());
    }

    /// The hash at a place in a row of hashes.
    ///
    /// @param offset in bytes
    public static Hash in(byte[] row, int offset) {
        return new Hash(Arrays.copyOfRange(row, offset, offset + BYTES));
    }

    /// @throws IllegalArgumentException if it is not the base64 of 32 bytes, written the one canonical way
    public static Hash ofBase64(String text) {
        var hash = of(Base64.getDecoder().decode(text));
        if (!hash.toString().equals(text)) {
            throw new IllegalArgumentException("not canonical base64: " + text);
        }
        return hash;
    }

    /// Of an entry of the log.
    public static Hash ofLeaf(byte[] entry) {
        var digest = sha256();
        digest.update(LEAF);
        return new Hash(digest.digest(entry));
    }

    /// Of a node above two others.
    public static Hash ofNode(Hash left, Hash right) {
        var digest = sha256();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /// Of a log without entries.
    public static Hash ofNothing() {
        return new Hash(sha256().digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Base64, as checkpoints and proofs show it.
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
