-- Erasures of personal data. Tables as in V3.
CREATE TABLE view.erasure (
    id uuid PRIMARY KEY, tenant_id uuid, created bigint NOT NULL, position bigint NOT NULL, body json
);
CREATE INDEX erasure_newest ON view.erasure (created DESC) WHERE body IS NOT NULL;
