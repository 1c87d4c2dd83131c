package com.voepy.numbers.cli;

/// An endpoint of the product, as `docs/security.md` lists it.
///
/// @param path with its variables, for example `/v1/numbers/{id}`
record Endpoint(String method, String path) {

    @Override
    public String toString() {
        return method + " " + path;
    }
}
