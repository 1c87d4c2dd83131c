package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.privacy.Unsealer;
import com.voepy.numbers.kit.problem.Rejection;
import com.voepy.numbers.kit.web.WireJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Resources as they stood in the past, and what changed them: folded from the log by the very functions that their
/// tables are made with, so that neither can disagree with what is or was shown. What is sealed is opened on the way
/// out, as [ResourceReader] does.
@Component
public class PastReader {

    /// Some streams are long; of what is read only the resource is kept.
    private static final int EVENTS_AT_ONCE = 1_000;

    private final EventLog log;
    private final Unsealer unsealer;

    PastReader(EventLog log, Unsealer unsealer) {
        this.log = log;
        this.unsealer = unsealer;
    }

    /// The resource as it stood at an instant; empty if it was not there then, or is another tenant's.
    ///
    /// @param stream that its events are in, maybe among others
    public <R> Optional<RawJson> one(
            ResourceProjection<R> projection, String stream, UUID tenantId, UUID id, Instant instant) {
        var past = replay(
                projection,
                stream,
                logged -> isOf(projection, tenantId, id, logged)
                        && !logged.occurredAt().isAfter(instant),
                (_, _, _) -> {});
        return Optional.ofNullable(past).map(resource -> {
            var stored = WireJson.mapper().writeValueAsString(resource);
            return RawJson.opened(stored, unsealer.openAll(List.of(stored)).getFirst());
        });
    }

    /// A page of what happened to the resource, oldest first.
    ///
    /// @throws Rejection `404 not_found` if there is no such resource of that tenant
    public <R> Page<RawJson> history(
            ResourceProjection<R> projection, String stream, UUID tenantId, UUID id, OldestFirst page) {
        List<HistoryEntry> entries = new ArrayList<>();
        replay(
                projection,
                stream,
                logged -> isOf(projection, tenantId, id, logged),
                (cause, before, after) -> entries.add(HistoryEntry.of(cause, before, after)));
        if (entries.isEmpty()) {
            throw Answers.notFound();
        }
        var shown = page.of(entries, HistoryEntry::sequence);
        return new Page<>(opened(shown.data()), shown.meta());
    }

    private List<RawJson> opened(List<HistoryEntry> entries) {
        var texts = entries.stream().map(WireJson.mapper()::writeValueAsString).toList();
        return unsealer.openAll(texts).stream()
                .map(opened -> new RawJson(opened.json()))
                .toList();
    }

    private static boolean isOf(ResourceProjection<?> projection, UUID tenantId, UUID id, LoggedEvent logged) {
        var subject = projection.subjectOf(logged);
        return subject != null && subject.id().equals(id) && tenantId.equals(subject.tenantId());
    }

    private <R> @Nullable R replay(
            ResourceProjection<R> projection, String stream, Predicate<LoggedEvent> concerned, Step<R> step) {
        R resource = null;
        var next = 0L;
        List<LoggedEvent> events;
        do {
            events = log.ofStream(stream, next, EVENTS_AT_ONCE);
            for (var logged : events) {
                if (concerned.test(logged)) {
                    var after = projection.after(resource, logged);
                    step.taken(logged, resource, after);
                    resource = after;
                }
            }
            next += events.size();
        } while (events.size() == EVENTS_AT_ONCE);
        return resource;
    }

    @FunctionalInterface
    private interface Step<R> {

        void taken(LoggedEvent cause, @Nullable R before, @Nullable R after);
    }
}
