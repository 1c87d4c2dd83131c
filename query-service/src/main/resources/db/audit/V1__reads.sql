-- What auditors were shown. Rows are only ever added, each with the hash of the one before it, so that a row which is
-- changed or taken away is missed.
CREATE TABLE audit.read (
    sequence     bigint      PRIMARY KEY CHECK (sequence > 0),
    read_at      timestamptz NOT NULL,
    actor        text        NOT NULL COLLATE "C",
    scope        text        NOT NULL,
    method       text        NOT NULL,
    path         text        NOT NULL COLLATE "C",
    query        text,
    request_id   text        NOT NULL COLLATE "C",
    status       smallint    NOT NULL,
    tenant_id    uuid,
    phone_number text,
    previous     bytea       NOT NULL UNIQUE CHECK (length(previous) = 32),
    hash         bytea       NOT NULL UNIQUE CHECK (length(hash) = 32)
);
COMMENT ON TABLE audit.read IS 'Every read of what only auditors may see, recorded before it was answered.';
COMMENT ON COLUMN audit.read.sequence IS 'Place among all reads, from 1, without gaps.';
COMMENT ON COLUMN audit.read.previous IS 'Hash of the row before. Unique, so that no two rows follow the same one.';
COMMENT ON COLUMN audit.read.hash IS 'SHA-256 of all the rest of the row as canonical JSON.';

CREATE INDEX read_actor ON audit.read (actor, sequence);
CREATE INDEX read_request ON audit.read (request_id, sequence);
CREATE INDEX read_path ON audit.read (path, sequence);
CREATE INDEX read_time ON audit.read (read_at);

CREATE FUNCTION audit.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was read stays on record';
END
$$;

CREATE TRIGGER read_is_for_ever BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.read
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
