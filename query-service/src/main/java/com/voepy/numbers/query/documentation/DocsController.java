package com.voepy.numbers.query.documentation;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Serves the page that shows the API to people, with everything that it loads, and the schemas of webhooks.
@RestController
class DocsController {

    /// The page loads from here and nowhere else, and runs nothing that is written into it. The viewer keeps its icons
    /// in its style sheet.
    private static final String FROM_HERE_ONLY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final MediaType JAVASCRIPT = MediaType.valueOf("text/javascript;charset=UTF-8");
    private static final MediaType CSS = MediaType.valueOf("text/css;charset=UTF-8");
    private static final MediaType SCHEMA = MediaType.valueOf("application/schema+json");
    private static final Pattern SCHEMA_NAME = Pattern.compile("[a-z_]+\\.[a-z_]+\\.schema\\.json");

    /// How long a browser may show an asset of the release before this one.
    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final Map<String, Asset> assets = Map.of(
            "page.js", new Asset(JAVASCRIPT, here("page.js")),
            "page.css", new Asset(CSS, here("page.css")),
            "swagger-ui.css", new Asset(CSS, SwaggerUi.file("swagger-ui.css")),
            "swagger-ui-bundle.js", new Asset(JAVASCRIPT, SwaggerUi.file("swagger-ui-bundle.js")),
            "favicon.png", new Asset(MediaType.IMAGE_PNG, SwaggerUi.file("favicon-32x32.png")));

    private record Asset(MediaType type, Resource content) {}

    /// `GET /docs` — the API to browse.
    @GetMapping({"/docs", "/docs/"})
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/html;charset=UTF-8"))
                .header("Content-Security-Policy", FROM_HERE_ONLY)
                .body(here("page.html"));
    }

    /// `GET /docs/assets/{name}` — what the page loads.
    @GetMapping("/docs/assets/{name}")
    ResponseEntity<Resource> asset(@PathVariable String name) {
        var asset = assets.get(name);
        if (asset == null) {
            throw notFound();
        }
        return ResponseEntity.ok()
                .contentType(asset.type())
                .cacheControl(AN_HOUR)
                .body(asset.content());
    }

    /// `GET /docs/webhooks` — the types of webhooks, each with where its schema is.
    @GetMapping("/docs/webhooks")
    ResponseEntity<Resource> webhooks() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(here("webhooks/index.json"));
    }

    /// `GET /docs/webhooks/{type}.schema.json` — JSON Schema of the body of one type of webhook.
    @GetMapping("/docs/webhooks/{name}")
    ResponseEntity<Resource> schema(@PathVariable String name) {
        var schema = here("webhooks/" + name);
        if (!SCHEMA_NAME.matcher(name).matches() || !schema.exists()) {
            throw notFound();
        }
        return ResponseEntity.ok().contentType(SCHEMA).body(schema);
    }

    private static Resource here(String name) {
        return new ClassPathResource(name, DocsController.class);
    }

    private static Rejection notFound() {
        return ErrorCode.NOT_FOUND.because("There is no such page.");
    }
}
