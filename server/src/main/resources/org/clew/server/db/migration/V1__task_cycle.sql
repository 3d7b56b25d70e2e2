-- Ids are 24 hexadecimal characters, the first 8 the second of creation: they sort by age.
CREATE DOMAIN object_id AS text COLLATE "C" CHECK (VALUE ~ '^[0-9a-f]{24}$');

CREATE TABLE organizations (
  id text COLLATE "C" PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9_.-]{1,64}$'),
  name text NOT NULL,
  root_folder_id object_id NOT NULL,
  created timestamptz NOT NULL
);
COMMENT ON TABLE organizations IS 'A lab. Nothing of one organization is ever visible in another.';
COMMENT ON COLUMN organizations.id IS 'Free text chosen at creation; part of the wire.';
COMMENT ON COLUMN organizations.name IS 'Shown to people.';
COMMENT ON COLUMN organizations.root_folder_id IS 'The folder of all its datasets; clients expect one.';
COMMENT ON COLUMN organizations.created IS 'When it was founded.';

CREATE TABLE accounts (
  id object_id PRIMARY KEY,
  email text NOT NULL CHECK (email = lower(email) AND email LIKE '_%@_%'),
  password_hash text,
  is_super_user boolean NOT NULL DEFAULT false,
  created timestamptz NOT NULL
);
CREATE UNIQUE INDEX accounts_email ON accounts (email);
COMMENT ON TABLE accounts IS 'A person who can sign in, in one or more organizations.';
COMMENT ON COLUMN accounts.id IS 'Names the person.';
COMMENT ON COLUMN accounts.email IS 'Lower case; what the person signs in with.';
COMMENT ON COLUMN accounts.password_hash IS 'Argon2id with its parameters; null when no password is set.';
COMMENT ON COLUMN accounts.is_super_user IS 'Looks after the whole server.';
COMMENT ON COLUMN accounts.created IS 'When the person first appeared.';

CREATE TABLE users (
  id object_id PRIMARY KEY,
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  account_id object_id NOT NULL REFERENCES accounts,
  first_name text NOT NULL CHECK (first_name <> ''),
  last_name text NOT NULL CHECK (last_name <> ''),
  is_admin boolean NOT NULL DEFAULT false,
  is_organization_owner boolean NOT NULL DEFAULT false,
  is_dataset_manager boolean NOT NULL DEFAULT false,
  is_active boolean NOT NULL DEFAULT true,
  is_unlisted boolean NOT NULL DEFAULT false,
  last_task_type_id object_id,
  last_activity timestamptz NOT NULL,
  created timestamptz NOT NULL,
  UNIQUE (account_id, organization_id)
);
CREATE INDEX users_organization ON users (organization_id, lower(last_name), id);
COMMENT ON TABLE users IS 'A person in one organization.';
COMMENT ON COLUMN users.id IS 'Names the user.';
COMMENT ON COLUMN users.organization_id IS 'The organization.';
COMMENT ON COLUMN users.account_id IS 'The person.';
COMMENT ON COLUMN users.first_name IS 'Given name.';
COMMENT ON COLUMN users.last_name IS 'Family name.';
COMMENT ON COLUMN users.is_admin IS 'May do everything in the organization.';
COMMENT ON COLUMN users.is_organization_owner IS 'Owns the organization.';
COMMENT ON COLUMN users.is_dataset_manager IS 'May read and change every dataset of the organization.';
COMMENT ON COLUMN users.is_active IS 'Whether the user may sign in.';
COMMENT ON COLUMN users.is_unlisted IS 'Left out of lists.';
COMMENT ON COLUMN users.last_task_type_id IS 'The task type used last when creating tasks; a convenience of the pages.';
COMMENT ON COLUMN users.last_activity IS 'Last sign of life, kept to the minute.';
COMMENT ON COLUMN users.created IS 'When the user joined.';

