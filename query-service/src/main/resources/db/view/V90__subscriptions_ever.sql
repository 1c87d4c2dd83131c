-- The subscriptions that a tenant ever had: by them the deliveries are found that tell of an event.
CREATE INDEX webhook_subscription_ever ON view.webhook_subscription (tenant_id);
