-- The amounts of money that events name. Read by amount where few events have one, and by place where many have.
CREATE TABLE view.event_amount (
    position     bigint NOT NULL,
    amount_cents bigint NOT NULL,
    PRIMARY KEY (position, amount_cents)
);
CREATE INDEX event_amount_place ON view.event_amount (amount_cents, position);
COMMENT ON COLUMN view.event_amount.amount_cents IS 'US cents, as the event has it: without a sign.';
