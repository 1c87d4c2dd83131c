/// Proofs that the event log is what it was: RFC 9162 Merkle trees, C2SP checkpoints and proofs, RFC 8785 JSON.
///
/// Plain Java, because the same code makes the proofs in the product and verifies them on a stranger's machine.
@NullMarked
package com.voepy.numbers.evidence;

import org.jspecify.annotations.NullMarked;
