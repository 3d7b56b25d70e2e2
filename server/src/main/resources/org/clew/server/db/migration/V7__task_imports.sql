CREATE TABLE task_imports (
  id object_id PRIMARY KEY,
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  user_id object_id NOT NULL REFERENCES users,
  key text COLLATE "C" CHECK (char_length(key) BETWEEN 1 AND 255),
  file_name text,
  form text NOT NULL CHECK (form IN ('ndjson', 'csv')),
  is_dry_run boolean NOT NULL,
  skips_bad_rows boolean NOT NULL,
  state text NOT NULL CHECK (state IN
    ('reading', 'creating', 'interrupted', 'created', 'checked', 'refused', 'abandoned', 'undone')),
  run integer NOT NULL DEFAULT 1,
  bytes bigint NOT NULL DEFAULT 0 CHECK (bytes >= 0),
  hash text COLLATE "C" CHECK (hash ~ '^[0-9a-f]{64}$'),
  rows bigint NOT NULL DEFAULT 0 CHECK (rows >= 0),
  good bigint NOT NULL DEFAULT 0 CHECK (good >= 0),
  bad bigint NOT NULL DEFAULT 0 CHECK (bad >= 0),
  created bigint NOT NULL DEFAULT 0 CHECK (created >= 0),
  known bigint NOT NULL DEFAULT 0 CHECK (known >= 0),
  problem text,
  started timestamptz NOT NULL,
  touched timestamptz NOT NULL,
  finished timestamptz,
  undone timestamptz,
  has_rows boolean NOT NULL DEFAULT false,
  has_bad_rows boolean NOT NULL DEFAULT false,
  CONSTRAINT rows_add_up CHECK (good + bad = rows)
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX task_imports_key ON task_imports (organization_id, user_id, key) WHERE key IS NOT NULL;
CREATE INDEX task_imports_organization ON task_imports (organization_id, id);
CREATE INDEX task_imports_leftover ON task_imports (touched) WHERE has_rows OR has_bad_rows;
COMMENT ON TABLE task_imports IS 'Files of tasks that were sent, and what became of them. All that is known of one is here and in the two tables of its rows, so any server can go on with it.';
COMMENT ON COLUMN task_imports.id IS 'Names the import.';
COMMENT ON COLUMN task_imports.organization_id IS 'The organization.';
COMMENT ON COLUMN task_imports.user_id IS 'Who sent the file.';
COMMENT ON COLUMN task_imports.key IS 'The header Idempotency-Key: the same file sent again under it goes on where the first ended.';
COMMENT ON COLUMN task_imports.file_name IS 'How the sender calls the file.';
COMMENT ON COLUMN task_imports.form IS 'ndjson or csv.';
COMMENT ON COLUMN task_imports.is_dry_run IS 'Whether nothing is to be created.';
COMMENT ON COLUMN task_imports.skips_bad_rows IS 'Whether good rows are created though others are bad.';
COMMENT ON COLUMN task_imports.state IS 'reading and creating: under way; interrupted: can go on; the others are its end.';
COMMENT ON COLUMN task_imports.run IS 'Counts the requests that worked on it; only the latest may.';
COMMENT ON COLUMN task_imports.bytes IS 'How much of the file is behind it, at the end of a row.';
COMMENT ON COLUMN task_imports.hash IS 'SHA-256 of that much of the file.';
COMMENT ON COLUMN task_imports.rows IS 'Rows behind it, without header and blank lines.';
COMMENT ON COLUMN task_imports.good IS 'Those in order.';
COMMENT ON COLUMN task_imports.bad IS 'Those with something wrong.';
COMMENT ON COLUMN task_imports.created IS 'Tasks that it made.';
COMMENT ON COLUMN task_imports.known IS 'Good rows whose external key had a task already.';
COMMENT ON COLUMN task_imports.problem IS 'Why the file as a whole was refused.';
COMMENT ON COLUMN task_imports.started IS 'When the file began to come.';
COMMENT ON COLUMN task_imports.touched IS 'Last sign of life of the request that works on it.';
COMMENT ON COLUMN task_imports.finished IS 'When it ended.';
COMMENT ON COLUMN task_imports.undone IS 'When its tasks were taken back.';
COMMENT ON COLUMN task_imports.has_rows IS 'Whether rows may be left in task_import_rows.';
COMMENT ON COLUMN task_imports.has_bad_rows IS 'Whether rows may be left in task_import_bad_rows.';

-- No references: rows come by the million, are read once, and go.
CREATE TABLE task_import_rows (
  organization_id text COLLATE "C" NOT NULL,
  import_id text COLLATE "C" NOT NULL,
  line bigint NOT NULL,
  id text COLLATE "C" NOT NULL,
  project_id text COLLATE "C" NOT NULL,
  task_type_id text COLLATE "C" NOT NULL,
  dataset_id text COLLATE "C" NOT NULL,
  script_id text COLLATE "C",
  pool_id bigint,
  spread integer NOT NULL,
  pending bigint NOT NULL,
  bounding_box integer[],
  edit_position integer[] NOT NULL,
  edit_rotation double precision[] NOT NULL,
  creation_info text,
  description text NOT NULL,
  base_content_id text COLLATE "C",
  external_key text COLLATE "C",
  PRIMARY KEY (import_id, line)
);
COMMENT ON TABLE task_import_rows IS 'Good rows of imports that are not finished: tasks, ready to be made in one transaction.';
COMMENT ON COLUMN task_import_rows.organization_id IS 'The organization.';
COMMENT ON COLUMN task_import_rows.import_id IS 'The import.';
COMMENT ON COLUMN task_import_rows.line IS 'Where in the file the row begins, from 1.';
COMMENT ON COLUMN task_import_rows.id IS 'The id that the task is to have.';
COMMENT ON COLUMN task_import_rows.project_id IS 'As in tasks.';
COMMENT ON COLUMN task_import_rows.task_type_id IS 'As in tasks.';
COMMENT ON COLUMN task_import_rows.dataset_id IS 'As in tasks.';
COMMENT ON COLUMN task_import_rows.script_id IS 'As in tasks.';
COMMENT ON COLUMN task_import_rows.pool_id IS 'As in tasks; null in a dry run, which makes no pools.';
COMMENT ON COLUMN task_import_rows.spread IS 'As in tasks.';
COMMENT ON COLUMN task_import_rows.pending IS 'As in tasks.';
COMMENT ON COLUMN task_import_rows.bounding_box IS 'As in tasks.';
COMMENT ON COLUMN task_import_rows.edit_position IS 'As in tasks.';
COMMENT ON COLUMN task_import_rows.edit_rotation IS 'As in tasks.';
COMMENT ON COLUMN task_import_rows.creation_info IS 'As in tasks.';
COMMENT ON COLUMN task_import_rows.description IS 'As in tasks.';
COMMENT ON COLUMN task_import_rows.base_content_id IS 'As in tasks.';
COMMENT ON COLUMN task_import_rows.external_key IS 'As in tasks.';

CREATE TABLE task_import_bad_rows (
  organization_id text COLLATE "C" NOT NULL,
  import_id text COLLATE "C" NOT NULL,
  line bigint NOT NULL,
  field text COLLATE "C",
  reason text NOT NULL,
  number bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (import_id, line, number)
);
COMMENT ON TABLE task_import_bad_rows IS 'What is wrong with rows of imports; several entries if several fields of a row are. Goes after 30 days.';
COMMENT ON COLUMN task_import_bad_rows.organization_id IS 'The organization.';
COMMENT ON COLUMN task_import_bad_rows.import_id IS 'The import.';
COMMENT ON COLUMN task_import_bad_rows.line IS 'Where in the file the row begins, from 1.';
COMMENT ON COLUMN task_import_bad_rows.field IS 'Which field; null for the row as a whole.';
COMMENT ON COLUMN task_import_bad_rows.reason IS 'What is wrong, for people.';
COMMENT ON COLUMN task_import_bad_rows.number IS 'Tells apart what is wrong with one row.';

ALTER TABLE tasks
  ADD COLUMN import_id text COLLATE "C",
  ADD COLUMN external_key text COLLATE "C" CHECK (char_length(external_key) BETWEEN 1 AND 255);
COMMENT ON COLUMN tasks.import_id IS 'The import that made it; null if a request did. Never changes.';
COMMENT ON COLUMN tasks.external_key IS 'What its maker calls it, unique among the tasks of its project that are not deleted. Never changes.';
-- Partial, on columns that never change: tasks without them pay nothing, and a claim touches neither.
CREATE UNIQUE INDEX tasks_external_key ON tasks (project_id, external_key)
  WHERE external_key IS NOT NULL AND deleted IS NULL;
CREATE INDEX tasks_import ON tasks (import_id, id) WHERE import_id IS NOT NULL AND deleted IS NULL;
