package com.voepy.numbers.kit.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// The version of a resource, as `ETag`, `If-Match` and `If-None-Match` carry it: made of what clients see, so that
/// both services name the same version alike.
public final class EntityTag {

    /// Enough that two versions of one resource never meet.
    private static final int BYTES = 16;

    private EntityTag() {}

    /// The tag of a resource.
    public static String of(Object resource) {
        return ofJson(WireJson.mapper().writeValueAsString(resource));
    }

    /// The tag of a resource that is already written as this API's JSON.
    public static String ofJson(String json) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
