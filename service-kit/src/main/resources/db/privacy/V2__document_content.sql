-- The bytes of uploaded documents, encrypted under the key of each. What else is known of a document is in the log.
CREATE TABLE privacy.document_content (
    document_id uuid        PRIMARY KEY,
    tenant_id   uuid        NOT NULL,
    sealed      bytea       NOT NULL,
    stored_at   timestamptz NOT NULL
);
-- Ciphertext does not get shorter by trying.
ALTER TABLE privacy.document_content ALTER COLUMN sealed SET STORAGE EXTERNAL;