CREATE TABLE tokens (
  hash bytea PRIMARY KEY,
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  user_id object_id NOT NULL REFERENCES users,
  kind text NOT NULL CHECK (kind IN ('authentication', 'session', 'datastore')),
  created timestamptz NOT NULL,
  expires timestamptz
);
CREATE INDEX tokens_user ON tokens (user_id, kind);
COMMENT ON TABLE tokens IS 'What scripts and browsers sign in with. The secrets themselves are not kept.';
COMMENT ON COLUMN tokens.hash IS 'SHA-256 of the secret.';
COMMENT ON COLUMN tokens.organization_id IS 'The organization.';
COMMENT ON COLUMN tokens.user_id IS 'Whom it signs in.';
COMMENT ON COLUMN tokens.kind IS 'authentication: for scripts, until revoked; session: a browser; datastore: voxels only.';
COMMENT ON COLUMN tokens.created IS 'When it was handed out.';
COMMENT ON COLUMN tokens.expires IS 'When it ends; null for never.';

CREATE TABLE teams (
  id object_id PRIMARY KEY,
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  name text NOT NULL CHECK (name ~ '^[A-Za-z0-9_. ß-]+$'),
  is_organization_team boolean NOT NULL DEFAULT false,
  created timestamptz NOT NULL,
  deleted timestamptz
);
CREATE UNIQUE INDEX teams_name ON teams (organization_id, name) WHERE deleted IS NULL;
CREATE UNIQUE INDEX teams_organization_team ON teams (organization_id) WHERE is_organization_team;
COMMENT ON TABLE teams IS 'Users who work together; rights go by team.';
COMMENT ON COLUMN teams.id IS 'Names the team.';
COMMENT ON COLUMN teams.organization_id IS 'The organization.';
COMMENT ON COLUMN teams.name IS 'Unique among the teams of the organization that are not deleted.';
COMMENT ON COLUMN teams.is_organization_team IS 'The one team of everybody.';
COMMENT ON COLUMN teams.created IS 'When it was made.';
COMMENT ON COLUMN teams.deleted IS 'When it was deleted; null while it lives.';

CREATE TABLE team_members (
  user_id object_id NOT NULL REFERENCES users,
  team_id object_id NOT NULL REFERENCES teams,
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  is_team_manager boolean NOT NULL,
  PRIMARY KEY (user_id, team_id)
);
CREATE INDEX team_members_team ON team_members (team_id);
COMMENT ON TABLE team_members IS 'Who is in which team.';
COMMENT ON COLUMN team_members.user_id IS 'The member.';
COMMENT ON COLUMN team_members.team_id IS 'The team.';
COMMENT ON COLUMN team_members.organization_id IS 'The organization of both.';
COMMENT ON COLUMN team_members.is_team_manager IS 'Whether the member manages the team.';

CREATE TABLE experience_domains (
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  domain text COLLATE "C" NOT NULL CHECK (length(domain) >= 2),
  PRIMARY KEY (organization_id, domain)
);
COMMENT ON TABLE experience_domains IS 'Every domain of experience that a task or a user ever named.';
COMMENT ON COLUMN experience_domains.organization_id IS 'The organization.';
COMMENT ON COLUMN experience_domains.domain IS 'The name; case matters.';

CREATE TABLE experiences (
  user_id object_id NOT NULL REFERENCES users,
  domain text COLLATE "C" NOT NULL CHECK (length(domain) >= 2),
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  value integer NOT NULL,
  PRIMARY KEY (user_id, domain)
);
COMMENT ON TABLE experiences IS 'What users can do, and how well.';
COMMENT ON COLUMN experiences.user_id IS 'The user.';
COMMENT ON COLUMN experiences.domain IS 'The skill.';
COMMENT ON COLUMN experiences.organization_id IS 'The organization.';
COMMENT ON COLUMN experiences.value IS 'How well; a task asks for at least its own value.';

