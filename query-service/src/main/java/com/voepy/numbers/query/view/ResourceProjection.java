package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.projection.Changed;
import com.voepy.numbers.query.projection.Projection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Keeps a [ResourceTable] by folding events into resources: read the rows of a batch, fold in memory, write each row
/// once.
public abstract class ResourceProjection<R> implements Projection {

    private final ResourceTable<R> table;
    private final JdbcTemplate jdbc;

    /// The resource that an event is about.
    ///
    /// @param tenantId null for resources of the platform
    public record Subject(UUID id, @Nullable UUID tenantId) {}

    protected ResourceProjection(ResourceTable<R> table, JdbcTemplate jdbc) {
        this.table = table;
        this.jdbc = jdbc;
    }

    ResourceTable<R> table() {
        return table;
    }

    /// What the event is about, or null if it is of no concern here.
    protected abstract @Nullable Subject subjectOf(LoggedEvent event);

    /// The fold. Pure: the same function answers for every other view of the resource.
    ///
    /// @param before null if there is none yet
    /// @return null if there is none (any more)
    protected abstract @Nullable R after(@Nullable R before, LoggedEvent event);

    /// Whether each of the resources is made by one event alone, so that nothing that was before matters to it.
    protected boolean isOfOneEvent() {
        return false;
    }

    /// The connection that the resource belongs to, or null.
    protected @Nullable UUID connectionOf(R resource) {
        return null;
    }

    @Override
    public List<String> tables() {
        return List.of(table.name());
    }

    @Override
    public Batch begin(List<LoggedEvent> events) {
        Set<UUID> ids = new HashSet<>();
        for (var event : events) {
            var subject = subjectOf(event);
            if (subject != null) {
                ids.add(subject.id());
            }
        }
        return ids.isEmpty() ? _ -> List.of() : new Folding(table.load(jdbc, ids));
    }

    private final class Folding implements Batch {

        private final Map<UUID, Stored<R>> rows;
        private final Map<UUID, Stored<R>> changed = new HashMap<>();

        Folding(Map<UUID, Stored<R>> rows) {
            this.rows = rows;
        }

        @Override
        public List<Changed> apply(LoggedEvent event) {
            var subject = subjectOf(event);
            if (subject == null) {
                return List.of();
            }
            var before = rows.get(subject.id());
            if (before != null && before.position() >= event.position()) {
                return List.of();
            }
            var resource = after(before == null ? null : before.resource(), event);
            if (before == null && resource == null) {
                return List.of();
            }
            var after = before == null
                    ? new Stored<>(subject.id(), subject.tenantId(), event.position(), event.position(), resource)
                    : new Stored<>(before.id(), before.tenantId(), before.created(), event.position(), resource);
            rows.put(after.id(), after);
            changed.put(after.id(), after);
            return resource == null ? List.of() : List.of(changed(event, after, Objects.requireNonNull(resource)));
        }

        @Override
        public void flush() {
            if (!changed.isEmpty()) {
                table.save(jdbc, changed.values());
            }
        }

        private Changed changed(LoggedEvent event, Stored<R> row, R resource) {
            return new Changed(event, row.id(), row.tenantId(), connectionOf(resource), resource);
        }
    }
}
