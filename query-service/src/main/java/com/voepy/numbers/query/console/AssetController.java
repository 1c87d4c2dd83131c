package com.voepy.numbers.query.console;

import com.voepy.numbers.query.view.Answers;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Serves the assets, to everybody.
@RestController
class AssetController {

    static final String PATH = "/console/assets/";

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    /// `GET /console/assets/{name}`
    @GetMapping(PATH + "{name}")
    ResponseEntity<byte[]> asset(@PathVariable String name) {
        var asset = assets.named(name);
        if (asset == null) {
            throw Answers.notFound();
        }
        return ResponseEntity.ok()
                .contentType(asset.type())
                .cacheControl(FOR_EVER)
                .body(asset.content());
    }
}
