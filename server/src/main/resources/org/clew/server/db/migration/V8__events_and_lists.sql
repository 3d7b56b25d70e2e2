-- Numbers of transactions begin anew where a dump is restored: events of before must still come first.
ALTER TABLE installation ADD COLUMN event_era integer NOT NULL DEFAULT 1 CHECK (event_era > 0);
COMMENT ON COLUMN installation.event_era IS 'How often numbers of transactions began anew; the default of events.era follows it.';
ALTER TABLE events ADD COLUMN era integer NOT NULL DEFAULT 1;
COMMENT ON COLUMN events.era IS 'Which beginning its transaction_id counts from.';
DROP INDEX events_order;
CREATE INDEX events_order ON events (organization_id, era, transaction_id, id);
DROP INDEX events_subject;
CREATE INDEX events_subject ON events (subject_id, era, transaction_id, id);
