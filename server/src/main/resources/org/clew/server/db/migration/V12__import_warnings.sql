ALTER TABLE task_imports ADD COLUMN warnings text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN task_imports.warnings IS 'What its sender should know of rows that are in order, such as teams that may not read a dataset; at most a hundred.';
