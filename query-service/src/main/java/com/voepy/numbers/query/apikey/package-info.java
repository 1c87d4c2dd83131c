/// The API keys of a tenant.
@NullMarked
package com.voepy.numbers.query.apikey;

import org.jspecify.annotations.NullMarked;