CREATE TABLE datasets (
  id object_id PRIMARY KEY,
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  name text NOT NULL CHECK (name <> ''),
  directory_name text NOT NULL CHECK (directory_name <> ''),
  location text NOT NULL,
  data_source jsonb NOT NULL CHECK (jsonb_typeof(data_source) = 'object'),
  is_public boolean NOT NULL DEFAULT false,
  description text,
  tags text[] NOT NULL DEFAULT '{}',
  metadata jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(metadata) = 'array'),
  uploader_id object_id REFERENCES users,
  created timestamptz NOT NULL,
  deleted timestamptz
);
CREATE UNIQUE INDEX datasets_directory ON datasets (organization_id, directory_name) WHERE deleted IS NULL;
CREATE INDEX datasets_name ON datasets (organization_id, name) WHERE deleted IS NULL;
COMMENT ON TABLE datasets IS 'Images that tasks are about. The voxels stay where they are.';
COMMENT ON COLUMN datasets.id IS 'Names the dataset.';
COMMENT ON COLUMN datasets.organization_id IS 'The organization that owns it.';
COMMENT ON COLUMN datasets.name IS 'Shown to people; need not be unique.';
COMMENT ON COLUMN datasets.directory_name IS 'Unique among the datasets of the organization that are not deleted.';
COMMENT ON COLUMN datasets.location IS 'Where the voxels lie: a directory of the server.';
COMMENT ON COLUMN datasets.data_source IS 'The datasource-properties document: layers, mags, voxel size.';
COMMENT ON COLUMN datasets.is_public IS 'Whether everyone may read it.';
COMMENT ON COLUMN datasets.description IS 'Free text.';
COMMENT ON COLUMN datasets.tags IS 'Free words.';
COMMENT ON COLUMN datasets.metadata IS 'Entries of key, type and value.';
COMMENT ON COLUMN datasets.uploader_id IS 'Who registered it; may always read it.';
COMMENT ON COLUMN datasets.created IS 'When it was registered.';
COMMENT ON COLUMN datasets.deleted IS 'When it was deleted; null while it lives.';

CREATE TABLE dataset_teams (
  dataset_id object_id NOT NULL REFERENCES datasets,
  team_id object_id NOT NULL REFERENCES teams,
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  PRIMARY KEY (dataset_id, team_id)
);
CREATE INDEX dataset_teams_team ON dataset_teams (team_id);
COMMENT ON TABLE dataset_teams IS 'Which teams may read which dataset.';
COMMENT ON COLUMN dataset_teams.dataset_id IS 'The dataset.';
COMMENT ON COLUMN dataset_teams.team_id IS 'The team.';
COMMENT ON COLUMN dataset_teams.organization_id IS 'The organization.';

CREATE VIEW readable_datasets AS
SELECT users.organization_id, users.id AS user_id, datasets.id AS dataset_id
FROM users
JOIN datasets ON datasets.organization_id = users.organization_id AND datasets.deleted IS NULL
WHERE datasets.is_public
  OR users.is_admin
  OR users.is_dataset_manager
  OR datasets.uploader_id = users.id
  OR EXISTS (
    SELECT
    FROM dataset_teams
    JOIN team_members ON team_members.team_id = dataset_teams.team_id
    WHERE dataset_teams.dataset_id = datasets.id AND team_members.user_id = users.id);
COMMENT ON VIEW readable_datasets IS 'The rule of who may read which dataset; every statement asks it here.';

CREATE TABLE task_types (
  id object_id PRIMARY KEY,
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  team_id object_id NOT NULL REFERENCES teams,
  summary text NOT NULL CHECK (btrim(summary) <> ''),
  description text NOT NULL,
  tracing_type text NOT NULL CHECK (tracing_type IN ('skeleton', 'volume', 'hybrid')),
  settings jsonb NOT NULL CHECK (jsonb_typeof(settings) = 'object'),
  recommended_configuration jsonb CHECK (jsonb_typeof(recommended_configuration) = 'object'),
  created timestamptz NOT NULL,
  deleted timestamptz
);
CREATE UNIQUE INDEX task_types_summary ON task_types (organization_id, summary) WHERE deleted IS NULL;
CREATE INDEX task_types_team ON task_types (team_id) WHERE deleted IS NULL;
COMMENT ON TABLE task_types IS 'Kinds of tasks: what to do, and with which tools.';
COMMENT ON COLUMN task_types.id IS 'Names the task type.';
COMMENT ON COLUMN task_types.organization_id IS 'The organization.';
COMMENT ON COLUMN task_types.team_id IS 'The team whose managers look after it.';
COMMENT ON COLUMN task_types.summary IS 'Its name, unique among the task types of the organization that are not deleted.';
COMMENT ON COLUMN task_types.description IS 'Instructions for annotators, Markdown.';
COMMENT ON COLUMN task_types.tracing_type IS 'What annotators produce; never changes.';
COMMENT ON COLUMN task_types.settings IS 'What the tracing tool allows.';
COMMENT ON COLUMN task_types.recommended_configuration IS 'Viewer settings by name.';
COMMENT ON COLUMN task_types.created IS 'When it was made.';
COMMENT ON COLUMN task_types.deleted IS 'When it was deleted; null while it lives.';

