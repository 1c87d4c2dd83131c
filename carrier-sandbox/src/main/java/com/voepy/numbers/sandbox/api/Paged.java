package com.voepy.numbers.sandbox.api;

import java.util.List;

/// One page of a list, as it goes over the wire.
public record Paged<T>(List<T> data, Meta meta) {

    public record Meta(long totalResults, int totalPages, int pageNumber, int pageSize) {}
}
