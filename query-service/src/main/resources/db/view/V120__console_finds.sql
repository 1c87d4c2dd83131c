-- What the console looks for over all tenants.

-- The board of ports: those that are open, the oldest first, and the latest ones.
CREATE INDEX porting_order_status ON view.porting_order (status, created) WHERE body IS NOT NULL;
CREATE INDEX porting_order_newest_of_all ON view.porting_order (created DESC) WHERE body IS NOT NULL;

-- Tenants by the beginnings of the words of their names, in any case. The query says the same expression.
CREATE INDEX tenant_name ON view.tenant
    USING gin (to_tsvector('simple', regexp_replace(body ->> 'name', '\W+', ' ', 'g'))) WHERE body IS NOT NULL;