CREATE TABLE scripts (
  id object_id PRIMARY KEY,
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  owner_id object_id NOT NULL REFERENCES users,
  name text NOT NULL CHECK (name ~ '^[A-Za-z0-9_. ß-]{2,50}$'),
  gist text NOT NULL CHECK (gist ~* '^https?://[a-z0-9_.-]+.*$'),
  created timestamptz NOT NULL,
  deleted timestamptz
);
CREATE INDEX scripts_organization ON scripts (organization_id, id) WHERE deleted IS NULL;
COMMENT ON TABLE scripts IS 'Pointers to scripts that the tracing page loads for annotators.';
COMMENT ON COLUMN scripts.id IS 'Names the script.';
COMMENT ON COLUMN scripts.organization_id IS 'The organization.';
COMMENT ON COLUMN scripts.owner_id IS 'Who may change it.';
COMMENT ON COLUMN scripts.name IS 'Shown to people; need not be unique.';
COMMENT ON COLUMN scripts.gist IS 'Its address.';
COMMENT ON COLUMN scripts.created IS 'When it was made.';
COMMENT ON COLUMN scripts.deleted IS 'When it was deleted; null while it lives.';

CREATE TABLE projects (
  id object_id PRIMARY KEY,
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  team_id object_id NOT NULL REFERENCES teams,
  owner_id object_id NOT NULL REFERENCES users,
  name text NOT NULL CHECK (name ~ '^[a-zA-Z0-9_-]{3,}$'),
  priority bigint NOT NULL DEFAULT 100,
  paused boolean NOT NULL DEFAULT false,
  expected_time bigint,
  is_blacklisted_from_report boolean NOT NULL DEFAULT false,
  created timestamptz NOT NULL,
  deleted timestamptz
);
CREATE UNIQUE INDEX projects_name ON projects (organization_id, name) WHERE deleted IS NULL;
CREATE INDEX projects_team ON projects (team_id) WHERE deleted IS NULL;
COMMENT ON TABLE projects IS 'Tasks that belong together, with a priority.';
COMMENT ON COLUMN projects.id IS 'Names the project.';
COMMENT ON COLUMN projects.organization_id IS 'The organization.';
COMMENT ON COLUMN projects.team_id IS 'The team that works on it.';
COMMENT ON COLUMN projects.owner_id IS 'Who answers for it.';
COMMENT ON COLUMN projects.name IS 'Unique among the projects of the organization that are not deleted.';
COMMENT ON COLUMN projects.priority IS 'Higher is handed out earlier.';
COMMENT ON COLUMN projects.paused IS 'Whether its tasks are held back.';
COMMENT ON COLUMN projects.expected_time IS 'Tracing time in milliseconds after which the owner is told.';
COMMENT ON COLUMN projects.is_blacklisted_from_report IS 'Whether reports leave it out.';
COMMENT ON COLUMN projects.created IS 'When it was made.';
COMMENT ON COLUMN projects.deleted IS 'When it was deleted; null while it lives.';

