package com.voepy.numbers.command.porting;

import com.voepy.numbers.command.carrier.PortForm.Attachment;
import java.util.Optional;
import java.util.UUID;

/// The documents that a tenant has uploaded, as far as a port needs them.
public interface PortingDocuments {

    /// Whether the tenant has such a document, and it was not erased.
    boolean exists(UUID tenantId, UUID documentId);

    /// The document for the carrier; empty if it was erased since.
    Optional<Attachment> attachment(UUID tenantId, UUID documentId);
}
