-- What investigators read: docs/sql.md. Made again whenever this script changes, and only then.
--
-- These views hold on to the tables that they show. That the read models are emptied and filled again does not touch them;
-- a migration that drops or retypes what one of them shows has to drop that view first, and this script to change with it.
DROP VIEW IF EXISTS
    investigate.events, investigate.event_names, investigate.numbers, investigate.tenures, investigate.ledger,
    investigate.balances, investigate.number_orders, investigate.number_order_lines, investigate.porting_orders,
    investigate.webhook_deliveries, investigate.webhook_attempts, investigate.tenants, investigate.api_keys,
    investigate.checkpoints, investigate.progress;

-- Members that are marked as secret in the published language are cut; a test compares.
CREATE VIEW investigate.events AS
SELECT logged.position,
       found.id,
       logged.stream,
       logged.sequence,
       found.type,
       logged.revision,
       found.occurred_at,
       found.tenant_id,
       found.actor,
       found.request_id,
       found.idempotency_key,
       logged.metadata ->> 'correlation_id' AS correlation_id,
       logged.metadata ->> 'causation_id' AS causation_id,
       logged.metadata ->> 'request' AS request,
       logged.metadata ->> 'command' AS command,
       logged.payload - CASE logged.type
           WHEN 'ApiKeyCreated' THEN ARRAY['hash']
           WHEN 'RequestAnswered' THEN ARRAY['fingerprint', 'body']
           WHEN 'WebhookSubscriptionCreated' THEN ARRAY['sealed_secret']
           WHEN 'WebhookSecretRotated' THEN ARRAY['sealed_secret']
           ELSE ARRAY[]::text[]
       END AS payload
FROM log.event logged
JOIN view.event found ON found.position = logged.position;

CREATE VIEW investigate.event_names AS
SELECT name, position FROM view.event_reference;

CREATE VIEW investigate.tenures AS
SELECT id,
       e164,
       tenant_id,
       status,
       number_type,
       country_code,
       connection_id,
       customer_reference,
       (body ->> 'number_order_id')::uuid AS number_order_id,
       (body ->> 'porting_order_id')::uuid AS porting_order_id,
       (body ->> 'monthly_price_cents_customer')::bigint AS monthly_price_cents,
       (body ->> 'ordered_at')::timestamptz AS ordered_at,
       (body ->> 'activated_at')::timestamptz AS activated_at,
       (body ->> 'released_at')::timestamptz AS released_at,
       body ->> 'release_reason' AS release_reason,
       (body ->> 'next_billing_at')::timestamptz AS next_billing_at,
       (body ->> 'fee_overdue_since')::timestamptz AS fee_overdue_since,
       created AS first_position,
       position AS last_position
FROM view.phone_number
WHERE body IS NOT NULL;

CREATE VIEW investigate.numbers AS
SELECT DISTINCT ON (e164)
       e164,
       id AS last_tenure_id,
       tenant_id,
       status,
       count(*) OVER (PARTITION BY e164) AS tenures,
       ordered_at AS last_ordered_at
FROM investigate.tenures
ORDER BY e164, first_position DESC;

CREATE VIEW investigate.ledger AS
SELECT created AS position,
       id,
       tenant_id,
       (body ->> 'occurred_at')::timestamptz AS occurred_at,
       body ->> 'type' AS type,
       (body ->> 'amount_cents')::bigint AS amount_cents,
       (body ->> 'balance_after_cents')::bigint AS balance_after_cents,
       body ->> 'currency' AS currency,
       body ->> 'reference' AS reference,
       body ->> 'description' AS description
FROM view.transaction
WHERE body IS NOT NULL;

CREATE VIEW investigate.balances AS
SELECT tenant_id,
       (body ->> 'balance_cents')::bigint AS balance_cents,
       body ->> 'currency' AS currency,
       (body ->> 'low_balance_threshold_cents')::bigint AS low_balance_threshold_cents,
       position AS last_position
FROM view.balance
WHERE body IS NOT NULL;

