package com.voepy.numbers.query.view;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.voepy.numbers.kit.privacy.Unsealer.Opened;

/// JSON as it will be sent.
///
/// @param version what its `ETag` is made of: the JSON as it is stored, which the command side knows as well. Where
///     something in it was erased since, the JSON as it is sent, so that nobody is told that it is as it was
public record RawJson(@JsonValue @JsonRawValue String text, String version) {

    /// JSON that is stored as it will be sent.
    public RawJson(String text) {
        this(text, text);
    }

    static RawJson opened(String stored, Opened opened) {
        return new RawJson(opened.json(), opened.erased() ? opened.json() : stored);
    }
}
