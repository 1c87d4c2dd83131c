-- Emergency addresses, sealed. Table as in V3.
CREATE TABLE view.emergency_address (
    id uuid PRIMARY KEY, tenant_id uuid, created bigint NOT NULL, position bigint NOT NULL, body json
);
CREATE INDEX emergency_address_newest ON view.emergency_address (tenant_id, created DESC) WHERE body IS NOT NULL;
