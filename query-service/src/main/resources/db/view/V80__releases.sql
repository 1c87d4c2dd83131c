-- Numbers that were given up and that the carrier does not take back. Table as in V3.
CREATE TABLE view.stuck_release (
    id uuid PRIMARY KEY, tenant_id uuid, created bigint NOT NULL, position bigint NOT NULL, body json
);
CREATE INDEX stuck_release_newest ON view.stuck_release (created DESC) WHERE body IS NOT NULL;

-- From when on a number that was given up is free, once the carrier has taken it back; until then it is taken.
ALTER TABLE view.stock ADD COLUMN rests_until timestamptz;
