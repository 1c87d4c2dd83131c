CREATE TABLE view.document (
    id uuid PRIMARY KEY, tenant_id uuid, created bigint NOT NULL, position bigint NOT NULL, body json,
    content_type text
);
