package com.voepy.numbers.sandbox.number;

import org.jspecify.annotations.Nullable;

/// Emergency service of one number.
///
/// @param addressId null while there is none
record Emergency(@Nullable String addressId, boolean enabled, String status) {

    static final Emergency NONE = new Emergency(null, false, "disabled");
}
