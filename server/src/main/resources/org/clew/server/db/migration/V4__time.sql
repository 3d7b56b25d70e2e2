ALTER TABLE organizations ADD COLUMN time_zone text NOT NULL DEFAULT 'UTC';
COMMENT ON COLUMN organizations.time_zone IS 'Where its months begin and end: a name that PostgreSQL knows.';

-- Neither sums nor moments that a span changes by growing are in an index, so growing stays within the row’s page.
CREATE TABLE time_spans (
  id object_id PRIMARY KEY,
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  user_id object_id NOT NULL REFERENCES users,
  annotation_id object_id NOT NULL REFERENCES annotations,
  millis bigint NOT NULL DEFAULT 0 CHECK (millis >= 0),
  updates integer NOT NULL DEFAULT 1 CHECK (updates > 0),
  created timestamptz NOT NULL,
  last_update timestamptz NOT NULL CHECK (last_update >= created)
) WITH (fillfactor = 80);
CREATE INDEX time_spans_user ON time_spans (user_id, created);
CREATE INDEX time_spans_annotation ON time_spans (annotation_id);
CREATE INDEX time_spans_organization ON time_spans (organization_id, created);
COMMENT ON TABLE time_spans IS 'Stretches of work of one user on one annotation, without a longer break. Their sum is the tracing time of the annotation.';
COMMENT ON COLUMN time_spans.id IS 'Names the span.';
COMMENT ON COLUMN time_spans.organization_id IS 'The organization.';
COMMENT ON COLUMN time_spans.user_id IS 'Who worked.';
COMMENT ON COLUMN time_spans.annotation_id IS 'On what.';
COMMENT ON COLUMN time_spans.millis IS 'How long, in milliseconds.';
COMMENT ON COLUMN time_spans.updates IS 'How many signs of work it is made of.';
COMMENT ON COLUMN time_spans.created IS 'The first sign of work.';
COMMENT ON COLUMN time_spans.last_update IS 'The latest sign of work.';

CREATE TABLE running_spans (
  user_id object_id PRIMARY KEY REFERENCES users,
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  span_id object_id REFERENCES time_spans,
  annotation_id object_id,
  last_update timestamptz,
  CONSTRAINT all_or_nothing CHECK (num_nulls(span_id, annotation_id, last_update) IN (0, 3))
) WITH (fillfactor = 50);
COMMENT ON TABLE running_spans IS 'The latest span of each user. Who locks the row decides alone what becomes of the next sign of work.';
COMMENT ON COLUMN running_spans.user_id IS 'The user.';
COMMENT ON COLUMN running_spans.organization_id IS 'The organization.';
COMMENT ON COLUMN running_spans.span_id IS 'The span; null only while the first one is being made.';
COMMENT ON COLUMN running_spans.annotation_id IS 'Its annotation.';
COMMENT ON COLUMN running_spans.last_update IS 'Its latest sign of work.';

-- When something of a project was finished last, for the report of its progress.
CREATE INDEX annotations_project_finish ON annotations (project_id, finished DESC)
  WHERE state = 'Finished' AND deleted IS NULL;
