-- What was looked at, where the request does not say it but the log knows it; and the ways to it.
ALTER TABLE audit.read ADD COLUMN resource_id uuid;
COMMENT ON COLUMN audit.read.tenant_id IS 'The tenant that was asked about, or whose what was looked at is.';
COMMENT ON COLUMN audit.read.resource_id IS 'The resource or event that was looked at. Hashed only where there is one: older rows have none.';

CREATE INDEX read_tenant ON audit.read (tenant_id, sequence) WHERE tenant_id IS NOT NULL;
CREATE INDEX read_number ON audit.read (phone_number, sequence) WHERE phone_number IS NOT NULL;
CREATE INDEX read_resource ON audit.read (resource_id, sequence) WHERE resource_id IS NOT NULL;
