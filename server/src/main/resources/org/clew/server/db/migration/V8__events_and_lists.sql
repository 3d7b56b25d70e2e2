-- Numbers of transactions begin anew where a dump is restored: events of before must still come first.
ALTER TABLE installation ADD COLUMN event_era integer NOT NULL DEFAULT 1 CHECK (event_era > 0);
COMMENT ON COLUMN installation.event_era IS 'How often numbers of transactions began anew; the default of events.era follows it.';
ALTER TABLE events ADD COLUMN era integer NOT NULL DEFAULT 1;
COMMENT ON COLUMN events.era IS 'Which beginning its transaction_id counts from.';
DROP INDEX events_order;
CREATE INDEX events_order ON events (organization_id, era, transaction_id, id);
DROP INDEX events_subject;
CREATE INDEX events_subject ON events (subject_id, era, transaction_id, id);

-- For lists by dataset and by domain of experience. Claims change none of these columns.
CREATE INDEX tasks_pool ON tasks (pool_id, id) WHERE deleted IS NULL;
-- For the beginnings of file names.
CREATE INDEX tasks_creation_info ON tasks (lower(creation_info) text_pattern_ops)
  WHERE creation_info IS NOT NULL AND deleted IS NULL;
CREATE INDEX annotations_project ON annotations (project_id, id) WHERE project_id IS NOT NULL AND deleted IS NULL;
