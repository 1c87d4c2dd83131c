package com.voepy.numbers.command.testing;

import com.voepy.numbers.command.carrier.PortForm.Attachment;
import com.voepy.numbers.command.carrier.PortForm.Kind;
import com.voepy.numbers.command.porting.PortingDocuments;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/// Every tenant has one letter of authorization.
final class ScriptedDocuments implements PortingDocuments {

    @Override
    public boolean exists(UUID tenantId, UUID documentId) {
        return documentId.equals(Ports.LOA);
    }

    @Override
    public Optional<Attachment> attachment(UUID tenantId, UUID documentId) {
        return exists(tenantId, documentId)
                ? Optional.of(new Attachment(
                        documentId, Kind.LOA, "loa.pdf", () -> "%PDF-1.7".getBytes(StandardCharsets.US_ASCII)))
                : Optional.empty();
    }
}
