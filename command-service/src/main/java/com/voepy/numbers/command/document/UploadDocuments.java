package com.voepy.numbers.command.document;

import com.voepy.numbers.kernel.DocumentType;
import java.util.List;
import java.util.UUID;

/// A client's wish to keep documents: all of them or none.
record UploadDocuments(UUID tenantId, DocumentType type, List<File> files) {

    UploadDocuments {
        files = List.copyOf(files);
    }

    /// @param sha256 of the bytes, hex
    record File(String filename, FileKind kind, String sha256, byte[] bytes) {

        Part part() {
            return new Part(filename, bytes.length, sha256);
        }

        @Override
        public String toString() {
            return "File[%s, %d bytes]".formatted(kind, bytes.length);
        }
    }

    /// What tells one upload from another.
    record Part(String filename, long sizeBytes, String sha256) {}

    /// What the client sent, as far as a repetition under the same key must be the same.
    record Request(UUID tenantId, DocumentType type, List<Part> files) {}

    Request request() {
        return new Request(tenantId, type, files.stream().map(File::part).toList());
    }
}
