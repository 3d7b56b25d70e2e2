COMMENT ON COLUMN datasets.location IS 'Where the voxels lie: a directory of the server, or an http or https address.';
