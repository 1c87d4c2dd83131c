-- Read models: everything here can be made again from the log.
CREATE TABLE view.projection (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    position bigint  NOT NULL,
    versions jsonb   NOT NULL
);
COMMENT ON TABLE view.projection IS 'How far the read models have come. Whoever projects locks this row.';
COMMENT ON COLUMN view.projection.position IS 'Every read model shows the log up to this position, and nothing after it.';
COMMENT ON COLUMN view.projection.versions IS 'Which version of each projection filled its tables.';
INSERT INTO view.projection (position, versions) VALUES (0, '{}');