CREATE TABLE pools (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  project_id object_id NOT NULL REFERENCES projects,
  dataset_id object_id NOT NULL REFERENCES datasets,
  domain text COLLATE "C" NOT NULL CHECK (length(domain) >= 2),
  value integer NOT NULL,
  UNIQUE (project_id, dataset_id, domain, value)
);
CREATE INDEX pools_organization ON pools (organization_id);
COMMENT ON TABLE pools IS 'Tasks that ask the same of an annotator. Who may have one of a pool may have any of it, so a claim decides per pool, not per task.';
COMMENT ON COLUMN pools.id IS 'Names the pool; never leaves the server.';
COMMENT ON COLUMN pools.organization_id IS 'The organization.';
COMMENT ON COLUMN pools.project_id IS 'Gives team, priority and pause.';
COMMENT ON COLUMN pools.dataset_id IS 'Which the annotator must be able to read.';
COMMENT ON COLUMN pools.domain IS 'The experience asked for.';
COMMENT ON COLUMN pools.value IS 'How much of it.';

CREATE TABLE pool_counts (
  pool_id bigint NOT NULL REFERENCES pools,
  shard smallint NOT NULL,
  organization_id text COLLATE "C" NOT NULL,
  tasks bigint NOT NULL CHECK (tasks >= 0),
  open_tasks bigint NOT NULL CHECK (open_tasks >= 0),
  pending bigint NOT NULL CHECK (pending >= 0),
  active bigint NOT NULL CHECK (active >= 0),
  finished bigint NOT NULL CHECK (finished >= 0),
  tracing_time bigint NOT NULL,
  has_open boolean NOT NULL GENERATED ALWAYS AS (open_tasks > 0) STORED,
  PRIMARY KEY (pool_id, shard)
) WITH (fillfactor = 50);
-- On a column of its own, so that each claim’s update stays within the row’s page.
CREATE INDEX pool_counts_open ON pool_counts (organization_id, pool_id) WHERE has_open;
COMMENT ON TABLE pool_counts IS 'Sums over the tasks of a pool, kept by triggers, exact at every moment. In shards, so that annotators do not queue at one row.';
COMMENT ON COLUMN pool_counts.pool_id IS 'The pool.';
COMMENT ON COLUMN pool_counts.shard IS 'Which share of the tasks: the low bits of their spread.';
COMMENT ON COLUMN pool_counts.organization_id IS 'The organization.';
COMMENT ON COLUMN pool_counts.tasks IS 'Tasks that are not deleted.';
COMMENT ON COLUMN pool_counts.open_tasks IS 'Those of them with pending instances.';
COMMENT ON COLUMN pool_counts.pending IS 'Their pending instances.';
COMMENT ON COLUMN pool_counts.active IS 'Their active instances.';
COMMENT ON COLUMN pool_counts.finished IS 'Their finished instances.';
COMMENT ON COLUMN pool_counts.tracing_time IS 'Time spent on them, in milliseconds.';
COMMENT ON COLUMN pool_counts.has_open IS 'Whether there are open tasks.';

