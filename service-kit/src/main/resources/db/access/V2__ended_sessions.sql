-- A session of the console lies in its cookie. That it was ended before its time is said here, for every node.
CREATE TABLE access.ended_session (
    id         text        PRIMARY KEY,
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE access.ended_session IS 'Sessions of the console that were signed out of; a copy of their cookie opens nothing.';
COMMENT ON COLUMN access.ended_session.id IS 'SHA-256 of the token that the forms of the session carry.';
COMMENT ON COLUMN access.ended_session.expires_at IS 'When the session would have ended by itself and the row can go.';
