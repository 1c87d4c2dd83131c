-- One table per resource. Each row is the JSON that clients get and the columns to find it by; NULL as body is a
-- resource that is gone. "created" is the position of the event that created it: newest first means by this.
CREATE TABLE view.tenant (
    id uuid PRIMARY KEY, tenant_id uuid, created bigint NOT NULL, position bigint NOT NULL, body json,
    pricing_tier text
);
CREATE INDEX tenant_newest ON view.tenant (created DESC) WHERE body IS NOT NULL;

CREATE TABLE view.pricing_tier (
    id uuid PRIMARY KEY, tenant_id uuid, created bigint NOT NULL, position bigint NOT NULL, body json,
    name text
);
CREATE UNIQUE INDEX pricing_tier_name ON view.pricing_tier (name);

CREATE TABLE view.api_key (
    id uuid PRIMARY KEY, tenant_id uuid, created bigint NOT NULL, position bigint NOT NULL, body json
);
CREATE INDEX api_key_newest ON view.api_key (tenant_id, created DESC) WHERE body IS NOT NULL;

CREATE TABLE view.connection (
    id uuid PRIMARY KEY, tenant_id uuid, created bigint NOT NULL, position bigint NOT NULL, body json,
    is_default boolean
);
CREATE INDEX connection_newest ON view.connection (tenant_id, created DESC) WHERE body IS NOT NULL;

CREATE TABLE view.balance (
    id uuid PRIMARY KEY, tenant_id uuid, created bigint NOT NULL, position bigint NOT NULL, body json
);

CREATE TABLE view.transaction (
    id uuid PRIMARY KEY, tenant_id uuid, created bigint NOT NULL, position bigint NOT NULL, body json
);
CREATE INDEX transaction_newest ON view.transaction (tenant_id, created DESC) WHERE body IS NOT NULL;

CREATE TABLE view.phone_number (
    id uuid PRIMARY KEY, tenant_id uuid, created bigint NOT NULL, position bigint NOT NULL, body json,
    e164 text COLLATE "C", country_code text, number_type text, status text, connection_id uuid,
    customer_reference text
);
CREATE INDEX phone_number_newest ON view.phone_number (tenant_id, created DESC) WHERE body IS NOT NULL;
CREATE INDEX phone_number_status ON view.phone_number (tenant_id, status, created DESC) WHERE body IS NOT NULL;
CREATE INDEX phone_number_connection ON view.phone_number (tenant_id, connection_id, created DESC)
    WHERE body IS NOT NULL;
CREATE INDEX phone_number_e164 ON view.phone_number (tenant_id, e164, created DESC) WHERE body IS NOT NULL;
CREATE INDEX phone_number_reference ON view.phone_number (tenant_id, customer_reference, created DESC)
    WHERE body IS NOT NULL AND customer_reference IS NOT NULL;

CREATE TABLE view.number_order (
    id uuid PRIMARY KEY, tenant_id uuid, created bigint NOT NULL, position bigint NOT NULL, body json
);
CREATE INDEX number_order_newest ON view.number_order (tenant_id, created DESC) WHERE body IS NOT NULL;

CREATE TABLE view.reservation (
    id uuid PRIMARY KEY, tenant_id uuid, created bigint NOT NULL, position bigint NOT NULL, body json
);
CREATE INDEX reservation_newest ON view.reservation (tenant_id, created DESC) WHERE body IS NOT NULL;
