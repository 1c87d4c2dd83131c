/// The log of events, for tenants and for auditors.
@NullMarked
package com.voepy.numbers.query.audit;

import org.jspecify.annotations.NullMarked;
