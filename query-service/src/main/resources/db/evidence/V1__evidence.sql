-- What proves that the log is what it was. Derived from the log, but kept: checkpoints are promises.
CREATE TABLE evidence.tree (
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    size bigint  NOT NULL
);
COMMENT ON TABLE evidence.tree IS 'How many events of the log are in the tree. Whoever lets it grow locks this row.';
INSERT INTO evidence.tree (size) VALUES (0);

CREATE TABLE evidence.tile (
    level  smallint NOT NULL,
    number bigint   NOT NULL,
    hashes bytea    NOT NULL CHECK (length(hashes) % 32 = 0 AND length(hashes) BETWEEN 32 AND 8192),
    PRIMARY KEY (level, number)
);
COMMENT ON TABLE evidence.tile IS 'Hashes of complete subtrees, up to 256 side by side: level 0 those of events, level 1 those over 256 events each, and so on.';

CREATE TABLE evidence.checkpoint (
    size      bigint      PRIMARY KEY CHECK (size > 0),
    root      bytea       NOT NULL CHECK (length(root) = 32),
    note      text        NOT NULL,
    signed_at timestamptz NOT NULL
);
COMMENT ON TABLE evidence.checkpoint IS 'What the log has said of itself, signed. Never changed or deleted.';
