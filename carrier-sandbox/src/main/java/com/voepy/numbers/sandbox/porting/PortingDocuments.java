package com.voepy.numbers.sandbox.porting;

import static com.voepy.numbers.sandbox.api.Sql.at;
import static com.voepy.numbers.sandbox.api.Sql.instant;
import static com.voepy.numbers.sandbox.api.TelnyxError.INVALID_VALUE;
import static com.voepy.numbers.sandbox.api.TelnyxError.MISSING_PARAMETER;

import com.voepy.numbers.sandbox.api.PageRequest;
import com.voepy.numbers.sandbox.api.Paged;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The documents of an order beside those that its form names.
@Component
class PortingDocuments {

    private static final Set<String> TYPES = Set.of("loa", "invoice", "csr", "other");

    private final JdbcClient jdbc;

    PortingDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param filename null once the document is gone
    record AdditionalDocument(
            UUID id,
            String recordType,
            UUID portingOrderId,
            UUID documentId,
            String documentType,
            @Nullable String filename,
            @Nullable String contentType,
            Instant createdAt,
            Instant updatedAt) {}

    /// @return its id
    /// @throws com.voepy.numbers.sandbox.api.Refusal if it is none of the known types
    UUID add(UUID order, PortingPartsController.NewDocument added, Instant now) {
        var type = added.documentType();
        if (added.documentId() == null || type == null) {
            throw MISSING_PARAMETER.because("Which document, and of which type?", "/additional_documents");
        }
        if (!TYPES.contains(type)) {
            throw INVALID_VALUE.because(type + " is no type of document.", "/additional_documents");
        }
        var id = UUID.randomUUID();
        jdbc.sql("""
                INSERT INTO sandbox.porting_document (id, order_id, document_id, document_type, created_at)
                VALUES (?, ?, ?, ?, ?)
                """).params(id, order, added.documentId(), type, at(now)).update();
        return id;
    }

    boolean delete(UUID order, UUID id) {
        return jdbc.sql("DELETE FROM sandbox.porting_document WHERE order_id = ? AND id = ?")
                        .params(order, id)
                        .update()
                > 0;
    }

    List<UUID> documentIds(UUID order) {
        return jdbc.sql("SELECT document_id FROM sandbox.porting_document WHERE order_id = ?")
                .params(order)
                .query((row, _) -> row.getObject("document_id", UUID.class))
                .list();
    }

    /// @param types empty for all
    Paged<AdditionalDocument> page(UUID order, Collection<String> types, boolean isOldestFirst, PageRequest page) {
        var matches = """
                FROM sandbox.porting_document p LEFT JOIN sandbox.document d ON d.id = p.document_id
                WHERE p.order_id = :order AND (cardinality(:types::text[]) = 0 OR p.document_type = ANY (:types::text[]))
                """;
        var wanted = types.toArray(String[]::new);
        var total = jdbc.sql("SELECT count(*) " + matches)
                .param("order", order)
                .param("types", wanted)
                .query(Long.class)
                .single();
        var rows = jdbc.sql("SELECT p.id, p.document_id, p.document_type, p.created_at, d.filename, d.content_type "
                        + matches + "ORDER BY p.created_at " + (isOldestFirst ? "" : "DESC")
                        + ", p.id LIMIT :limit OFFSET :offset")
                .param("order", order)
                .param("types", wanted)
                .param("limit", page.size())
                .param("offset", page.offset())
                .query((row, _) -> new AdditionalDocument(
                        row.getObject("id", UUID.class),
                        "porting_additional_document",
                        order,
                        row.getObject("document_id", UUID.class),
                        row.getString("document_type"),
                        row.getString("filename"),
                        row.getString("content_type"),
                        instant(row, "created_at"),
                        instant(row, "created_at")))
                .list();
        return page.of(rows, total);
    }
}
