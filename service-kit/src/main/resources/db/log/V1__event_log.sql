-- The event log. Every row is a fact that is never changed or deleted.
CREATE TABLE log.head (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    position bigint  NOT NULL
);
COMMENT ON TABLE log.head IS 'Position of the last event. An append locks this row until it commits, so that commit order is position order and no position is ever missing.';
INSERT INTO log.head (position) VALUES (0);

CREATE TABLE log.event (
    position       bigint      PRIMARY KEY,
    stream         text        NOT NULL COLLATE "C",
    sequence       bigint      NOT NULL CHECK (sequence >= 0),
    aggregate_type text        NOT NULL,
    event_id       uuid        NOT NULL,
    type           text        NOT NULL,
    revision       smallint    NOT NULL,
    occurred_at    timestamptz NOT NULL,
    tenant_id      uuid,
    payload        jsonb       NOT NULL,
    metadata       jsonb       NOT NULL,
    CONSTRAINT event_stream_sequence UNIQUE (stream, sequence)
);
COMMENT ON TABLE log.event IS 'Everything that ever happened, in order.';
COMMENT ON COLUMN log.event.position IS 'Place in the whole log, from 1, without gaps.';
COMMENT ON COLUMN log.event.stream IS 'The aggregate that the event belongs to, with its type: number/+15125550100.';
COMMENT ON COLUMN log.event.sequence IS 'Place in its stream, from 0. Unique per stream: the one guard of every invariant.';
COMMENT ON COLUMN log.event.occurred_at IS 'When it happened, UTC, to the millisecond.';
COMMENT ON COLUMN log.event.tenant_id IS 'The tenant it is about, or null for events of the platform.';
COMMENT ON COLUMN log.event.metadata IS 'tenant_id, actor, request_id, idempotency_key, correlation_id, causation_id.';

-- State of long streams, so that they need not be read from the start. Derived, may be deleted at any time.
CREATE TABLE log.snapshot (
    stream     text     PRIMARY KEY COLLATE "C",
    sequence   bigint   NOT NULL,
    type       text     NOT NULL,
    payload    jsonb    NOT NULL
);
