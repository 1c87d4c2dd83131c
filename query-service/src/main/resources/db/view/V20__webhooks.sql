-- Subscriptions follow the log; that the platform disabled one is said only here, so the table is never emptied.
CREATE TABLE view.webhook_subscription (
    id                     uuid        PRIMARY KEY,
    tenant_id              uuid        NOT NULL,
    sequence               bigint      NOT NULL,
    position               bigint      NOT NULL,
    url                    text        NOT NULL,
    event_types            text[]      NOT NULL,
    connection_id          uuid,
    enabled                boolean     NOT NULL,
    disabled_reason        text,
    created_at             timestamptz NOT NULL,
    deleted_at             timestamptz,
    sealed_secret          text        NOT NULL,
    previous_sealed_secret text,
    previous_valid_until   timestamptz
);
CREATE UNIQUE INDEX webhook_subscription_of_tenant ON view.webhook_subscription (tenant_id, position)
    WHERE deleted_at IS NULL;
COMMENT ON COLUMN view.webhook_subscription.sequence IS 'Last event of its stream that is in this row.';
COMMENT ON COLUMN view.webhook_subscription.position IS 'Log position of its creation; lists are sorted by it.';
COMMENT ON COLUMN view.webhook_subscription.disabled_reason IS 'Why the platform disabled it; null if it did not.';

CREATE TABLE view.webhook_delivery (
    queued           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id               text        NOT NULL UNIQUE,
    tenant_id        uuid        NOT NULL,
    subscription_id  uuid        NOT NULL,
    type             text        NOT NULL,
    resource_id      uuid        NOT NULL,
    body             text        NOT NULL,
    status           text        NOT NULL CHECK (status IN ('pending', 'delivered', 'failed')),
    run              integer     NOT NULL DEFAULT 0,
    attempts         integer     NOT NULL DEFAULT 0,
    failures         integer     NOT NULL DEFAULT 0,
    attempting       boolean     NOT NULL DEFAULT false,
    next_attempt_at  timestamptz,
    asked_position   bigint      NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL
);
CREATE INDEX webhook_delivery_lane ON view.webhook_delivery (subscription_id, resource_id, queued)
    WHERE status = 'pending';
CREATE INDEX webhook_delivery_of_tenant ON view.webhook_delivery (tenant_id, queued DESC);
CREATE INDEX webhook_delivery_of_subscription ON view.webhook_delivery (subscription_id, queued DESC);
COMMENT ON TABLE view.webhook_delivery IS 'What was queued, once and for all: not made again when read models are.';
COMMENT ON COLUMN view.webhook_delivery.queued IS 'Order of queueing, and of sending per subscription and resource.';
COMMENT ON COLUMN view.webhook_delivery.body IS 'The exact text that is signed and sent at every attempt.';
COMMENT ON COLUMN view.webhook_delivery.run IS 'Counts the timers set from outside; an older timer that fires is void.';
COMMENT ON COLUMN view.webhook_delivery.failures IS 'Failed attempts of this run; says how long to wait for the next.';
COMMENT ON COLUMN view.webhook_delivery.next_attempt_at IS 'Null once finished, or while the subscription is disabled.';
COMMENT ON COLUMN view.webhook_delivery.asked_position IS 'Log position of the last redelivery asked for.';

CREATE TABLE view.webhook_attempt (
    delivery        bigint      NOT NULL REFERENCES view.webhook_delivery (queued),
    number          integer     NOT NULL,
    status          text        NOT NULL CHECK (status IN ('in_progress', 'succeeded', 'failed', 'interrupted')),
    started_at      timestamptz NOT NULL,
    duration_ms     bigint,
    response_status integer,
    response_body   text,
    error           text,
    next_attempt_at timestamptz,
    PRIMARY KEY (delivery, number)
);
COMMENT ON COLUMN view.webhook_attempt.status IS 'interrupted: the sender died before the answer was written down.';
COMMENT ON COLUMN view.webhook_attempt.response_body IS 'The first 16 kB.';

-- Timers, as db-scheduler wants them.
CREATE TABLE view.scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_execution_time ON view.scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat ON view.scheduled_tasks (last_heartbeat);
