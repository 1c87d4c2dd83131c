-- What a number's page shows of webhooks, and what operators look after, without reading every delivery there ever was.
CREATE INDEX webhook_delivery_of_resource ON view.webhook_delivery (resource_id, queued DESC);
CREATE INDEX webhook_delivery_failed ON view.webhook_delivery (queued DESC) WHERE status = 'failed';
