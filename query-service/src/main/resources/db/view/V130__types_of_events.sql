-- The events of one type, whosever they are, in the order of the log: what auditors ask for.
CREATE INDEX event_type_order ON view.event (type, position);
