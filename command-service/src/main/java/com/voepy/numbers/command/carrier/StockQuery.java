package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kernel.NumberType;

/// Which numbers on offer to list.
///
/// @param countryCode ISO 3166-1 alpha-2, upper case
/// @param nationalPrefix the first digits of the national number, for example `512555`; empty for
///     all numbers of the country and type
/// @param limit most numbers wanted, 1 to [#LIMIT_MAX]
public record StockQuery(String countryCode, NumberType type, String nationalPrefix, int limit) {

    /// A block of numbers that share all but their last three digits, and then nothing larger.
    public static final int LIMIT_MAX = 1000;

    /// @throws IllegalArgumentException if the prefix is not of digits or the limit is out of range
    public StockQuery {
        if (!nationalPrefix.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("not a prefix of digits: " + nationalPrefix);
        }
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("limit %d is not within 1 to %d".formatted(limit, LIMIT_MAX));
        }
    }
}
