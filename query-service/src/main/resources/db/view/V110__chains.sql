-- Of one request id the calls to the carrier, apart from what happened, and what is the platform's own, apart from tenants'.
CREATE INDEX event_request_calls ON view.event (request_id, position)
    WHERE type = 'CarrierCalled' AND request_id IS NOT NULL;
CREATE INDEX event_request_of_platform ON view.event (request_id, position)
    WHERE tenant_id IS NULL AND type <> 'CarrierCalled' AND request_id IS NOT NULL;

-- The deliveries that tell of an event are found by its place in the log. The id of a delivery says it: eight bytes of it, in
-- base 32. Nodes of the release before write none.
ALTER TABLE view.webhook_delivery ADD COLUMN ordinal bigint;
UPDATE view.webhook_delivery SET ordinal = (
    SELECT substr(string_agg((strpos('0123456789abcdefghijklmnopqrstuv', substr(id, 29 + i, 1)) - 1)::bit(5)::text, '' ORDER BY i), 4, 64)::bit(64)::bigint
    FROM generate_series(1, 14) AS i);
CREATE INDEX webhook_delivery_of_event ON view.webhook_delivery (tenant_id, ordinal);
COMMENT ON COLUMN view.webhook_delivery.ordinal IS 'Log position of the event that it tells of; see the ids of deliveries.';

-- By its subscription alone nobody looks any more for what tells of an event.
DROP INDEX view.webhook_subscription_ever;
