package com.voepy.numbers.sandbox.document;

import static com.voepy.numbers.sandbox.api.Sql.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A document as it goes over the wire.
record Document(
        UUID id,
        String recordType,
        String filename,
        String contentType,
        Size size,
        String sha256,
        String status,
        String avScanStatus,
        @Nullable String customerReference,
        Instant createdAt,
        Instant updatedAt) {

    static final String COLUMNS =
            "id, filename, content_type, size_bytes, sha256, customer_reference, created_at, updated_at";

    record Size(long amount, String unit) {}

    static Document of(
            UUID id,
            String filename,
            String contentType,
            long sizeBytes,
            String sha256,
            @Nullable String customerReference,
            Instant createdAt,
            Instant updatedAt) {
        return new Document(
                id,
                "document",
                filename,
                contentType,
                new Size(sizeBytes, "bytes"),
                sha256,
                "pending",
                "scanned",
                customerReference,
                createdAt,
                updatedAt);
    }

    static Document of(ResultSet row, int index) throws SQLException {
        return of(
                row.getObject("id", UUID.class),
                row.getString("filename"),
                row.getString("content_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                row.getString("customer_reference"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }
}
