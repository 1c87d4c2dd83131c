package com.voepy.numbers.kit.privacy;

import com.voepy.numbers.kernel.Sealed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Opens stored JSON on its way out: each sealed value in it is replaced by what was sealed, or by `null` once its
/// subject was erased. Everything else stays as it is, byte for byte.
///
/// This is the only way in which personal data leaves the platform towards its owner; what is stored, queued or kept
/// for a replay holds the sealed form.
public final class Unsealer {

    /// A [Sealed] as the mapper of the API writes it. A quote inside a JSON text is escaped, so no text looks like it.
    private static final Pattern SEALED =
            Pattern.compile("\\{\"sealed_for\":\"([0-9a-f-]{36})\",\"ciphertext\":\"([A-Za-z0-9_-]+)\"}");

    private final SubjectVault vault;

    public Unsealer(SubjectVault vault) {
        this.vault = vault;
    }

    /// @param erased whether something in it could not be opened any more
    public record Opened(String json, boolean erased) {}

    public String open(String json) {
        return openAll(List.of(json)).getFirst().json();
    }

    /// Whether the JSON holds something sealed.
    public static boolean holdsSealed(String json) {
        return SEALED.matcher(json).find();
    }

    /// Opens several with one query at most; none where nothing is sealed.
    public List<Opened> openAll(List<String> jsons) {
        Set<Sealed> found = new LinkedHashSet<>();
        for (var json : jsons) {
            SEALED.matcher(json).results().forEach(result -> found.add(sealed(result.group(1), result.group(2))));
        }
        if (found.isEmpty()) {
            return jsons.stream().map(json -> new Opened(json, false)).toList();
        }
        var values = vault.openAll(found);
        List<Opened> opened = new ArrayList<>();
        for (var json : jsons) {
            opened.add(open(json, values));
        }
        return opened;
    }

    private static Opened open(String json, Map<Sealed, String> values) {
        var out = new StringBuilder();
        var matcher = SEALED.matcher(json);
        var erased = false;
        while (matcher.find()) {
            var value = values.get(sealed(matcher.group(1), matcher.group(2)));
            erased |= value == null;
            matcher.appendReplacement(out, value == null ? "null" : Matcher.quoteReplacement(value));
        }
        return new Opened(matcher.appendTail(out).toString(), erased);
    }

    private static Sealed sealed(String subjectId, String ciphertext) {
        return new Sealed(UUID.fromString(subjectId), ciphertext);
    }
}