CREATE VIEW investigate.number_orders AS
SELECT id,
       tenant_id,
       body ->> 'status' AS status,
       customer_reference,
       (body ->> 'total_activation_cents')::bigint AS total_activation_cents,
       (body ->> 'total_monthly_cents')::bigint AS total_monthly_cents,
       (body ->> 'created_at')::timestamptz AS created_at,
       (body ->> 'completed_at')::timestamptz AS completed_at,
       created AS first_position,
       position AS last_position
FROM view.number_order
WHERE body IS NOT NULL;

CREATE VIEW investigate.number_order_lines AS
SELECT number_order.id AS number_order_id,
       number_order.tenant_id,
       (line ->> 'id')::uuid AS tenure_id,
       line ->> 'phone_number' AS e164,
       line ->> 'status' AS status,
       line ->> 'failure_reason' AS failure_reason,
       (line ->> 'activation_price_cents')::bigint AS activation_price_cents,
       (line ->> 'monthly_price_cents')::bigint AS monthly_price_cents,
       (line ->> 'refunded_cents')::bigint AS refunded_cents
FROM view.number_order, json_array_elements(body -> 'phone_numbers') AS line
WHERE body IS NOT NULL;

-- Who has the numbers, and what was said of it, is personal and not shown; of what is wrong the code is.
CREATE VIEW investigate.porting_orders AS
SELECT id,
       tenant_id,
       status,
       phone_numbers,
       customer_reference,
       (body ->> 'foc_at')::timestamptz AS foc_at,
       (SELECT coalesce(json_agg(json_build_object('code', problem -> 'code', 'at', problem -> 'at')), '[]')
        FROM json_array_elements(body -> 'exceptions') AS problem) AS exceptions,
       (body ->> 'created_at')::timestamptz AS created_at,
       (body ->> 'submitted_at')::timestamptz AS submitted_at,
       (body ->> 'ported_at')::timestamptz AS ported_at,
       (body ->> 'cancelled_at')::timestamptz AS cancelled_at,
       created AS first_position,
       position AS last_position
FROM view.porting_order
WHERE body IS NOT NULL;

CREATE VIEW investigate.webhook_deliveries AS
SELECT delivery.id,
       delivery.tenant_id,
       delivery.subscription_id,
       subscription.url,
       delivery.type,
       delivery.resource_id,
       delivery.status,
       delivery.attempts,
       delivery.created_at,
       delivery.next_attempt_at,
       delivery.body
FROM view.webhook_delivery delivery
LEFT JOIN view.webhook_subscription subscription ON subscription.id = delivery.subscription_id;

CREATE VIEW investigate.webhook_attempts AS
SELECT delivery.id AS delivery_id,
       delivery.tenant_id,
       attempt.number,
       attempt.status,
       attempt.started_at,
       attempt.duration_ms,
       attempt.response_status,
       attempt.response_body,
       attempt.error
FROM view.webhook_attempt attempt
JOIN view.webhook_delivery delivery ON delivery.queued = attempt.delivery;

CREATE VIEW investigate.tenants AS
SELECT id,
       body ->> 'name' AS name,
       body ->> 'status' AS status,
       pricing_tier,
       (body ->> 'created_at')::timestamptz AS created_at
FROM view.tenant
WHERE body IS NOT NULL;

-- Those that have not been revoked; the log has them all.
CREATE VIEW investigate.api_keys AS
SELECT id,
       tenant_id,
       body ->> 'name' AS name,
       body ->> 'prefix' AS prefix,
       body -> 'scopes' AS scopes,
       (body ->> 'created_at')::timestamptz AS created_at,
       (body ->> 'expires_at')::timestamptz AS expires_at
FROM view.api_key
WHERE body IS NOT NULL;

CREATE VIEW investigate.checkpoints AS
SELECT size, encode(root, 'hex') AS root, signed_at, note FROM evidence.checkpoint;

CREATE VIEW investigate.progress AS
SELECT (SELECT position FROM log.head) AS log_position,
       (SELECT position FROM view.projection) AS shown_position,
       (SELECT size FROM evidence.tree) AS proved_position;
