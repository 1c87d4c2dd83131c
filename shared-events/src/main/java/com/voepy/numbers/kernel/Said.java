package com.voepy.numbers.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody said in words of their own, as its reader gets it: sealed, since it may speak of people; or plain,
/// where an event of an older revision holds it so, and where the words are the platform's. In JSON it is the one or
/// the other.
///
/// @param plain null if it is sealed
/// @param sealed null if it is plain
public record Said(@Nullable String plain, @Nullable Sealed sealed) {

    public Said {
        if ((plain == null) == (sealed == null)) {
            throw new IllegalArgumentException("words are either plain or sealed");
        }
    }

    /// Those of an event that has both as members; null where it has neither.
    public static @Nullable Said of(@Nullable String plain, @Nullable Sealed sealed) {
        return plain == null && sealed == null ? null : new Said(sealed == null ? plain : null, sealed);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Said read(Object json) {
        return switch (json) {
            case String text -> new Said(text, null);
            case Map<?, ?> value ->
                new Said(
                        null,
                        new Sealed(
                                UUID.fromString(String.valueOf(value.get("sealed_for"))),
                                String.valueOf(value.get("ciphertext"))));
            default -> throw new IllegalArgumentException("neither a text nor sealed");
        };
    }

    @JsonValue
    Object json() {
        return plain != null ? plain : Objects.requireNonNull(sealed);
    }
}
