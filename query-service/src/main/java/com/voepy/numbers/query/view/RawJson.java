package com.voepy.numbers.query.view;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/// JSON that is stored as it will be sent.
public record RawJson(@JsonValue @JsonRawValue String text) {}
