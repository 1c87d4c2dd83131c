package com.voepy.numbers.sandbox.api;

import java.util.List;

/// Which page of a list is wanted.
///
/// @param number from 1
/// @param size rows per page
public record PageRequest(int number, int size) {

    /// All rows of a list on one page, for the lists that have none.
    public static PageRequest everything(int limit) {
        return new PageRequest(1, limit);
    }

    public int offset() {
        return (number - 1) * size;
    }

    public <T> Paged<T> of(List<T> rows, long total) {
        return new Paged<>(rows, new Paged.Meta(total, (int) Math.ceilDiv(total, size), number, size));
    }
}
