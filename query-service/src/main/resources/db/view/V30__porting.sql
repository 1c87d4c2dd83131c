CREATE TABLE view.porting_order (
    id uuid PRIMARY KEY, tenant_id uuid, created bigint NOT NULL, position bigint NOT NULL, body json,
    status text, customer_reference text, numbers text,
    phone_numbers text[] GENERATED ALWAYS AS (string_to_array(numbers, ' ')) STORED
);
CREATE INDEX porting_order_newest ON view.porting_order (tenant_id, created DESC) WHERE body IS NOT NULL;
CREATE INDEX porting_order_numbers ON view.porting_order USING gin (phone_numbers);

CREATE TABLE view.porting_comment (
    id uuid PRIMARY KEY, tenant_id uuid, created bigint NOT NULL, position bigint NOT NULL, body json,
    porting_order_id uuid
);
CREATE INDEX porting_comment_newest ON view.porting_comment (tenant_id, porting_order_id, created DESC)
    WHERE body IS NOT NULL;
