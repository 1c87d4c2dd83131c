package com.voepy.numbers.command.document;

import com.voepy.numbers.events.DocumentEvent;
import com.voepy.numbers.events.DocumentEvent.DocumentErased;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.document.DocumentContents;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.resource.DocumentResource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Documents for other features. A document never changes, so nothing is locked: it is there, or it was erased, and an
/// erasure may come right after the look.
@Component
public class Documents {

    private final EventLog log;
    private final DocumentContents contents;
    private final SubjectVault vault;

    Documents(EventLog log, DocumentContents contents, SubjectVault vault) {
        this.log = log;
        this.contents = contents;
        this.vault = vault;
    }

    /// The document, if it is the tenant's and was not erased.
    public Optional<DocumentResource> find(UUID tenantId, UUID id) {
        DocumentResource document = null;
        for (var logged : log.ofStream(Streams.document(id))) {
            var event = (DocumentEvent) logged.event();
            if (event instanceof DocumentErased || !event.tenantId().equals(tenantId)) {
                return Optional.empty();
            }
            document = DocumentResource.after(document, event, logged.occurredAt());
        }
        return Optional.ofNullable(document);
    }

    /// Its name in the clear; empty once it was erased.
    public Optional<String> filename(DocumentResource document) {
        var filename = document.filename();
        return filename == null ? Optional.empty() : vault.open(filename, String.class);
    }

    /// The file itself; empty once it was erased.
    public Optional<byte[]> bytes(UUID id) {
        return contents.read(id);
    }
}
