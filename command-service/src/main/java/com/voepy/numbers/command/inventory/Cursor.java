package com.voepy.numbers.command.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// How far a sync is; all that is left of it after a crash.
///
/// @param step name of the [Step] it is in
/// @param done the national prefix up to which that step is done, empty at its beginning
/// @param numbers seen so far
/// @param blocks seen so far
/// @param changed blocks that were news so far
record Cursor(Instant startedAt, String step, String done, long numbers, long blocks, long changed) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Cursor start(Instant now, Step first) {
        return new Cursor(now, first.name(), "", 0, 0, 0);
    }

    static @Nullable Cursor parse(@Nullable String text) {
        return text == null ? null : JSON.readValue(text, Cursor.class);
    }

    String text() {
        return JSON.writeValueAsString(this);
    }

    Cursor at(Step next) {
        return new Cursor(startedAt, next.name(), "", numbers, blocks, changed);
    }

    Cursor after(String prefix, long moreNumbers, long moreBlocks, long moreChanged) {
        return new Cursor(startedAt, step, prefix, numbers + moreNumbers, blocks + moreBlocks, changed + moreChanged);
    }

    /// Whether all numbers with this prefix come before the point that was reached.
    boolean isBehind(String prefix) {
        return prefix.startsWith(done) && !done.isEmpty() || prefix.compareTo(done) < 0 && !done.startsWith(prefix);
    }
}
