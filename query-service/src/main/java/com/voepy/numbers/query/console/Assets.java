package com.voepy.numbers.query.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// What the pages are drawn with. Each file's name bears a hash of its content, so that a browser may keep it for ever
/// and a new release is seen at once.
@Component
class Assets {

    private static final MediaType JAVASCRIPT = MediaType.valueOf("text/javascript;charset=UTF-8");
    private static final MediaType CSS = MediaType.valueOf("text/css;charset=UTF-8");
    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    private static final String HTMX_POM = "META-INF/maven/org.webjars.npm/htmx.org/pom.properties";
    private static final String HTMX = "META-INF/resources/webjars/htmx.org/%s/dist/htmx.min.js";

    private static final int HASH_BYTES = 8;

    private final Map<String, Asset> byName = new HashMap<>();

    private final String css = add("console", "css", CSS, here("console.css"));
    private final String script = add("console", "js", JAVASCRIPT, here("console.js"));
    private final String htmx = add("htmx", "js", JAVASCRIPT, new ClassPathResource(HTMX.formatted(htmxVersion())));
    private final String icon = add("icon", "svg", SVG, here("icon.svg"));

    record Asset(MediaType type, byte[] content) {}

    @Nullable
    Asset named(String name) {
        return byName.get(name);
    }

    public String css() {
        return css;
    }

    public String script() {
        return script;
    }

    public String htmx() {
        return htmx;
    }

    public String icon() {
        return icon;
    }

    /// @return where it is served
    private String add(String name, String ending, MediaType type, Resource resource) {
        try {
            var content = resource.getContentAsByteArray();
            var hashed = "%s-%s.%s".formatted(name, hash(content), ending);
            byName.put(hashed, new Asset(type, content));
            return AssetController.PATH + hashed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Resource here(String name) {
        return new ClassPathResource(name, Assets.class);
    }

    private static String htmxVersion() {
        var properties = new Properties();
        try (var in = new ClassPathResource(HTMX_POM).getInputStream()) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
