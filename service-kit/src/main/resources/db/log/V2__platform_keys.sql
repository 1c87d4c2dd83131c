-- The keys of operators and auditors are few, and are found without a look at all other events.
CREATE INDEX event_platform_key ON log.event (position) WHERE type = 'ApiKeyCreated' AND payload ->> 'tenant_id' IS NULL;
