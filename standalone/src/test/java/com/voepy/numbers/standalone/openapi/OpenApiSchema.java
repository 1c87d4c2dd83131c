package com.voepy.numbers.standalone.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/// The schema of OpenAPI 3.1 documents, as the OpenAPI Initiative publishes it.
final class OpenApiSchema {

    private static final Path FILE = Path.of("src", "test", "resources", "openapi", "oas-3.1.schema.json");

    private OpenApiSchema() {}

    static JsonNode read() {
        try {
            return Json.parsed(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