-- Organization, project and dataset follow from the pool, whose own references hold them. Checking
-- them again for each of a million tasks, or locking the same few rows in every claim, buys nothing.
CREATE TABLE tasks (
  id object_id PRIMARY KEY,
  organization_id text COLLATE "C" NOT NULL,
  project_id object_id NOT NULL,
  task_type_id object_id NOT NULL REFERENCES task_types,
  dataset_id object_id NOT NULL,
  script_id object_id REFERENCES scripts,
  pool_id bigint NOT NULL REFERENCES pools,
  spread integer NOT NULL,
  total bigint NOT NULL CHECK (total >= 0),
  pending bigint NOT NULL CHECK (pending >= 0),
  active bigint NOT NULL DEFAULT 0 CHECK (active >= 0),
  finished bigint NOT NULL DEFAULT 0 CHECK (finished >= 0),
  tracing_time bigint CHECK (tracing_time >= 0),
  bounding_box integer[] CHECK (cardinality(bounding_box) = 6),
  edit_position integer[] NOT NULL CHECK (cardinality(edit_position) = 3),
  edit_rotation double precision[] NOT NULL CHECK (cardinality(edit_rotation) = 3),
  creation_info text,
  description text NOT NULL DEFAULT '',
  created timestamptz NOT NULL,
  deleted timestamptz,
  open boolean NOT NULL GENERATED ALWAYS AS (pending > 0 AND deleted IS NULL) STORED,
  CONSTRAINT instances_add_up CHECK (pending + active + finished = total)
) WITH (fillfactor = 85);
-- On a column of its own, so that an update that leaves it open touches no index.
CREATE INDEX tasks_open ON tasks (pool_id, spread) WHERE open;
CREATE INDEX tasks_project ON tasks (project_id, id) WHERE deleted IS NULL;
CREATE INDEX tasks_task_type ON tasks (task_type_id, id) WHERE deleted IS NULL;
CREATE INDEX tasks_organization ON tasks (organization_id, id) WHERE deleted IS NULL;
CREATE INDEX tasks_script ON tasks (script_id) WHERE script_id IS NOT NULL AND deleted IS NULL;
COMMENT ON TABLE tasks IS 'Small jobs: one place in one dataset, to be done by one or more people.';
COMMENT ON COLUMN tasks.id IS 'Names the task.';
COMMENT ON COLUMN tasks.organization_id IS 'The organization; that of its pool.';
COMMENT ON COLUMN tasks.project_id IS 'The project; that of its pool.';
COMMENT ON COLUMN tasks.task_type_id IS 'What to do.';
COMMENT ON COLUMN tasks.dataset_id IS 'Where; that of its pool.';
COMMENT ON COLUMN tasks.script_id IS 'A script for its annotators.';
COMMENT ON COLUMN tasks.pool_id IS 'The pool, which follows from project, dataset and needed experience.';
COMMENT ON COLUMN tasks.spread IS 'A random number, fixed at creation: the order in which a pool is handed out.';
COMMENT ON COLUMN tasks.total IS 'All its instances.';
COMMENT ON COLUMN tasks.pending IS 'Instances that nobody has taken.';
COMMENT ON COLUMN tasks.active IS 'Instances that someone works on.';
COMMENT ON COLUMN tasks.finished IS 'Instances that are done.';
COMMENT ON COLUMN tasks.tracing_time IS 'Time spent on all its instances, in milliseconds; null until first logged.';
COMMENT ON COLUMN tasks.bounding_box IS 'The box to work in: x, y, z of the top left, width, height, depth, in voxels.';
COMMENT ON COLUMN tasks.edit_position IS 'Where to start: x, y, z in voxels.';
COMMENT ON COLUMN tasks.edit_rotation IS 'How to look at it: x, y, z in degrees.';
COMMENT ON COLUMN tasks.creation_info IS 'Where it came from, e.g. a file name.';
COMMENT ON COLUMN tasks.description IS 'Description that its instances start with.';
COMMENT ON COLUMN tasks.created IS 'When it was made.';
COMMENT ON COLUMN tasks.deleted IS 'When it was deleted; null while it lives.';
COMMENT ON COLUMN tasks.open IS 'Whether an instance can be taken.';

CREATE TABLE annotations (
  id object_id PRIMARY KEY,
  organization_id text COLLATE "C" NOT NULL,
  typ text NOT NULL CHECK (typ IN ('Task', 'Explorational')),
  state text NOT NULL CHECK (state IN ('Active', 'Finished', 'Cancelled')),
  task_id object_id REFERENCES tasks,
  project_id object_id,
  dataset_id object_id NOT NULL,
  user_id object_id NOT NULL REFERENCES users,
  layers jsonb NOT NULL CHECK (jsonb_typeof(layers) = 'array'),
  name text NOT NULL DEFAULT '',
  description text NOT NULL DEFAULT '',
  visibility text NOT NULL DEFAULT 'Internal' CHECK (visibility IN ('Private', 'Internal', 'Public')),
  tags text[] NOT NULL DEFAULT '{}',
  is_locked_by_owner boolean NOT NULL DEFAULT false,
  tracing_time bigint CHECK (tracing_time >= 0),
  created timestamptz NOT NULL,
  modified timestamptz NOT NULL,
  finished timestamptz,
  deleted timestamptz,
  CONSTRAINT instances_have_a_task CHECK ((typ = 'Task') = (task_id IS NOT NULL)),
  CONSTRAINT instances_have_a_project CHECK ((task_id IS NULL) = (project_id IS NULL)),
  CONSTRAINT finished_ones_say_when CHECK ((state = 'Finished') = (finished IS NOT NULL))
);
CREATE UNIQUE INDEX annotations_one_live_instance ON annotations (task_id, user_id)
  WHERE task_id IS NOT NULL AND state <> 'Cancelled' AND deleted IS NULL;
