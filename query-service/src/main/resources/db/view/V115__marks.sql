-- What long lives had come to at every so many events of their streams: whoever looks into one begins at the mark before.
CREATE TABLE view.mark (
    life     text        NOT NULL COLLATE "C",
    sequence bigint      NOT NULL,
    position bigint      NOT NULL,
    latest   timestamptz NOT NULL,
    before   json,
    after    json,
    PRIMARY KEY (life, sequence)
);
COMMENT ON COLUMN view.mark.life IS 'What was folded, and how: a resource by its projection, tenant and id, or another name.';
COMMENT ON COLUMN view.mark.latest IS 'The time of the event, or of one of the life before it that is later.';
COMMENT ON COLUMN view.mark.before IS 'What it was before the event; null if it was not there.';
COMMENT ON COLUMN view.mark.after IS 'What the event made of it; null if it was not there any more.';
