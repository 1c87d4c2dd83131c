-- What is counted and measured about API keys. Nothing here is decided upon but how often a key may ask.

-- Counters are worth nothing after a crash, so their changes cost no write-ahead log and no wait for the disk.
CREATE UNLOGGED TABLE access.rate_bucket (
    id         text   PRIMARY KEY,
    state      bytea,
    expires_at bigint
) WITH (fillfactor = 50);
COMMENT ON TABLE access.rate_bucket IS 'Requests left, one row per API key that asked lately; Bucket4j''s own format.';
COMMENT ON COLUMN access.rate_bucket.id IS 'Key id, requests and seconds of the rate: another rate counts anew.';
COMMENT ON COLUMN access.rate_bucket.expires_at IS
    'Unix time in milliseconds from when the bucket is full and can go. Not indexed, so that a change moves no index.';

CREATE TABLE access.api_key_use (
    key_id       uuid        PRIMARY KEY,
    last_used_at timestamptz NOT NULL
);
COMMENT ON TABLE access.api_key_use IS 'When each API key was last used, to the minute.';
