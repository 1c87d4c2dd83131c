package com.voepy.numbers.events;

import com.voepy.numbers.kernel.DocumentType;
import com.voepy.numbers.kernel.Sealed;
import java.util.UUID;

/// What can become true of a document that a tenant uploaded for a port. Stream `document/<uuid>`.
///
/// The bytes are no part of it: they lie beside the log, encrypted under the document's own key.
public sealed interface DocumentEvent extends Event {

    UUID documentId();

    UUID tenantId();

    /// The document is stored; its bytes are in the same transaction.
    ///
    /// @param filename as the client named it, without folders
    /// @param contentType by its bytes: `application/pdf`, `image/png` or `image/jpeg`
    /// @param sizeBytes of the document itself
    /// @param sha256 of the document itself, hex
    @Revision(1)
    record DocumentUploaded(
            UUID documentId,
            UUID tenantId,
            DocumentType documentType,
            Sealed filename,
            String contentType,
            long sizeBytes,
            String sha256)
            implements DocumentEvent {}

    /// The document's bytes were deleted and its key destroyed; that it was there remains.
    @Revision(1)
    record DocumentErased(UUID documentId, UUID tenantId) implements DocumentEvent {}
}