CREATE INDEX annotations_cancelled_instances ON annotations (task_id, user_id)
  WHERE task_id IS NOT NULL AND state = 'Cancelled' AND deleted IS NULL;
CREATE INDEX annotations_user ON annotations (user_id, id) WHERE deleted IS NULL;
CREATE INDEX annotations_user_active ON annotations (user_id) WHERE state = 'Active' AND task_id IS NOT NULL AND deleted IS NULL;
CREATE INDEX annotations_project_active ON annotations (project_id) WHERE state = 'Active' AND deleted IS NULL;
COMMENT ON TABLE annotations IS 'What people trace. With a task: an instance of it, one person’s share.';
COMMENT ON COLUMN annotations.id IS 'Names the annotation.';
COMMENT ON COLUMN annotations.organization_id IS 'The organization.';
COMMENT ON COLUMN annotations.typ IS 'Task: an instance; Explorational: a free annotation.';
COMMENT ON COLUMN annotations.state IS 'Active, Finished or Cancelled; a cancelled instance went back to its task.';
COMMENT ON COLUMN annotations.task_id IS 'The task; null for a free annotation. Never changes.';
COMMENT ON COLUMN annotations.project_id IS 'The project of the task. Never changes.';
COMMENT ON COLUMN annotations.dataset_id IS 'The dataset.';
COMMENT ON COLUMN annotations.user_id IS 'Whose it is.';
COMMENT ON COLUMN annotations.layers IS 'Its layers: tracingId, typ, name.';
COMMENT ON COLUMN annotations.name IS 'Free text.';
COMMENT ON COLUMN annotations.description IS 'Free text.';
COMMENT ON COLUMN annotations.visibility IS 'Private, Internal or Public.';
COMMENT ON COLUMN annotations.tags IS 'Free words.';
COMMENT ON COLUMN annotations.is_locked_by_owner IS 'Whether its owner locked it.';
COMMENT ON COLUMN annotations.tracing_time IS 'Time spent on it, in milliseconds; null until first logged.';
COMMENT ON COLUMN annotations.created IS 'When it was taken or made.';
COMMENT ON COLUMN annotations.modified IS 'Last change.';
COMMENT ON COLUMN annotations.finished IS 'When it was finished; null unless it is.';
COMMENT ON COLUMN annotations.deleted IS 'When it was deleted; null while it lives.';

CREATE TABLE events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  organization_id text COLLATE "C" NOT NULL,
  happened timestamptz NOT NULL,
  actor_id object_id,
  kind text NOT NULL CHECK (kind ~ '^[a-z_]+\.[a-z_]+$'),
  subject_id text NOT NULL,
  before jsonb,
  after jsonb
);
CREATE INDEX events_order ON events (organization_id, transaction_id, id);
CREATE INDEX events_subject ON events (subject_id, id);
COMMENT ON TABLE events IS 'Every change of state: who, what, when, on what, before and after; written with the change itself.';
COMMENT ON COLUMN events.id IS 'Order within a transaction.';
COMMENT ON COLUMN events.transaction_id IS 'The transaction; readers take events only of transactions older than every running one, so none is missed.';
COMMENT ON COLUMN events.organization_id IS 'The organization.';
COMMENT ON COLUMN events.happened IS 'When.';
COMMENT ON COLUMN events.actor_id IS 'The user who did it; null for the server itself.';
COMMENT ON COLUMN events.kind IS 'What, as thing.verb: task.created, instance.finished.';
COMMENT ON COLUMN events.subject_id IS 'On what.';
COMMENT ON COLUMN events.before IS 'What changed, as it was; null for something new.';
COMMENT ON COLUMN events.after IS 'What changed, as it is; null for something deleted.';

