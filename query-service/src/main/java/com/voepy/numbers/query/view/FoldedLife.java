package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.log.LoggedEvent;
import java.util.function.Predicate;

/// A life, where it is in the log, and how it is folded.
///
/// @param name of what is folded and of how, the version of the fold included: equal names have equal pasts
/// @param stream that its events are in, maybe among others
/// @param holds whether an event of the stream is of this life
/// @param type of what is folded; it survives being written as JSON
public record FoldedLife<S>(
        String name, String stream, Predicate<LoggedEvent> holds, Moment.Fold<S> fold, Class<S> type) {

    static <R> FoldedLife<R> of(ResourceProjection<R> projection, String stream, ResourceProjection.Subject subject) {
        return new FoldedLife<>(
                "%s.%d/%s/%s".formatted(projection.name(), projection.version(), subject.tenantId(), subject.id()),
                stream,
                logged -> subject.equals(projection.subjectOf(logged)),
                projection::after,
                projection.table().type());
    }
}
