-- What was uploaded is not kept, only what it was: nobody asks this carrier for it again.
CREATE TABLE sandbox.document (
    id uuid PRIMARY KEY,
    filename text NOT NULL,
    content_type text NOT NULL,
    size_bytes bigint NOT NULL,
    sha256 text NOT NULL,
    customer_reference text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    expires_at timestamptz -- from then on it is gone; null: not while something refers to it
);
CREATE INDEX document_expires ON sandbox.document (expires_at) WHERE expires_at IS NOT NULL;

-- What refers to a document; without such a row it expires.
CREATE TABLE sandbox.document_link (
    document_id uuid NOT NULL REFERENCES sandbox.document ON DELETE CASCADE,
    holder uuid NOT NULL,
    PRIMARY KEY (document_id, holder)
);
CREATE INDEX document_link_holder ON sandbox.document_link (holder);

CREATE TABLE sandbox.porting_order (
    id uuid PRIMARY KEY,
    request_id uuid NOT NULL, -- the orders that one request was split into share it
    country_code text NOT NULL,
    number_type text NOT NULL,
    carrier_name text NOT NULL, -- who loses the numbers
    fast_portable boolean NOT NULL,
    status text NOT NULL CHECK (status IN ('draft', 'in-process', 'submitted', 'exception', 'foc-date-confirmed',
        'ported', 'cancel-pending', 'cancelled')),
    exceptions text[] NOT NULL DEFAULT '{}', -- why it is an exception now
    repaired text[] NOT NULL DEFAULT '{}', -- exceptions that were put right
    changed text[] NOT NULL DEFAULT '{}', -- names of what the customer changed since the exception
    form jsonb NOT NULL, -- what the customer fills in; loses its personal data with the last status
    submitted_at timestamptz, -- when it was last confirmed
    foc_at timestamptz, -- the date the losing carrier committed to
    due_at timestamptz, -- when something happens next; null: never by itself
    before_cancel text, -- the status and the due time to go back to when a cancellation is refused
    before_cancel_due_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX porting_order_created ON sandbox.porting_order (created_at);
CREATE INDEX porting_order_reference ON sandbox.porting_order ((form ->> 'customer_reference'));
CREATE INDEX porting_order_due ON sandbox.porting_order (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE sandbox.porting_number (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL REFERENCES sandbox.porting_order ON DELETE CASCADE,
    position int NOT NULL,
    phone_number text COLLATE "C" NOT NULL,
    open boolean NOT NULL DEFAULT true -- until its order ends
);
CREATE INDEX porting_number_order ON sandbox.porting_number (order_id);
-- What makes a number be in one porting order at a time.
CREATE UNIQUE INDEX porting_number_open ON sandbox.porting_number (phone_number) WHERE open;

CREATE TABLE sandbox.porting_document (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL REFERENCES sandbox.porting_order ON DELETE CASCADE,
    document_id uuid NOT NULL,
    document_type text NOT NULL CHECK (document_type IN ('loa', 'invoice', 'csr', 'other')),
    created_at timestamptz NOT NULL
);
CREATE INDEX porting_document_order ON sandbox.porting_document (order_id);

CREATE TABLE sandbox.porting_comment (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL REFERENCES sandbox.porting_order ON DELETE CASCADE,
    body text NOT NULL,
    user_type text NOT NULL CHECK (user_type IN ('admin', 'user', 'system')),
    created_at timestamptz NOT NULL
);
CREATE INDEX porting_comment_order ON sandbox.porting_comment (order_id);

-- A deleted draft leaves its events behind.
CREATE TABLE sandbox.porting_event (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL,
    event_type text NOT NULL,
    payload jsonb NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX porting_event_created ON sandbox.porting_event (created_at);
CREATE INDEX porting_event_order ON sandbox.porting_event (order_id);

-- A number came by an order or by a port.
ALTER TABLE sandbox.phone_number ALTER COLUMN order_line_id DROP NOT NULL;
ALTER TABLE sandbox.phone_number ADD COLUMN porting_order_id uuid REFERENCES sandbox.porting_order;
ALTER TABLE sandbox.phone_number
    ADD CHECK ((order_line_id IS NULL) <> (porting_order_id IS NULL));
CREATE INDEX phone_number_porting_order ON sandbox.phone_number (porting_order_id);
