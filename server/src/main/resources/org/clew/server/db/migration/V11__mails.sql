CREATE TABLE mails (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  recipient text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  created timestamptz NOT NULL,
  next_try timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0 CHECK (tries >= 0),
  failure text
);
CREATE INDEX mails_due ON mails (next_try);
COMMENT ON TABLE mails IS 'Mails that wait to be sent; written in the transaction that is their reason, deleted when sent or given up.';
COMMENT ON COLUMN mails.id IS 'Names the mail; never leaves the server.';
COMMENT ON COLUMN mails.organization_id IS 'The organization.';
COMMENT ON COLUMN mails.recipient IS 'The address of who gets it.';
COMMENT ON COLUMN mails.subject IS 'What it is about.';
COMMENT ON COLUMN mails.body IS 'Plain text.';
COMMENT ON COLUMN mails.created IS 'When it was written.';
COMMENT ON COLUMN mails.next_try IS 'From when on it may be sent. Who takes it sets it a while ahead, so that no other server sends it, too.';
COMMENT ON COLUMN mails.tries IS 'How often it was taken.';
COMMENT ON COLUMN mails.failure IS 'Why it was not sent last time; null if it was not tried.';
