package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.projection.ViewSchema;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The marks of long lives in `view.mark`, as [MarkProjection] leaves them.
@Component
class KeptMarks {

    private final JdbcClient jdbc;
    private final EventLog log;

    private record Row(
            long position,
            OffsetDateTime latest,
            @Nullable String before,
            @Nullable String after) {}

    KeptMarks(JdbcClient jdbc, ViewSchema migrated, EventLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    <S> Marks<S> of(FoldedLife<S> life) {
        return new Marks<>() {

            private @Nullable List<Long> sequences;

            /// Read once: what is kept later only saves time.
            @Override
            public synchronized List<Long> sequences() {
                if (sequences == null) {
                    sequences = jdbc.sql("SELECT sequence FROM view.mark WHERE life = :life ORDER BY sequence")
                            .param("life", life.name())
                            .query((row, _) -> row.getLong("sequence"))
                            .list();
                }
                return sequences;
            }

            @Override
            public Optional<Moment<S>> at(long sequence) {
                return jdbc.sql("""
                        SELECT position, latest, before, after FROM view.mark
                        WHERE life = :life AND sequence = :sequence
                        """)
                        .param("life", life.name())
                        .param("sequence", sequence)
                        .query((row, _) -> new Row(
                                row.getLong("position"),
                                row.getObject("latest", OffsetDateTime.class),
                                row.getString("before"),
                                row.getString("after")))
                        .optional()
                        .flatMap(row -> log.at(List.of(row.position())).stream()
                                .findFirst()
                                .map(cause -> new Moment<>(
                                        cause,
                                        read(row.before(), life.type()),
                                        read(row.after(), life.type()),
                                        row.latest().toInstant())));
            }
        };
    }

    /// Keeps a moment, if it is not kept already.
    void keep(FoldedLife<?> life, Moment<?> moment) {
        jdbc.sql("""
            INSERT INTO view.mark (life, sequence, position, latest, before, after)
            VALUES (:life, :sequence, :position, :latest, :before::json, :after::json)
            ON CONFLICT (life, sequence) DO NOTHING
            """)
                .param("life", life.name())
                .param("sequence", moment.cause().sequence())
                .param("position", moment.cause().position())
                .param("latest", moment.latest().atOffset(ZoneOffset.UTC))
                .param("before", written(moment.before()))
                .param("after", written(moment.after()))
                .update();
    }

    private static @Nullable String written(@Nullable Object state) {
        return state == null ? null : WireJson.mapper().writeValueAsString(state);
    }

    private static <S> @Nullable S read(@Nullable String json, Class<S> type) {
        return json == null ? null : WireJson.mapper().readValue(json, type);
    }
}
