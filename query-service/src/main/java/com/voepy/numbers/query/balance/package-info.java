/// A tenant's prepaid balance and its ledger.
@NullMarked
package com.voepy.numbers.query.balance;

import org.jspecify.annotations.NullMarked;
