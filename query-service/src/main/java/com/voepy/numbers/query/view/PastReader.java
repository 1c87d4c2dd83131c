package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.privacy.Unsealer;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.Rejection;
import com.voepy.numbers.kit.web.WireJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Resources as they stood in the past, and what changed them: folded from the log by the very functions that their
/// tables are made with, so that neither can disagree with what is or was shown. What is sealed is opened on the way
/// out, as [ResourceReader] does.
@Component
public class PastReader {

    private final Pasts pasts;
    private final ResourceReader reader;
    private final Unsealer unsealer;
    private final InstantSource clock;

    PastReader(Pasts pasts, ResourceReader reader, Unsealer unsealer, InstantSource clock) {
        this.pasts = pasts;
        this.reader = reader;
        this.unsealer = unsealer;
        this.clock = clock;
    }

    /// The resource as it is, or as it stood; empty if it is not there, was not there then, or is another tenant's.
    ///
    /// @param asOf null for now
    public <R> Optional<RawJson> one(Life<R> life, @Nullable Instant asOf) {
        if (asOf == null) {
            return reader.one(life.projection().table(), life.tenantId(), life.id());
        }
        return past(life).at(asOf).map(this::opened);
    }

    /// A page of what happened to the resource, oldest first.
    ///
    /// @throws Rejection `404 not_found` if there is no such resource of that tenant
    public <R> Page<RawJson> history(Life<R> life, OldestFirst page) {
        var shown = past(life).page(page);
        if (shown.data().isEmpty()) {
            throw Answers.notFound();
        }
        var entries = shown.map(HistoryEntry::of);
        var texts = entries.data().stream()
                .map(WireJson.mapper()::writeValueAsString)
                .toList();
        var opened = unsealer.openAll(texts).stream()
                .map(text -> new RawJson(text.json()))
                .toList();
        return new Page<>(opened, shown.meta());
    }

    /// What differs between the resource at one instant and at another, and what happened in between.
    ///
    /// @param query `from`, `to`, `limit`, `cursor`, see [TakesPeriod]
    /// @return empty if it was not there by the later instant, or is another tenant's
    /// @throws Rejection `422 validation_failed`
    public <R> Optional<RawJson> diff(Life<R> life, Map<String, String> query) {
        var checks = new Checks();
        var period = Period.of(checks, query);
        var page = period.page(checks, life.projection().name() + life.id(), query);
        checks.orThrow();
        return Between.of(past(life), period, page, clock.instant())
                .map(between -> opened(Diff.of(life.id(), between)));
    }

    private <R> Past<R> past(Life<R> life) {
        return pasts.of(life.projection(), life.stream(), life.subject());
    }

    private RawJson opened(Object resource) {
        var stored = WireJson.mapper().writeValueAsString(resource);
        return RawJson.opened(stored, unsealer.openAll(List.of(stored)).getFirst());
    }
}
