package com.voepy.numbers.query.evidence;

import com.voepy.numbers.evidence.Checkpoint;
import com.voepy.numbers.evidence.SigningKey;
import com.voepy.numbers.query.view.Cursor;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The checkpoints that were signed, for ever.
@Component
class Checkpoints {

    private final JdbcClient jdbc;
    private final SigningKey key;

    Checkpoints(JdbcClient jdbc, SigningKey key, EvidenceSchema migrated) {
        this.jdbc = jdbc;
        this.key = key;
    }

    /// Signs one and keeps it.
    ///
    /// @return the signed note
    String sign(Checkpoint checkpoint, Instant now) {
        var note = checkpoint.signedBy(key);
        jdbc.sql("INSERT INTO evidence.checkpoint (size, root, note, signed_at) VALUES (:size, :root, :note, :at)")
                .param("size", checkpoint.size())
                .param("root", checkpoint.root().bytes())
                .param("note", note)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        return note;
    }

    Optional<CheckpointResource> latest() {
        return jdbc.sql("SELECT size, root, note, signed_at FROM evidence.checkpoint ORDER BY size DESC LIMIT 1")
                .query(this::resource)
                .optional();
    }

    Optional<CheckpointResource> ofSize(long size) {
        return jdbc.sql("SELECT size, root, note, signed_at FROM evidence.checkpoint WHERE size = :size")
                .param("size", size)
                .query(this::resource)
                .optional();
    }

    /// Those of more events than that, the smallest first.
    List<CheckpointResource> after(long size, int max) {
        return jdbc.sql("""
                        SELECT size, root, note, signed_at FROM evidence.checkpoint WHERE size > :size
                        ORDER BY size LIMIT :max
                        """)
                .param("size", size)
                .param("max", max)
                .query(this::resource)
                .list();
    }

    /// Newest first.
    Page<CheckpointResource> page(PageRequest page) {
        var rows = jdbc.sql("""
                        SELECT size, root, note, signed_at FROM evidence.checkpoint WHERE size < :before
                        ORDER BY size DESC LIMIT :rows
                        """)
                .param("before", page.before())
                .param("rows", page.limit() + 1)
                .query(this::resource)
                .list();
        var shown = rows.stream().limit(page.limit()).toList();
        return Page.of(
                shown,
                rows.size() > page.limit()
                        ? Cursor.of(page.list(), Long.toString(shown.getLast().size()))
                        : null);
    }

    private CheckpointResource resource(ResultSet row, int index) throws SQLException {
        return new CheckpointResource(
                row.getLong("size"),
                Base64.getEncoder().encodeToString(row.getBytes("root")),
                key.verifier().name(),
                key.verifier().toString(),
                row.getString("note"),
                row.getObject("signed_at", OffsetDateTime.class).toInstant());
    }
}