-- The counts of a pool follow its tasks, whatever changed them: per statement, in a fixed order.
CREATE FUNCTION count_new_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO pool_counts AS counts
    (pool_id, shard, organization_id, tasks, open_tasks, pending, active, finished, tracing_time)
  SELECT pool_id, spread & 7, organization_id, count(*), count(*) FILTER (WHERE open),
    sum(pending), sum(active), sum(finished), coalesce(sum(tracing_time), 0)
  FROM new_tasks
  WHERE deleted IS NULL
  GROUP BY pool_id, spread & 7, organization_id
  ORDER BY pool_id, spread & 7
  ON CONFLICT (pool_id, shard) DO UPDATE SET
    tasks = counts.tasks + EXCLUDED.tasks,
    open_tasks = counts.open_tasks + EXCLUDED.open_tasks,
    pending = counts.pending + EXCLUDED.pending,
    active = counts.active + EXCLUDED.active,
    finished = counts.finished + EXCLUDED.finished,
    tracing_time = counts.tracing_time + EXCLUDED.tracing_time;
  RETURN NULL;
END $$;

CREATE FUNCTION count_changed_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM (SELECT FROM old_tasks LIMIT 2) AS several) > 1 THEN
    PERFORM FROM pool_counts
    WHERE (pool_id, shard) IN (SELECT pool_id, spread & 7 FROM old_tasks)
    ORDER BY pool_id, shard
    FOR NO KEY UPDATE;
  END IF;
  UPDATE pool_counts AS counts SET
    tasks = counts.tasks + change.tasks,
    open_tasks = counts.open_tasks + change.open_tasks,
    pending = counts.pending + change.pending,
    active = counts.active + change.active,
    finished = counts.finished + change.finished,
    tracing_time = counts.tracing_time + change.tracing_time
  FROM (
    SELECT pool_id, spread & 7 AS shard, sum(sign) AS tasks, coalesce(sum(sign) FILTER (WHERE open), 0) AS open_tasks,
      sum(sign * pending) AS pending, sum(sign * active) AS active, sum(sign * finished) AS finished,
      sum(sign * tracing_time) AS tracing_time
    FROM (
      SELECT -1 AS sign, pool_id, spread, open, pending, active, finished, coalesce(tracing_time, 0) AS tracing_time
      FROM old_tasks WHERE deleted IS NULL
      UNION ALL
      SELECT 1, pool_id, spread, open, pending, active, finished, coalesce(tracing_time, 0)
      FROM new_tasks WHERE deleted IS NULL) AS changed
    GROUP BY pool_id, spread & 7) AS change
  WHERE counts.pool_id = change.pool_id AND counts.shard = change.shard;
  RETURN NULL;
END $$;

CREATE TRIGGER count_new_tasks AFTER INSERT ON tasks
  REFERENCING NEW TABLE AS new_tasks
  FOR EACH STATEMENT EXECUTE FUNCTION count_new_tasks();
CREATE TRIGGER count_changed_tasks AFTER UPDATE ON tasks
  REFERENCING OLD TABLE AS old_tasks NEW TABLE AS new_tasks
  FOR EACH STATEMENT EXECUTE FUNCTION count_changed_tasks();

-- A task never moves to another pool or share: the sums above rely on it.
CREATE FUNCTION keep_tasks_in_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A task stays in its pool.';
END $$;
CREATE TRIGGER keep_tasks_in_place BEFORE UPDATE OF pool_id, spread, project_id, dataset_id, organization_id ON tasks
  FOR EACH ROW WHEN ((OLD.pool_id, OLD.spread, OLD.project_id, OLD.dataset_id, OLD.organization_id)
    IS DISTINCT FROM (NEW.pool_id, NEW.spread, NEW.project_id, NEW.dataset_id, NEW.organization_id))
  EXECUTE FUNCTION keep_tasks_in_place();
