package com.voepy.numbers.kit.document;

import com.voepy.numbers.kit.privacy.Sealer;
import com.voepy.numbers.kit.privacy.SubjectVault;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps the bytes of documents, each encrypted under a key of its own.
public final class DocumentContents {

    private final JdbcClient jdbc;
    private final SubjectVault vault;

    public DocumentContents(DataSource dataSource, SubjectVault vault) {
        this.jdbc = JdbcClient.create(dataSource);
        this.vault = vault;
    }

    /// Stores the bytes in the caller's transaction. A document that is there already stays as it is: then the
    /// caller's own event finds its stream taken, and the transaction ends without effect.
    ///
    /// @param sealer of the document
    public void store(UUID documentId, UUID tenantId, Sealer sealer, byte[] bytes, Instant now) {
        jdbc.sql("""
            INSERT INTO privacy.document_content (document_id, tenant_id, sealed, stored_at)
            VALUES (:document, :tenant, :sealed, :now) ON CONFLICT (document_id) DO NOTHING
            """)
                .param("document", documentId)
                .param("tenant", tenantId)
                .param("sealed", sealer.sealBytes(bytes))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The document itself; empty if it is not there or was erased.
    public Optional<byte[]> read(UUID documentId) {
        return jdbc.sql("SELECT sealed FROM privacy.document_content WHERE document_id = :document")
                .param("document", documentId)
                .query(byte[].class)
                .optional()
                .flatMap(stored -> vault.openBytes(documentId, stored));
    }

    /// Deletes the bytes, in the caller's transaction.
    public void delete(UUID documentId) {
        jdbc.sql("DELETE FROM privacy.document_content WHERE document_id = :document")
                .param("document", documentId)
                .update();
    }
}
