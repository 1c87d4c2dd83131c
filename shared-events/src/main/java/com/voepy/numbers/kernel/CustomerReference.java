package com.voepy.numbers.kernel;

/// A client's own text on what it orders, reserves, ports or has.
public final class CustomerReference {

    /// Source: the API's conventions.
    public static final int CHARS_MAX = 120;

    private CustomerReference() {}
}
