package com.voepy.numbers.query.evidence;

/// The log as a whole.
///
/// @param events that it has
/// @param anchored size of the newest checkpoint, in events; 0 if there is none yet
/// @param origin the log's name
/// @param verifierKey what its checkpoints are checked with, as C2SP writes it
record LogResource(long events, long anchored, String origin, String verifierKey) {}
