-- Addresses of the customer. A deleted one is gone: who lives where is nobody's business any more.
CREATE TABLE sandbox.address (
    id bigint GENERATED ALWAYS AS IDENTITY (START WITH 1900000000000000001) PRIMARY KEY,
    customer_reference text,
    first_name text,
    last_name text,
    business_name text,
    phone_number text,
    street_address text NOT NULL,
    extended_address text,
    locality text NOT NULL,
    administrative_area text,
    neighborhood text,
    borough text,
    postal_code text,
    country_code text NOT NULL,
    address_book boolean NOT NULL,
    validate_address boolean NOT NULL,
    valid boolean NOT NULL, -- whether it can be used for emergency services
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX address_reference ON sandbox.address (customer_reference);

-- Emergency service of a number, from the first time it was asked for.
CREATE TABLE sandbox.number_emergency (
    phone_number_id bigint PRIMARY KEY REFERENCES sandbox.phone_number,
    address_id bigint REFERENCES sandbox.address,
    enabled boolean NOT NULL,
    status text NOT NULL CHECK (status IN ('disabled', 'active', 'provisioning', 'deprovisioning', 'provisioning-failed')),
    next_status text, -- what it becomes at settles_at
    settles_at timestamptz
);
CREATE INDEX number_emergency_address ON sandbox.number_emergency (address_id);
CREATE INDEX number_emergency_due ON sandbox.number_emergency (settles_at) WHERE settles_at IS NOT NULL;
