-- The stock itself is not here: it is a function of the number. Here is what happened to it.

CREATE TABLE sandbox.account (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    balance_cents bigint NOT NULL
);

-- Which numbers a search has shown: per block of a thousand and slot of time, one bit per number.
CREATE TABLE sandbox.searched (
    block text COLLATE "C" NOT NULL,
    slot timestamptz NOT NULL,
    suffixes bit(1000) NOT NULL,
    PRIMARY KEY (block, slot)
);
CREATE INDEX searched_slot ON sandbox.searched (slot);

-- Which numbers are out of stock; the primary key is what makes a number sell once.
CREATE TABLE sandbox.taken (
    phone_number text COLLATE "C" PRIMARY KEY,
    state text NOT NULL CHECK (state IN ('held', 'sold', 'resting')),
    until timestamptz, -- from then on it is in stock again; null: for good
    holder uuid NOT NULL
);
CREATE INDEX taken_until ON sandbox.taken (until) WHERE until IS NOT NULL;

CREATE TABLE sandbox.reservation (
    id uuid PRIMARY KEY,
    customer_reference text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX reservation_created ON sandbox.reservation (created_at);

CREATE TABLE sandbox.reserved_number (
    id uuid PRIMARY KEY,
    reservation_id uuid NOT NULL REFERENCES sandbox.reservation,
    position int NOT NULL,
    phone_number text NOT NULL,
    error text, -- why it is not held; null: it is, until expired_at
    expired_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX reserved_number_reservation ON sandbox.reserved_number (reservation_id);
CREATE INDEX reserved_number_number ON sandbox.reserved_number (phone_number);

CREATE TABLE sandbox.number_order (
    id uuid PRIMARY KEY,
    customer_reference text,
    connection_id text,
    messaging_profile_id text,
    billing_group_id text,
    status text NOT NULL CHECK (status IN ('pending', 'success', 'failure')),
    phone_numbers_count int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX number_order_created ON sandbox.number_order (created_at);
CREATE INDEX number_order_reference ON sandbox.number_order (customer_reference);

-- An order splits by country and type.
CREATE TABLE sandbox.sub_order (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL REFERENCES sandbox.number_order,
    country_code text NOT NULL,
    number_type text NOT NULL
);
CREATE INDEX sub_order_order ON sandbox.sub_order (order_id);

CREATE TABLE sandbox.order_line (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL REFERENCES sandbox.number_order,
    sub_order_id uuid NOT NULL REFERENCES sandbox.sub_order,
    position int NOT NULL,
    phone_number text NOT NULL,
    upfront_cents bigint NOT NULL,
    status text NOT NULL CHECK (status IN ('pending', 'success', 'failure')),
    settles_at timestamptz NOT NULL -- when it stops being pending
);
CREATE INDEX order_line_order ON sandbox.order_line (order_id);
CREATE INDEX order_line_sub_order ON sandbox.order_line (sub_order_id);
CREATE INDEX order_line_due ON sandbox.order_line (settles_at) WHERE status = 'pending';

-- Ids look like the carrier's: integers of 19 digits, written as text.
CREATE TABLE sandbox.phone_number (
    id bigint GENERATED ALWAYS AS IDENTITY (START WITH 2400000000000000001) PRIMARY KEY,
    phone_number text COLLATE "C" NOT NULL,
    country_code text NOT NULL,
    number_type text NOT NULL,
    order_line_id uuid NOT NULL REFERENCES sandbox.order_line,
    status text NOT NULL CHECK (status IN ('purchase-pending', 'purchase-failed', 'active', 'deleted')),
    connection_id text,
    customer_reference text,
    billing_group_id text,
    external_pin text,
    hd_voice_enabled boolean NOT NULL DEFAULT false,
    tags text[] NOT NULL DEFAULT '{}',
    voice jsonb NOT NULL DEFAULT '{}',
    messaging_profile_id text,
    messaging_product text NOT NULL DEFAULT 'A2P',
    created_at timestamptz NOT NULL,
    activated_at timestamptz,
    updated_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX phone_number_owned ON sandbox.phone_number (phone_number)
    WHERE status IN ('purchase-pending', 'active');
CREATE INDEX phone_number_number ON sandbox.phone_number (phone_number);
CREATE INDEX phone_number_line ON sandbox.phone_number (order_line_id);

-- What is to be told, and what was. A row is due at due_at; a sender that takes it moves due_at on first,
-- so that a sender which dies leaves it to the next one.
CREATE TABLE sandbox.webhook (
    id uuid PRIMARY KEY,
    event_id uuid NOT NULL,
    event_type text NOT NULL,
    occurred_at timestamptz NOT NULL,
    payload text NOT NULL,
    status text NOT NULL CHECK (status IN ('queued', 'delivered', 'failed')),
    attempt int NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL,
    last_answer text
);
CREATE INDEX webhook_due ON sandbox.webhook (due_at) WHERE status = 'queued';
