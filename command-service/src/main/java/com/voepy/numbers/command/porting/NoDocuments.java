package com.voepy.numbers.command.porting;

import com.voepy.numbers.command.carrier.PortForm.Attachment;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Nobody has uploaded a document.
@Component
class NoDocuments implements PortingDocuments {

    @Override
    public boolean exists(UUID tenantId, UUID documentId) {
        return false;
    }

    @Override
    public Optional<Attachment> attachment(UUID tenantId, UUID documentId) {
        return Optional.empty();
    }
}
