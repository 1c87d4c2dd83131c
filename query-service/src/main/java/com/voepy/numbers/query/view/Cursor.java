package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Where a page ends, as clients carry it: the key of its last row and the list it belongs to, with a checksum.
///
/// Opaque and checked, not secret: what a cursor can reach is limited by the tenant of the request, never by it.
public final class Cursor {

    private static final String SEPARATOR = " ";
    private static final int PARTS = 3;
    private static final int CHARS_MAX = 200;

    private Cursor() {}

    /// What a list is called together with its filters, so that no page begins where another selection ended.
    ///
    /// @param filters name to value; a null value is no filter
    public static String list(String name, Map<String, ? extends @Nullable Object> filters) {
        var given = new TreeMap<String, Object>();
        filters.forEach((filter, value) -> {
            if (value != null) {
                given.put(filter, value);
            }
        });
        return given.isEmpty() ? name : name + ":" + checksum(given.toString());
    }

    /// @param list name of the list, so that the cursor of another one is refused
    /// @param key of the last row on the page, without spaces
    public static String of(String list, String key) {
        var text = list + SEPARATOR + key;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((text + SEPARATOR + checksum(text)).getBytes(StandardCharsets.US_ASCII));
    }

    /// The key, or null without a cursor; notes an error if the cursor is not one that this list gave out.
    public static @Nullable String key(Checks checks, String list, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        var key = decoded(list, cursor);
        if (key.isEmpty()) {
            checks.error(
                    "cursor",
                    FieldError.Code.INVALID_FORMAT,
                    "must be the next_cursor of a page of this same list with the same filters");
        }
        return key.orElse(null);
    }

    private static Optional<String> decoded(String list, String cursor) {
        if (cursor.length() > CHARS_MAX) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            var parts = text.split(SEPARATOR, -1);
            return parts.length == PARTS
                            && parts[0].equals(list)
                            && parts[2].equals(checksum(parts[0] + SEPARATOR + parts[1]))
                            && of(list, parts[1]).equals(cursor)
                    ? Optional.of(parts[1])
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
