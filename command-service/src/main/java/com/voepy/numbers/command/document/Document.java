package com.voepy.numbers.command.document;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.voepy.numbers.events.DocumentEvent;
import com.voepy.numbers.events.DocumentEvent.DocumentErased;
import com.voepy.numbers.events.DocumentEvent.DocumentUploaded;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.resource.DocumentResource;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/// One uploaded file, which never changes, until it is erased.
@Aggregate
class Document {

    @AggregateIdentifier
    private String stream;

    private UUID tenantId;

    private DocumentResource document;

    private boolean erased;

    // Axon creates it empty and replays its events before anyone can look.
    @SuppressWarnings("NullAway.Init")
    protected Document() {}

    // apply() calls on(DocumentEvent) before it returns, which sets every field.
    @SuppressWarnings("NullAway.Init")
    Document(DocumentUploaded uploaded) {
        apply(uploaded);
    }

    boolean isOf(UUID tenant) {
        return tenantId.equals(tenant);
    }

    boolean isErased() {
        return erased;
    }

    DocumentResource resource() {
        return document;
    }

    void erase() {
        apply(new DocumentErased(document.id(), tenantId));
    }

    @EventSourcingHandler
    void on(DocumentEvent event, @Timestamp Instant at) {
        document = DocumentResource.after(document, event, at);
        switch (event) {
            case DocumentUploaded e -> {
                stream = Streams.document(e.documentId());
                tenantId = e.tenantId();
            }
            case DocumentErased _ -> erased = true;
        }
    }
}
