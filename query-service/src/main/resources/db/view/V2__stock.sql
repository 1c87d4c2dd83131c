-- Every number that a carrier ever offered or a tenant ever held. It can be bought if it is listed and not taken.
CREATE TABLE view.stock (
    e164              text COLLATE "C" PRIMARY KEY,
    listed            boolean NOT NULL DEFAULT false,
    country_code      text,
    region            text,
    locality          text,
    ndc               text,
    number_type       text,
    capabilities      integer,
    activation_cents  bigint,
    monthly_cents     bigint,
    listed_position   bigint NOT NULL DEFAULT 0,
    taken_until       timestamptz,
    held_by           uuid,
    taken_position    bigint NOT NULL DEFAULT 0
);
COMMENT ON COLUMN view.stock.ndc IS 'National destination code (area code), digits.';
COMMENT ON COLUMN view.stock.capabilities IS 'Bit n is the n-th capability of the published language.';
COMMENT ON COLUMN view.stock.activation_cents IS 'Wholesale, US cents.';
COMMENT ON COLUMN view.stock.monthly_cents IS 'Wholesale, US cents.';
COMMENT ON COLUMN view.stock.listed_position IS 'Last event of its block that this row shows.';
COMMENT ON COLUMN view.stock.taken_until IS 'Nobody can buy it before; a hold or a rest ends by the clock. NULL: free, infinity: in use.';
COMMENT ON COLUMN view.stock.held_by IS 'The reservation that holds it.';
COMMENT ON COLUMN view.stock.taken_position IS 'Last event of the number itself that this row shows.';

-- Each search walks one of these in the order of the digits.
CREATE INDEX stock_country ON view.stock (country_code, e164) WHERE listed;
CREATE INDEX stock_type ON view.stock (country_code, number_type, e164) WHERE listed;
CREATE INDEX stock_locality ON view.stock (country_code, lower(locality) COLLATE "C", e164) WHERE listed;
CREATE INDEX stock_reversed ON view.stock (reverse(e164) COLLATE "C") WHERE listed;
