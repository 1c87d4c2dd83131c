package com.voepy.numbers.query.evidence;

import java.time.Instant;

/// What the log says of itself at one size, signed. Whoever keeps it can prove later if anything before it is changed.
///
/// @param size events in the log
/// @param root of the Merkle tree over them, base64
/// @param origin the log's name
/// @param verifierKey what the signature is checked with, as C2SP writes it
/// @param note the signed checkpoint itself, as C2SP writes it: what is worth keeping
public record CheckpointResource(
        long size, String root, String origin, String verifierKey, String note, Instant signedAt) {}
