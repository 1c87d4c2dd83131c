package com.voepy.numbers.sandbox.document;

import static com.voepy.numbers.sandbox.api.Sql.at;

import com.voepy.numbers.sandbox.SandboxProperties;
import com.voepy.numbers.sandbox.api.PageRequest;
import com.voepy.numbers.sandbox.api.Paged;
import com.voepy.numbers.sandbox.api.Query;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The documents that were uploaded, in the database. One that nothing refers to is gone after half an hour.
@Component
public class Documents {

    private static final String ALIVE = "(expires_at IS NULL OR expires_at > :now) ";

    private static final String MATCHES = "WHERE " + ALIVE + """
            AND (:filename::text IS NULL OR filename ILIKE '%' || :filename || '%')
            AND (:reference::text IS NULL OR customer_reference = :reference)
            AND (:references::text[] IS NULL OR customer_reference = ANY (:references::text[]))
            AND (:after::timestamptz IS NULL OR created_at > :after::timestamptz)
            AND (:before::timestamptz IS NULL OR created_at < :before::timestamptz)
            """;

    private final JdbcClient jdbc;
    private final InstantSource time;
    private final SandboxProperties properties;

    Documents(JdbcClient jdbc, InstantSource time, SandboxProperties properties) {
        this.jdbc = jdbc;
        this.time = time;
        this.properties = properties;
    }

    void insert(Document document) {
        jdbc.sql("""
                INSERT INTO sandbox.document (id, filename, content_type, size_bytes, sha256, customer_reference,
                    created_at, updated_at, expires_at)
                VALUES (:id, :filename, :contentType, :size, :sha256, :reference, :at, :at, :expiresAt)
                """)
                .param("id", document.id())
                .param("filename", document.filename())
                .param("contentType", document.contentType())
                .param("size", document.size().amount())
                .param("sha256", document.sha256())
                .param("reference", document.customerReference())
                .param("at", at(document.createdAt()))
                .param("expiresAt", expiry())
                .update();
    }

    Optional<Document> find(UUID id) {
        return jdbc.sql("SELECT " + Document.COLUMNS + " FROM sandbox.document WHERE id = :id AND " + ALIVE)
                .param("id", id)
                .param("now", now())
                .query(Document::of)
                .optional();
    }

    /// @param order SQL behind ORDER BY
    Paged<Document> page(Query query, String order, PageRequest page) {
        var total = filtered("SELECT count(*) FROM sandbox.document " + MATCHES, query)
                .query(Long.class)
                .single();
        var rows = filtered(
                        "SELECT " + Document.COLUMNS + " FROM sandbox.document " + MATCHES + "ORDER BY " + order
                                + ", id LIMIT :limit OFFSET :offset",
                        query)
                .param("limit", page.size())
                .param("offset", page.offset())
                .query(Document::of)
                .list();
        return page.of(rows, total);
    }

    void rename(UUID id, @Nullable String filename, @Nullable String reference) {
        jdbc.sql("""
                UPDATE sandbox.document SET filename = coalesce(:filename, filename),
                    customer_reference = coalesce(:reference, customer_reference), updated_at = :now
                WHERE id = :id
                """)
                .param("filename", filename)
                .param("reference", reference)
                .param("now", now())
                .param("id", id)
                .update();
    }

    /// @return false if something refers to it, or if it is not there
    boolean delete(UUID id) {
        return jdbc.sql("""
                DELETE FROM sandbox.document WHERE id = :id AND expires_at IS NOT NULL
                """).param("id", id).update() > 0;
    }

    /// Those that are there. Until the transaction ends, none of them goes away.
    public Set<UUID> present(Collection<UUID> ids) {
        return new HashSet<>(jdbc.sql("""
                SELECT id FROM sandbox.document WHERE id = ANY (:ids::uuid[])
                AND (expires_at IS NULL OR expires_at > :now) ORDER BY id FOR UPDATE
                """)
                .param("ids", texts(ids))
                .param("now", now())
                .query((row, _) -> row.getObject("id", UUID.class))
                .list());
    }

    /// From now on this holder refers to these and to no others. What nobody refers to any more expires.
    public void link(UUID holder, Collection<UUID> ids) {
        var before = lockLinked(holder);
        jdbc.sql("DELETE FROM sandbox.document_link WHERE holder = ?")
                .params(holder)
                .update();
        for (var id : ids) {
            jdbc.sql("""
                    INSERT INTO sandbox.document_link (document_id, holder) VALUES (?, ?) ON CONFLICT DO NOTHING
                    """).params(id, holder).update();
        }
        jdbc.sql("UPDATE sandbox.document SET expires_at = NULL WHERE id = ANY (:ids::uuid[])")
                .param("ids", texts(ids))
                .update();
        jdbc.sql("""
                UPDATE sandbox.document d SET expires_at = :expiresAt WHERE id = ANY (:before::uuid[])
                AND NOT EXISTS (SELECT FROM sandbox.document_link l WHERE l.document_id = d.id)
                """)
                .param("expiresAt", expiry())
                .param("before", texts(before))
                .update();
    }

    /// The holder has ended: what only it referred to is deleted.
    public void drop(UUID holder) {
        var before = lockLinked(holder);
        jdbc.sql("DELETE FROM sandbox.document_link WHERE holder = ?")
                .params(holder)
                .update();
        jdbc.sql("""
                DELETE FROM sandbox.document d WHERE id = ANY (:before::uuid[])
                AND NOT EXISTS (SELECT FROM sandbox.document_link l WHERE l.document_id = d.id)
                """).param("before", texts(before)).update();
    }

    /// Drops those whose time is over.
    public void forgetOld() {
        jdbc.sql("DELETE FROM sandbox.document WHERE expires_at <= :now")
                .param("now", now())
                .update();
    }

    /// What the holder refers to, in the order in which everybody locks. A statement that comes after it sees every
    /// link that another transaction made to one of them.
    private List<UUID> lockLinked(UUID holder) {
        return jdbc.sql("""
                SELECT id FROM sandbox.document
                WHERE id IN (SELECT document_id FROM sandbox.document_link WHERE holder = ?) ORDER BY id FOR UPDATE
                """)
                .params(holder)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    private JdbcClient.StatementSpec filtered(String sql, Query query) {
        var references = query.texts("filter[customer_reference][in]");
        return jdbc.sql(sql)
                .param("now", now())
                .param("filename", query.text("filter[filename][contains]"))
                .param("reference", query.text("filter[customer_reference][eq]"))
                .param("references", references.isEmpty() ? null : references.toArray(String[]::new))
                .param("after", query.text("filter[created_at][gt]"))
                .param("before", query.text("filter[created_at][lt]"));
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return at(time.instant());
    }

    private OffsetDateTime expiry() {
        return at(time.instant().plus(properties.documentTime()));
    }
}
