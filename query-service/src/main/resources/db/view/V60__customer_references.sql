-- Orders and reservations are found by what their tenant tagged them with.
ALTER TABLE view.number_order ADD COLUMN customer_reference text;
CREATE INDEX number_order_reference ON view.number_order (tenant_id, customer_reference, created DESC)
    WHERE body IS NOT NULL AND customer_reference IS NOT NULL;

ALTER TABLE view.reservation ADD COLUMN customer_reference text;
CREATE INDEX reservation_reference ON view.reservation (tenant_id, customer_reference, created DESC)
    WHERE body IS NOT NULL AND customer_reference IS NOT NULL;
