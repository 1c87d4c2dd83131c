package com.voepy.numbers.sandbox.api;

/// One resource, as it goes over the wire.
public record One<T>(T data) {}
