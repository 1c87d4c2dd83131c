-- What a record says is not here: it is a function of the number.
CREATE TABLE sandbox.service_record_request (
    id uuid PRIMARY KEY,
    phone_number text COLLATE "C" NOT NULL,
    webhook_url text,
    error text, -- why it fails; null: it doesn't
    ready_at timestamptz, -- when it is answered; null: never
    created_at timestamptz NOT NULL
);
CREATE INDEX service_record_request_created ON sandbox.service_record_request (created_at);
CREATE INDEX service_record_request_number ON sandbox.service_record_request (phone_number);
