CREATE TABLE request_keys (
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  user_id object_id NOT NULL REFERENCES users,
  key text COLLATE "C" NOT NULL CHECK (char_length(key) BETWEEN 1 AND 255),
  request text COLLATE "C" NOT NULL CHECK (request ~ '^[0-9a-f]{64}$'),
  answer bytea NOT NULL,
  created timestamptz NOT NULL,
  PRIMARY KEY (organization_id, user_id, key)
);
-- The answers are compressed already.
ALTER TABLE request_keys ALTER COLUMN answer SET STORAGE EXTERNAL;
CREATE INDEX request_keys_by_age ON request_keys (created);
COMMENT ON TABLE request_keys IS 'Requests that made something and whose sender gave them a key, so that sending them again makes nothing twice. Goes after a day.';
COMMENT ON COLUMN request_keys.organization_id IS 'The organization.';
COMMENT ON COLUMN request_keys.user_id IS 'Who sent the request; keys of different users have nothing to do with each other.';
COMMENT ON COLUMN request_keys.key IS 'The header Idempotency-Key.';
COMMENT ON COLUMN request_keys.request IS 'SHA-256 of what was asked for: the same key may not ask for something else.';
COMMENT ON COLUMN request_keys.answer IS 'What was answered: JSON, compressed with gzip.';
COMMENT ON COLUMN request_keys.created IS 'When it was answered.';
