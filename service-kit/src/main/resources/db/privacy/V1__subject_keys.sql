-- The keys that personal data is encrypted under: one per data subject, destroyed to erase it.
CREATE TABLE privacy.subject_key (
    subject_id   uuid        PRIMARY KEY,
    tenant_id    uuid        NOT NULL,
    wrapped_key  bytea,
    created_at   timestamptz NOT NULL,
    destroyed_at timestamptz,
    CONSTRAINT destroyed_or_not CHECK ((wrapped_key IS NULL) = (destroyed_at IS NOT NULL))
);
COMMENT ON TABLE privacy.subject_key IS 'A row stays when its key is destroyed, so that no second key is ever made for the same subject.';
COMMENT ON COLUMN privacy.subject_key.wrapped_key IS 'The 256-bit key, encrypted under one derived from the master key; NULL once destroyed.';
