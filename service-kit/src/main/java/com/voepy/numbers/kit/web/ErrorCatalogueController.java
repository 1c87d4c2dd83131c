package com.voepy.numbers.kit.web;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the page that the `type` of every problem points into. Open to everybody.
@RestController
final class ErrorCatalogueController {

    private static final String PAGE = ErrorCatalogue.html();

    @GetMapping(path = "/docs/errors", produces = MediaType.TEXT_HTML_VALUE)
    String page() {
        return PAGE;
    }
}
