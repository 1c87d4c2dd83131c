package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.projection.Changed;
import com.voepy.numbers.query.projection.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Keeps `view.mark`: what long lives had come to at every so many events of their streams, folded by the functions
/// that everything else is folded by. Of a short life there is none, and it costs nothing.
@Component
class MarkProjection implements Projection {

    private final EventLog log;
    private final KeptMarks marks;
    private final List<ResourceProjection<?>> projections;
    private final List<Folding> foldings;

    MarkProjection(EventLog log, KeptMarks marks, List<ResourceProjection<?>> projections, List<Folding> foldings) {
        this.log = log;
        this.marks = marks;
        this.projections = projections.stream()
                .filter(projection -> !projection.isOfOneEvent())
                .toList();
        this.foldings = List.copyOf(foldings);
    }

    @Override
    public String name() {
        return "marks";
    }

    /// Rises whenever one of the folds does, so that no mark outlives the fold that made it.
    @Override
    public int version() {
        return projections.stream().mapToInt(Projection::version).sum()
                + foldings.stream().mapToInt(Folding::version).sum();
    }

    @Override
    public List<String> tables() {
        return List.of("view.mark");
    }

    @Override
    public Batch begin(List<LoggedEvent> events) {
        return new Marking();
    }

    Stream<FoldedLife<?>> livesOf(LoggedEvent event) {
        return Stream.concat(
                projections.stream().flatMap(projection -> lifeOf(projection, event).stream()),
                foldings.stream().flatMap(folding -> folding.livesOf(event).stream()));
    }

    private static <R> List<FoldedLife<R>> lifeOf(ResourceProjection<R> projection, LoggedEvent event) {
        var subject = projection.subjectOf(event);
        return subject == null ? List.of() : List.of(FoldedLife.of(projection, event.stream(), subject));
    }

    private <S> void mark(FoldedLife<S> life, LoggedEvent event) {
        new Past<>(sequence -> log.along(life.stream(), sequence).filter(life.holds()), life.fold(), marks.of(life))
                .of(event.sequence())
                .ifPresent(moment -> marks.keep(life, moment));
    }

    private final class Marking implements Batch {

        private final List<LoggedEvent> due = new ArrayList<>();

        @Override
        public List<Changed> apply(LoggedEvent event) {
            if ((event.sequence() + 1) % Past.EVENTS_PER_MARK == 0) {
                due.add(event);
            }
            return List.of();
        }

        @Override
        public void flush() {
            due.forEach(event -> livesOf(event).toList().forEach(life -> mark(life, event)));
        }
    }
}
