/// The connections of a tenant.
@NullMarked
package com.voepy.numbers.query.connection;

import org.jspecify.annotations.NullMarked;
