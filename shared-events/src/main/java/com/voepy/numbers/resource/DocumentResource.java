package com.voepy.numbers.resource;

import com.voepy.numbers.events.DocumentEvent;
import com.voepy.numbers.events.DocumentEvent.DocumentErased;
import com.voepy.numbers.events.DocumentEvent.DocumentUploaded;
import com.voepy.numbers.kernel.DocumentType;
import com.voepy.numbers.kernel.Sealed;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A document as its tenant sees it.
///
/// @param filename as the client named it, without folders; null once erased
/// @param contentType what its bytes are: `application/pdf`, `image/png` or `image/jpeg`
/// @param sizeBytes of the document
/// @param sha256 of the document, hex
public record DocumentResource(
        UUID id,
        DocumentType type,
        @Nullable Sealed filename,
        String contentType,
        long sizeBytes,
        String sha256,
        Instant createdAt) {

    /// The document after one more event.
    ///
    /// @param before null before the first event
    public static DocumentResource after(@Nullable DocumentResource before, DocumentEvent event, Instant at) {
        return switch (event) {
            case DocumentUploaded e ->
                new DocumentResource(
                        e.documentId(), e.documentType(), e.filename(), e.contentType(), e.sizeBytes(), e.sha256(), at);
            case DocumentErased _ ->
                Objects.requireNonNull(before, "erased before it was uploaded").withoutFilename();
        };
    }

    private DocumentResource withoutFilename() {
        return new DocumentResource(id, type, null, contentType, sizeBytes, sha256, createdAt);
    }
}
