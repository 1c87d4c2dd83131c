package com.voepy.numbers.kit.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/// One field of a PATCH body: left out, cleared with `null`, or set.
@JsonDeserialize(using = PatchDeserializer.class)
public sealed interface Patch<T> {

    /// The body does not name the field.
    record Unchanged<T>() implements Patch<T> {}

    /// The body says `null`.
    record Clear<T>() implements Patch<T> {}

    /// The body gives a value.
    record Set<T>(T value) implements Patch<T> {}

    /// The field's value after the change.
    default @Nullable T applyTo(@Nullable T current) {
        return switch (this) {
            case Unchanged<T> _ -> current;
            case Clear<T> _ -> null;
            case Set<T>(var value) -> value;
        };
    }
}
