package com.voepy.numbers.query.evidence;

import java.util.List;

/// Proof that the log at one size is the beginning of the log at another. Source: RFC 9162, 2.1.4.
///
/// @param from the smaller size, in events
/// @param to the larger size, in events
/// @param hashes the proof, base64 each
public record ConsistencyResource(long from, long to, List<String> hashes) {

    public ConsistencyResource {
        hashes = List.copyOf(hashes);
    }
}
