package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.ResourceProjection.Subject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// The lives that were asked for lately, so that the next question about a long one begins where the last one left
/// marks.
@Component
public class Pasts {

    /// Most lives are short and have no marks at all.
    private static final int LIVES_MAX = 1_000;

    /// A mark is one event and what it made of a resource: a kilobyte or two.
    private static final int MARKS_MAX = 20_000;

    private final EventLog log;

    /// The one that was asked for longest ago comes first.
    private final Map<Object, Past<?>> lately = new LinkedHashMap<>(16, 0.75f, true);

    private record Resource(ResourceProjection<?> projection, String stream, Subject subject) {}

    Pasts(EventLog log) {
        this.log = log;
    }

    /// @param key of what is folded and how: equal keys have equal pasts
    /// @param holds whether an event of the stream is of this life
    @SuppressWarnings("unchecked") // Equal keys come with one fold.
    public <S> Past<S> of(Object key, String stream, Predicate<LoggedEvent> holds, Moment.Fold<S> fold) {
        synchronized (lately) {
            var past = (Past<S>) lately.computeIfAbsent(
                    key, _ -> new Past<>(sequence -> log.along(stream, sequence).filter(holds), fold));
            forget();
            return past;
        }
    }

    /// The life of a resource.
    ///
    /// @param stream that its events are in, maybe among others
    <R> Past<R> of(ResourceProjection<R> projection, String stream, Subject subject) {
        return of(
                new Resource(projection, stream, subject),
                stream,
                logged -> subject.equals(projection.subjectOf(logged)),
                projection::after);
    }

    private void forget() {
        var marks = lately.values().stream().mapToInt(Past::marks).sum();
        var eldest = lately.values().iterator();
        while (lately.size() > LIVES_MAX || marks > MARKS_MAX && lately.size() > 1) {
            marks -= eldest.next().marks();
            eldest.remove();
        }
    }
}
