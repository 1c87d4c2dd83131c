-- What to find the events of the log by; what happened is read in the log itself. Every filter of the event log is a
-- range of one of these indexes, in the order of the log.
CREATE TABLE view.event (
    position        bigint      PRIMARY KEY,
    id              uuid        NOT NULL,
    tenant_id       uuid,
    type            text        NOT NULL,
    occurred_at     timestamptz NOT NULL,
    actor           text,
    request_id      text,
    idempotency_key text
);
CREATE INDEX event_id ON view.event (id);
CREATE INDEX event_tenant ON view.event (tenant_id, position);
CREATE INDEX event_type ON view.event (type, tenant_id, position);
CREATE INDEX event_actor ON view.event (actor, tenant_id, position);
CREATE INDEX event_request ON view.event (request_id, tenant_id, position) WHERE request_id IS NOT NULL;
CREATE INDEX event_idempotency_key ON view.event (idempotency_key, tenant_id, position)
    WHERE idempotency_key IS NOT NULL;
COMMENT ON COLUMN view.event.tenant_id IS 'Whose event it is, and nobody else sees it; null for events of the platform.';

CREATE TABLE view.event_reference (
    name     text   NOT NULL COLLATE "C",
    position bigint NOT NULL,
    PRIMARY KEY (name, position)
);
COMMENT ON COLUMN view.event_reference.name IS 'A phone number or the id of a resource that the event names.';

CREATE TABLE view.event_span (
    span     bigint      PRIMARY KEY,
    earliest timestamptz NOT NULL,
    latest   timestamptz NOT NULL
);
COMMENT ON TABLE view.event_span IS 'The times within each 1,000 positions: where in the log a search by time has to look. Times rise with positions, but not strictly.';
