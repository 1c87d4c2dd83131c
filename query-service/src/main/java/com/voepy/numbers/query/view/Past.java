package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.log.LoggedEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The life of one thing, read from the log as far as it is asked for.
///
/// A long life has marks: what the events had made of it by every so many of them. Some are kept in the database, and
/// whoever reads along leaves more in memory. Events never change, so a mark never does; whoever wants to know what was
/// late in the life begins at the mark before that, and folds on from there.
public final class Past<S> {

    /// Events between two marks: folding so many takes a few milliseconds, and not many more before anything is
    /// compiled.
    static final int EVENTS_PER_MARK = 200;

    private final LongFunction<Stream<LoggedEvent>> events;
    private final Moment.Fold<S> fold;
    private final Marks<S> kept;
    private final int eventsPerMark;

    /// By the sequence of their events.
    private final ConcurrentSkipListMap<Long, Moment<S>> marks = new ConcurrentSkipListMap<>();

    /// @param events those of the life from a sequence number on, in the order of the log
    Past(LongFunction<Stream<LoggedEvent>> events, Moment.Fold<S> fold, Marks<S> kept) {
        this(events, fold, kept, EVENTS_PER_MARK);
    }

    Past(LongFunction<Stream<LoggedEvent>> events, Moment.Fold<S> fold, Marks<S> kept, int eventsPerMark) {
        this.events = events;
        this.fold = fold;
        this.kept = kept;
        this.eventsPerMark = eventsPerMark;
    }

    /// What it is, or was.
    ///
    /// @param instant null for now
    /// @return empty if it is not there, or was not there then
    public Optional<S> at(@Nullable Instant instant) {
        return last(instant).flatMap(Moment::outcome);
    }

    /// The last moment up to an instant.
    ///
    /// @param instant null for now
    public Optional<Moment<S>> last(@Nullable Instant instant) {
        var mark = mark(moment -> instant == null || !moment.isAfter(instant));
        return until(instant, from(mark)).reduce((_, later) -> later);
    }

    /// The moment of one of its events.
    ///
    /// @param sequence of the event
    /// @return empty if that event is not of this life
    Optional<Moment<S>> of(long sequence) {
        return from(mark(moment -> moment.cause().sequence() <= sequence))
                .takeWhile(moment -> moment.cause().sequence() <= sequence)
                .reduce((_, later) -> later)
                .filter(moment -> moment.cause().sequence() == sequence);
    }

    /// The moments from the last mark on of which something holds; all of them if it holds of none.
    ///
    /// @param early holds of all moments up to one, and of none after that
    public Stream<Moment<S>> since(Predicate<Moment<S>> early) {
        return from(mark(early));
    }

    /// A page of all its moments, oldest first.
    public Page<Moment<S>> page(OldestFirst page) {
        return page.of(after(page), moment -> moment.cause().sequence());
    }

    /// As [#page(OldestFirst)], of those after an instant and up to a moment, however much has happened since it was
    /// read.
    Page<Moment<S>> page(OldestFirst page, Instant from, Moment<S> last) {
        var moments = page.isFirst() ? from(mark(moment -> !moment.isAfter(from))) : after(page);
        return page.of(
                moments.dropWhile(moment -> !moment.isAfter(from))
                        .takeWhile(moment ->
                                moment.cause().sequence() <= last.cause().sequence()),
                moment -> moment.cause().sequence());
    }

    int marks() {
        return marks.size();
    }

    private Stream<Moment<S>> after(OldestFirst page) {
        return from(mark(moment -> !page.wants(moment.cause().sequence())));
    }

    private static <S> Stream<Moment<S>> until(@Nullable Instant instant, Stream<Moment<S>> moments) {
        return instant == null ? moments : moments.takeWhile(moment -> !moment.isAfter(instant));
    }

    /// The last mark of which it holds; it holds of all before that as well.
    private @Nullable Moment<S> mark(Predicate<Moment<S>> early) {
        var sequences = Stream.concat(marks.keySet().stream(), kept.sequences().stream())
                .distinct()
                .sorted()
                .toList();
        // What is kept has to be read, so few are looked at.
        @Nullable Moment<S> last = null;
        var low = 0;
        var high = sequences.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            var moment = mark(sequences.get(middle));
            if (moment != null && early.test(moment)) {
                last = moment;
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return last;
    }

    private @Nullable Moment<S> mark(long sequence) {
        var noted = marks.get(sequence);
        if (noted != null) {
            return noted;
        }
        var read = kept.at(sequence).orElse(null);
        if (read != null) {
            marks.putIfAbsent(sequence, read);
        }
        return read;
    }

    /// The moments from a mark on, itself included; from the beginning without one.
    private Stream<Moment<S>> from(@Nullable Moment<S> mark) {
        var rest = Moment.of(events.apply(mark == null ? 0 : mark.cause().sequence() + 1), fold, mark)
                .map(new Marking()::noted);
        return mark == null ? rest : Stream.concat(Stream.of(mark), rest);
    }

    private final class Marking {

        private int sinceMark;

        Moment<S> noted(Moment<S> moment) {
            sinceMark++;
            if (sinceMark == eventsPerMark) {
                sinceMark = 0;
                marks.putIfAbsent(moment.cause().sequence(), moment);
            }
            return moment;
        }
    }
}
