package com.voepy.numbers.command.document;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.voepy.numbers.events.DocumentSpaceEvent;
import com.voepy.numbers.events.DocumentSpaceEvent.DocumentSpaceFreed;
import com.voepy.numbers.events.DocumentSpaceEvent.DocumentSpaceTaken;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.problem.ErrorCode;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/// Keeps a tenant's documents within its space, however many uploads come at once. Its stream ends with the space:
/// it has as many events as documents were stored and erased.
@Aggregate
class DocumentSpace {

    /// @param spaceBytes all that the tenant may use
    /// @param documentsMax all that the tenant may have
    record TakeSpace(UUID tenantId, UUID documentId, long sizeBytes, long spaceBytes, long documentsMax) {

        @TargetAggregateIdentifier
        String stream() {
            return Streams.documentSpace(tenantId);
        }
    }

    /// @param sizeBytes as they were taken
    record FreeSpace(UUID tenantId, UUID documentId, long sizeBytes) {

        @TargetAggregateIdentifier
        String stream() {
            return Streams.documentSpace(tenantId);
        }
    }

    @AggregateIdentifier
    private String stream;

    private long usedBytes;
    private long usedDocuments;

    // Axon creates it empty and replays its events, or lets the first command in.
    @SuppressWarnings("NullAway.Init")
    protected DocumentSpace() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(TakeSpace command) {
        if (command.sizeBytes() > command.spaceBytes() - usedBytes || usedDocuments >= command.documentsMax()) {
            throw ErrorCode.DOCUMENT_SPACE_EXCEEDED
                    .because("There is no space left for the document.")
                    .with("space_bytes", command.spaceBytes())
                    .with("used_bytes", usedBytes)
                    .with("documents_max", command.documentsMax())
                    .with("used_documents", usedDocuments);
        }
        apply(new DocumentSpaceTaken(
                command.tenantId(),
                command.documentId(),
                command.sizeBytes(),
                usedBytes + command.sizeBytes(),
                usedDocuments + 1));
    }

    @CommandHandler
    void handle(FreeSpace command) {
        apply(new DocumentSpaceFreed(
                command.tenantId(),
                command.documentId(),
                command.sizeBytes(),
                usedBytes - command.sizeBytes(),
                usedDocuments - 1));
    }

    @EventSourcingHandler
    void on(DocumentSpaceEvent event) {
        stream = Streams.documentSpace(event.tenantId());
        switch (event) {
            case DocumentSpaceTaken e -> use(e.usedBytes(), e.usedDocuments());
            case DocumentSpaceFreed e -> use(e.usedBytes(), e.usedDocuments());
        }
    }

    private void use(long bytes, long documents) {
        usedBytes = bytes;
        usedDocuments = documents;
    }
}
