/// Seals the record of what auditors read, which the query side keeps, in the log, which only this side writes.
@NullMarked
package com.voepy.numbers.command.reads;

import org.jspecify.annotations.NullMarked;
