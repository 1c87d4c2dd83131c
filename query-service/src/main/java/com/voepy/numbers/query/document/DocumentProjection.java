package com.voepy.numbers.query.document;

import com.voepy.numbers.events.DocumentEvent;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.ResourceProjection;
import com.voepy.numbers.query.view.ResourceTable;
import com.voepy.numbers.resource.DocumentResource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps `view.document`.
@Component
class DocumentProjection extends ResourceProjection<DocumentResource> {

    static final ResourceTable<DocumentResource> TABLE = new ResourceTable<>(
            "view.document",
            DocumentResource.class,
            List.of(ResourceTable.text("content_type", DocumentResource::contentType)));

    DocumentProjection(JdbcTemplate jdbc) {
        super(TABLE, jdbc);
    }

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    protected @Nullable Subject subjectOf(LoggedEvent logged) {
        return logged.event() instanceof DocumentEvent event ? new Subject(event.documentId(), event.tenantId()) : null;
    }

    @Override
    protected @Nullable DocumentResource after(@Nullable DocumentResource before, LoggedEvent logged) {
        return DocumentResource.after(before, (DocumentEvent) logged.event(), logged.occurredAt());
    }
}
