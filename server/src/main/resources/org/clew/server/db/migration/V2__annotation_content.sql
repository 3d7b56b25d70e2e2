CREATE TABLE installation (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  is_only boolean NOT NULL DEFAULT true UNIQUE CHECK (is_only)
);
INSERT INTO installation DEFAULT VALUES;
COMMENT ON TABLE installation IS 'The one row that tells this database from every other; a dump takes it along.';
COMMENT ON COLUMN installation.id IS 'Stands in the directory of content, too, so that it is never used with another database.';
COMMENT ON COLUMN installation.is_only IS 'Keeps it at one row.';

CREATE TABLE blobs (
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  hash text COLLATE "C" NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  bytes bigint NOT NULL CHECK (bytes >= 0),
  created timestamptz NOT NULL,
  PRIMARY KEY (organization_id, hash)
);
COMMENT ON TABLE blobs IS 'Bytes kept in the blob store. Whoever finds a row finds the bytes: they are written first.';
COMMENT ON COLUMN blobs.organization_id IS 'The organization; equal bytes of two organizations are kept twice.';
COMMENT ON COLUMN blobs.hash IS 'SHA-256 of the bytes.';
COMMENT ON COLUMN blobs.bytes IS 'How many bytes.';
COMMENT ON COLUMN blobs.created IS 'When they first came in.';

CREATE TABLE contents (
  id object_id PRIMARY KEY,
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  nml_hash text COLLATE "C" NOT NULL,
  skeleton_from bigint NOT NULL CHECK (skeleton_from >= 0),
  skeleton_bytes bigint NOT NULL CHECK (skeleton_bytes >= 0),
  trees integer NOT NULL CHECK (trees >= 0),
  nodes integer NOT NULL CHECK (nodes >= 0),
  layers jsonb NOT NULL CHECK (jsonb_typeof(layers) = 'array' AND layers <> '[]'),
  created timestamptz NOT NULL,
  FOREIGN KEY (organization_id, nml_hash) REFERENCES blobs
);
COMMENT ON TABLE contents IS 'What people traced, at one moment. Never changes, so that many may start from it.';
COMMENT ON COLUMN contents.id IS 'Names the content; never leaves the server.';
COMMENT ON COLUMN contents.organization_id IS 'The organization.';
COMMENT ON COLUMN contents.nml_hash IS 'The blob with its NML, as this server writes it.';
COMMENT ON COLUMN contents.skeleton_from IS 'Where in the NML trees, branch points, comments and groups begin.';
COMMENT ON COLUMN contents.skeleton_bytes IS 'How long that part is.';
COMMENT ON COLUMN contents.trees IS 'How many trees it has.';
COMMENT ON COLUMN contents.nodes IS 'How many nodes they have.';
COMMENT ON COLUMN contents.layers IS 'Its layers: typ, name. Other layers of the NML do not count.';
COMMENT ON COLUMN contents.created IS 'When it came in.';

CREATE TABLE content_files (
  content_id object_id NOT NULL REFERENCES contents,
  location text NOT NULL CHECK (location <> ''),
  organization_id text COLLATE "C" NOT NULL,
  hash text COLLATE "C" NOT NULL,
  PRIMARY KEY (content_id, location),
  FOREIGN KEY (organization_id, hash) REFERENCES blobs
);
COMMENT ON TABLE content_files IS 'Files that the NML of a content names: the voxels of its volume layers.';
COMMENT ON COLUMN content_files.content_id IS 'The content.';
COMMENT ON COLUMN content_files.location IS 'The name by which the NML calls the file.';
COMMENT ON COLUMN content_files.organization_id IS 'The organization.';
COMMENT ON COLUMN content_files.hash IS 'The blob with its bytes.';

ALTER TABLE tasks ADD COLUMN base_content_id object_id REFERENCES contents;
COMMENT ON COLUMN tasks.base_content_id IS 'What its instances start from; null for the start position alone.';

ALTER TABLE annotations
  ADD COLUMN version integer NOT NULL DEFAULT 0 CHECK (version >= 0),
  ADD COLUMN content_id object_id REFERENCES contents,
  ADD COLUMN view_configuration jsonb CHECK (jsonb_typeof(view_configuration) = 'object');
COMMENT ON COLUMN annotations.version IS 'Counts the changes of its content; 0 is what an instance starts with.';
COMMENT ON COLUMN annotations.content_id IS 'Its content; null for what its task starts from.';
COMMENT ON COLUMN annotations.view_configuration IS 'Settings of the viewer by name.';
CREATE INDEX annotations_project_finished ON annotations (project_id, task_id, id)
  WHERE state = 'Finished' AND deleted IS NULL;
CREATE INDEX annotations_user_free ON annotations (user_id, id)
  WHERE task_id IS NULL AND deleted IS NULL;

CREATE TABLE annotation_versions (
  annotation_id object_id NOT NULL REFERENCES annotations,
  version integer NOT NULL CHECK (version > 0),
  organization_id text COLLATE "C" NOT NULL,
  content_id object_id REFERENCES contents,
  kind text NOT NULL CHECK (kind IN ('submitted', 'restored', 'reset', 'uploaded', 'duplicated', 'merged')),
  restored_version integer,
  author_id object_id NOT NULL REFERENCES users,
  created timestamptz NOT NULL,
  PRIMARY KEY (annotation_id, version),
  CONSTRAINT restored_ones_say_which CHECK ((kind = 'restored') = (restored_version IS NOT NULL))
);
COMMENT ON TABLE annotation_versions IS 'Every content that an annotation ever had. Version 0 of an instance has no row: it is what the task starts from.';
COMMENT ON COLUMN annotation_versions.annotation_id IS 'The annotation.';
COMMENT ON COLUMN annotation_versions.version IS 'From 1, without gaps.';
COMMENT ON COLUMN annotation_versions.organization_id IS 'The organization.';
COMMENT ON COLUMN annotation_versions.content_id IS 'The content; null for what the task starts from.';
COMMENT ON COLUMN annotation_versions.kind IS 'How it came about.';
COMMENT ON COLUMN annotation_versions.restored_version IS 'The version that it brought back.';
COMMENT ON COLUMN annotation_versions.author_id IS 'Who made it.';
COMMENT ON COLUMN annotation_versions.created IS 'When.';
