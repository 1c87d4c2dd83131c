package com.voepy.numbers.kit.web;

import com.voepy.numbers.kit.problem.ErrorCode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Versions of resources, made of what they look like on the wire.
///
/// Both services fold the same events into the same resource, so a version that the query side gave is understood by
/// the command side, with nothing to store.
public final class ETags {

    /// 96 bits: nobody meets two versions of one resource with the same tag.
    private static final int TAG_BYTES = 12;

    /// Only tells one moment of the same version from another.
    private static final int MEASURED_BYTES = 6;

    /// Not of the alphabet of the hashes.
    private static final char MEASURED = '.';

    /// Source: RFC 9110, section 8.8.3. A comma may be part of a tag, so that a list is not split at commas.
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"");

    private ETags() {}

    /// The strong entity tag of a resource, quotes included.
    public static String of(Object resource) {
        return ofBytes(WireJson.mapper().writeValueAsBytes(resource));
    }

    /// As [#of(Object)], of the resource as it is on the wire.
    public static String ofBytes(byte[] json) {
        return '"' + hash(json, TAG_BYTES) + '"';
    }

    /// The tag of a resource that is shown with something measured, which no event tells: a cache sees the one change
    /// as well as the other, and [#requireMatch] looks at the resource alone.
    ///
    /// @param measured what is shown beside the resource
    public static String of(Object resource, Object measured) {
        var version = of(resource);
        return version.substring(0, version.length() - 1)
                + MEASURED
                + hash(WireJson.mapper().writeValueAsBytes(measured), MEASURED_BYTES)
                + '"';
    }

    /// Lets a change pass only if it was made for the resource as it is. Weak tags match nothing, as RFC 9110 says of
    /// this header.
    ///
    /// @param ifMatch the `If-Match` header (RFC 9110, section 13.1.1), null if none was sent
    /// @throws com.voepy.numbers.kit.problem.Rejection `412 precondition_failed`
    public static void requireMatch(@Nullable String ifMatch, Object current) {
        requireMatch(ifMatch, List.of(current));
    }

    /// As [#requireMatch(String,Object)], for a resource that a client may have seen in either of these forms.
    public static void requireMatch(@Nullable String ifMatch, Collection<?> forms) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        var sent =
                TAG.matcher(ifMatch).results().map(tag -> version(tag.group())).toList();
        if (forms.stream().map(ETags::of).noneMatch(sent::contains)) {
            throw ErrorCode.PRECONDITION_FAILED.because("The resource has changed since the version in If-Match.");
        }
    }

    /// The tag without what was measured.
    private static String version(String tag) {
        var end = tag.indexOf(MEASURED);
        return end < 0 ? tag : tag.substring(0, end) + '"';
    }

    private static String hash(byte[] bytes, int length) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, length));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
