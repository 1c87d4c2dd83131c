-- What the process managers need besides the log: how far each has read, its sagas and its timers.
CREATE TABLE process.token (
    processor_name text    NOT NULL,
    segment        integer NOT NULL,
    token          bytea,
    token_type     text,
    "timestamp"    text,
    owner          text,
    PRIMARY KEY (processor_name, segment)
);

CREATE TABLE process.saga (
    saga_id         text PRIMARY KEY,
    revision        text,
    saga_type       text,
    serialized_saga bytea
);

CREATE TABLE process.saga_association (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    association_key   text,
    association_value text,
    saga_id           text,
    saga_type         text
);
CREATE INDEX saga_association_value ON process.saga_association (saga_type, association_key, association_value);
CREATE INDEX saga_association_saga ON process.saga_association (saga_id, saga_type);

-- The table of db-scheduler 16, as its documentation gives it for PostgreSQL.
CREATE TABLE process.scheduled_tasks (
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
CREATE INDEX scheduled_tasks_execution_time ON process.scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat ON process.scheduled_tasks (last_heartbeat);
