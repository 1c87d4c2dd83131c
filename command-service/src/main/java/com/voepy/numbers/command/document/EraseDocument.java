package com.voepy.numbers.command.document;

import com.voepy.numbers.command.document.DocumentSpace.FreeSpace;
import com.voepy.numbers.command.privacy.Erasable;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kernel.SubjectType;
import com.voepy.numbers.kit.document.DocumentContents;
import com.voepy.numbers.kit.problem.ErrorCode;
import java.util.UUID;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/// What erasing a document does besides destroying its key: the bytes go, and their space is free again.
@Component
class EraseDocument implements Erasable {

    private final Repository<Document> documents;
    private final Repository<DocumentSpace> spaces;
    private final DocumentContents contents;

    EraseDocument(Repository<Document> documents, Repository<DocumentSpace> spaces, DocumentContents contents) {
        this.documents = documents;
        this.spaces = spaces;
        this.contents = contents;
    }

    @Override
    public SubjectType type() {
        return SubjectType.PORTING_DOCUMENT;
    }

    @Override
    public void letGo(UUID tenantId, UUID subjectId) {
        // The space first, as an upload does; a tenant that has none has no documents.
        var space = spaces.load(Streams.documentSpace(tenantId));
        var document = documents.load(Streams.document(subjectId));
        if (!document.invoke(it -> it.isOf(tenantId))) {
            throw ErrorCode.NOT_FOUND.because("The tenant has no such document.");
        }
        if (!document.invoke(Document::isErased)) {
            var sizeBytes = document.invoke(each -> each.resource().sizeBytes());
            space.execute(it -> it.handle(new FreeSpace(tenantId, subjectId, sizeBytes)));
            document.execute(Document::erase);
            contents.delete(subjectId);
        }
    }
}
