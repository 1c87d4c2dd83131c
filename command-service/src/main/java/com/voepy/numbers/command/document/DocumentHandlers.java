package com.voepy.numbers.command.document;

import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.dispatch.NewIds;
import com.voepy.numbers.command.document.DocumentSpace.TakeSpace;
import com.voepy.numbers.events.DocumentEvent.DocumentUploaded;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.document.DocumentContents;
import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.kit.web.Uploads;
import com.voepy.numbers.resource.DocumentResource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/// Stores documents: space, bytes, keys and facts in one unit of work.
@Component
class DocumentHandlers {

    private final Repository<Document> documents;
    private final Repository<DocumentSpace> spaces;
    private final DocumentContents contents;
    private final SubjectVault vault;
    private final DocumentProperties properties;
    private final InstantSource clock;
    private final NewIds ids;

    DocumentHandlers(
            Repository<Document> documents,
            Repository<DocumentSpace> spaces,
            DocumentContents contents,
            SubjectVault vault,
            DocumentProperties properties,
            InstantSource clock,
            NewIds ids) {
        this.documents = documents;
        this.spaces = spaces;
        this.contents = contents;
        this.vault = vault;
        this.properties = properties;
        this.clock = clock;
        this.ids = ids;
    }

    /// @param data in the order of the request
    record DocumentList(List<DocumentResource> data) {}

    @CommandHandler
    Answer handle(UploadDocuments command) throws Exception {
        // First, so that two uploads of a tenant come one after the other.
        var space = spaces.loadOrCreate(Streams.documentSpace(command.tenantId()), DocumentSpace::new);
        List<DocumentResource> stored = new ArrayList<>();
        for (var file : command.files()) {
            var id = ids.next("document-" + stored.size());
            space.execute(it -> it.handle(new TakeSpace(
                    command.tenantId(), id, file.bytes().length, properties.spaceBytes(), properties.documentsMax())));
            stored.add(store(command, file, id));
        }
        return Answer.created(Uploads.PATH + "/" + stored.getFirst().id(), new DocumentList(stored));
    }

    private DocumentResource store(UploadDocuments command, UploadDocuments.File file, UUID id) throws Exception {
        var sealer = vault.sealer(id, command.tenantId());
        contents.store(id, command.tenantId(), sealer, file.bytes(), clock.instant());
        var uploaded = new DocumentUploaded(
                id,
                command.tenantId(),
                command.type(),
                sealer.seal(file.filename()),
                file.kind().contentType(),
                file.bytes().length,
                file.sha256());
        return documents.newInstance(() -> new Document(uploaded)).invoke(Document::resource);
    }
}
