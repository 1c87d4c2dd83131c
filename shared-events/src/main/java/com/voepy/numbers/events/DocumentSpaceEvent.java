package com.voepy.numbers.events;

import java.util.UUID;

/// How much of its space for documents a tenant uses. Stream `document-space/<tenant>`: whoever uploads writes here
/// first, so that no two uploads take the same space.
public sealed interface DocumentSpaceEvent extends Event {

    UUID tenantId();

    /// A document was stored.
    ///
    /// @param sizeBytes of the document
    /// @param usedBytes of all the tenant's documents, this one included
    /// @param usedDocuments how many the tenant has, this one included
    @Revision(1)
    record DocumentSpaceTaken(UUID tenantId, UUID documentId, long sizeBytes, long usedBytes, long usedDocuments)
            implements DocumentSpaceEvent {}

    /// A document's bytes were deleted.
    ///
    /// @param sizeBytes of the document
    /// @param usedBytes of all the tenant's documents that are left
    /// @param usedDocuments how many are left
    @Revision(1)
    record DocumentSpaceFreed(UUID tenantId, UUID documentId, long sizeBytes, long usedBytes, long usedDocuments)
            implements DocumentSpaceEvent {}
}
