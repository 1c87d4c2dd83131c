package com.voepy.numbers.command.porting;

import com.voepy.numbers.command.carrier.PortForm.Attachment;
import com.voepy.numbers.command.carrier.PortForm.Kind;
import com.voepy.numbers.command.document.Documents;
import com.voepy.numbers.kernel.DocumentType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What tenants uploaded.
@Component
class UploadedDocuments implements PortingDocuments {

    private final Documents documents;

    UploadedDocuments(Documents documents) {
        this.documents = documents;
    }

    @Override
    public boolean exists(UUID tenantId, UUID documentId) {
        return documents.find(tenantId, documentId).isPresent();
    }

    @Override
    public Optional<Attachment> attachment(UUID tenantId, UUID documentId) {
        return documents
                .find(tenantId, documentId)
                .flatMap(document -> documents
                        .filename(document)
                        .map(filename ->
                                new Attachment(documentId, kind(document.type()), filename, () -> bytes(documentId))));
    }

    /// One that is erased between the two is not attached when the port is tried again.
    private byte[] bytes(UUID documentId) {
        return documents
                .bytes(documentId)
                .orElseThrow(() -> new IllegalStateException("erased meanwhile: " + documentId));
    }

    private static Kind kind(DocumentType type) {
        return switch (type) {
            case LOA -> Kind.LOA;
            case BILL -> Kind.BILL;
            case OTHER -> Kind.OTHER;
        };
    }
}
