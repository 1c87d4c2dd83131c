package com.voepy.numbers.command.carrier;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which answers of the carrier are no news. A port is asked about every quarter of an hour for weeks, and each time
/// the carrier says what it has said before; a thousand such calls would hide the few that say something.
///
/// It is kept in memory, of this node: one that has just started, or that did not ask before, puts the call on record.
final class Repeats {

    /// At least one call in that time is on record, whatever it says, so that it shows that somebody asked.
    static final Duration SILENCE_MAX = Duration.ofHours(24);

    /// Some kilobytes for each thousand. What is forgotten is on record once more.
    private static final int QUESTIONS_MAX = 10_000;

    private final Map<Question, Last> lasts = new LinkedHashMap<>(16, 0.75f, true) {

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Last> eldest) {
            return size() > QUESTIONS_MAX;
        }
    };

    /// @param resourceId what it is about
    /// @param target as it is sent
    record Question(@Nullable UUID resourceId, String target) {}

    /// The last one on record.
    ///
    /// @param answer what tells it from others
    /// @param leftOut calls since that said the same
    private record Last(String answer, Instant at, int leftOut) {}

    /// Notes that it was asked and what was answered. Whoever does not get it on record then calls [#forget].
    ///
    /// @param answer the same for the same answer alone
    /// @return how many calls were left out before this one, which goes on record; nothing if it is left out itself
    synchronized OptionalInt note(Question question, String answer, Instant at) {
        var last = lasts.get(question);
        if (last != null && last.answer.equals(answer) && at.isBefore(last.at.plus(SILENCE_MAX))) {
            lasts.put(question, new Last(answer, last.at, last.leftOut + 1));
            return OptionalInt.empty();
        }
        lasts.put(question, new Last(answer, at, 0));
        return OptionalInt.of(last == null ? 0 : last.leftOut);
    }

    synchronized void forget(Question question) {
        lasts.remove(question);
    }
}
