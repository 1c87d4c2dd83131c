package com.voepy.numbers.query.documentation;

import com.voepy.numbers.kit.web.ETags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the OpenAPI document of both services. It is made when the product is built, because no running service knows
/// all of it; a test compares it with the controllers.
@RestController
class ApiDocsController {

    private final byte[] document = resource("openapi.json");
    private final String version = ETags.ofBytes(document);

    /// `GET /v3/api-docs`
    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok()
                .eTag(version)
                .contentType(MediaType.APPLICATION_JSON)
                .body(document);
    }

    private static byte[] resource(String name) {
        try (var in = ApiDocsController.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
