package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.query.view.ResourceProjection.Subject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The lives that were asked for lately, with the marks that reading them left in memory.
@Component
public class Pasts {

    /// Most lives are short and have no marks at all.
    private static final int LIVES_MAX = 1_000;

    /// A mark is one event and what it made of a resource: a kilobyte or two.
    private static final int MARKS_MAX = 20_000;

    private final EventLog log;

    /// The one that was asked for longest ago comes first.
    private final Map<String, Past<?>> lately = new LinkedHashMap<>(16, 0.75f, true);

    private final KeptMarks marks;

    Pasts(EventLog log, KeptMarks marks) {
        this.log = log;
        this.marks = marks;
    }

    @SuppressWarnings("unchecked") // Equal names come with one fold.
    public <S> Past<S> of(FoldedLife<S> life) {
        synchronized (lately) {
            var past = (Past<S>) lately.computeIfAbsent(
                    life.name(),
                    _ -> new Past<>(
                            sequence -> log.along(life.stream(), sequence).filter(life.holds()),
                            life.fold(),
                            marks.of(life)));
            forget();
            return past;
        }
    }

    /// The life of a resource.
    ///
    /// @param stream that its events are in, maybe among others
    <R> Past<R> of(ResourceProjection<R> projection, String stream, Subject subject) {
        return of(FoldedLife.of(projection, stream, subject));
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
