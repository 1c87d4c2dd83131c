package com.voepy.numbers.kit.web;

import com.voepy.numbers.kit.problem.ErrorCode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Versions of resources, made of what they look like on the wire.
///
/// Both services fold the same events into the same resource, so a version that the query side gave is understood by
/// the command side, with nothing to store.
public final class ETags {

    /// 96 bits: nobody meets two versions of one resource with the same tag.
    private static final int TAG_BYTES = 12;

    private ETags() {}

    /// The strong entity tag of a resource, quotes included.
    public static String of(Object resource) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(WireJson.mapper().writeValueAsBytes(resource));
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_BYTES)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Lets a change pass only if it was made for the resource as it is.
    ///
    /// @param ifMatch the `If-Match` header (RFC 9110, section 13.1.1), null if none was sent
    /// @throws com.voepy.numbers.kit.problem.Rejection `412 precondition_failed`
    public static void requireMatch(@Nullable String ifMatch, Object current) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        var tag = of(current);
        if (Arrays.stream(ifMatch.split(",")).map(String::strip).noneMatch(tag::equals)) {
            throw ErrorCode.PRECONDITION_FAILED.because("The resource has changed since the version in If-Match.");
        }
    }
}
