/// Proof that the log is what it was: the tree over it, signed checkpoints, and what hands them out.
@NullMarked
package com.voepy.numbers.query.evidence;

import org.jspecify.annotations.NullMarked;
