ALTER TABLE accounts
  ADD COLUMN selected_theme text NOT NULL DEFAULT 'auto' CHECK (selected_theme IN ('auto', 'light', 'dark')),
  ADD COLUMN novel_user_experience_infos jsonb NOT NULL DEFAULT '{}'
    CHECK (jsonb_typeof(novel_user_experience_infos) = 'object');
COMMENT ON COLUMN accounts.selected_theme IS 'How the person wants pages to look: auto, light or dark.';
COMMENT ON COLUMN accounts.novel_user_experience_infos IS 'What tours of the pages the person has seen, as the pages say it.';

CREATE TABLE password_attempts (
  kind text NOT NULL CHECK (kind IN ('account', 'address')),
  hash bytea NOT NULL,
  began timestamptz NOT NULL,
  attempts integer NOT NULL CHECK (attempts >= 0),
  PRIMARY KEY (kind, hash)
);
CREATE INDEX password_attempts_began ON password_attempts (began);
COMMENT ON TABLE password_attempts IS 'Passwords tried lately, which is how guessing is slowed down. Of no organization: whoever tries is not known yet.';
COMMENT ON COLUMN password_attempts.kind IS 'account: tried for it; address: tried from it.';
COMMENT ON COLUMN password_attempts.hash IS 'SHA-256 of the e-mail address, or of the network address.';
COMMENT ON COLUMN password_attempts.began IS 'When the first of them was tried; after a while they are forgotten.';
COMMENT ON COLUMN password_attempts.attempts IS 'How many; those that were right are taken off again.';

CREATE TABLE password_resets (
  hash bytea PRIMARY KEY,
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  user_id object_id NOT NULL REFERENCES users,
  issuer_id object_id NOT NULL REFERENCES users,
  created timestamptz NOT NULL,
  expires timestamptz NOT NULL,
  used timestamptz
);
CREATE INDEX password_resets_user ON password_resets (user_id) WHERE used IS NULL;
COMMENT ON TABLE password_resets IS 'Tokens that set a password once. The secrets themselves are not kept.';
COMMENT ON COLUMN password_resets.hash IS 'SHA-256 of the secret.';
COMMENT ON COLUMN password_resets.organization_id IS 'The organization.';
COMMENT ON COLUMN password_resets.user_id IS 'Whose password it sets.';
COMMENT ON COLUMN password_resets.issuer_id IS 'The admin who made it.';
COMMENT ON COLUMN password_resets.created IS 'When it was made.';
COMMENT ON COLUMN password_resets.expires IS 'When it ends.';
COMMENT ON COLUMN password_resets.used IS 'When it was used, or replaced by a newer one; null while it is good.';

CREATE TABLE invitations (
  id object_id PRIMARY KEY,
  organization_id text COLLATE "C" NOT NULL REFERENCES organizations,
  hash bytea NOT NULL UNIQUE,
  email text CHECK (email = lower(email) AND email LIKE '_%@_%'),
  is_admin boolean NOT NULL,
  is_dataset_manager boolean NOT NULL,
  teams jsonb NOT NULL CHECK (jsonb_typeof(teams) = 'object'),
  experiences jsonb NOT NULL CHECK (jsonb_typeof(experiences) = 'object'),
  issuer_id object_id NOT NULL REFERENCES users,
  created timestamptz NOT NULL,
  expires timestamptz NOT NULL,
  used timestamptz,
  user_id object_id REFERENCES users
);
CREATE INDEX invitations_open ON invitations (organization_id, id) WHERE used IS NULL;
COMMENT ON TABLE invitations IS 'Tokens that let a person join an organization, once. The secrets themselves are not kept.';
COMMENT ON COLUMN invitations.id IS 'Names the invitation.';
COMMENT ON COLUMN invitations.organization_id IS 'The organization.';
COMMENT ON COLUMN invitations.hash IS 'SHA-256 of the secret.';
COMMENT ON COLUMN invitations.email IS 'The address that the person will sign in with; null to let them choose.';
COMMENT ON COLUMN invitations.is_admin IS 'Whether the person becomes an admin.';
COMMENT ON COLUMN invitations.is_dataset_manager IS 'Whether the person becomes a dataset manager.';
COMMENT ON COLUMN invitations.teams IS 'Teams to join, by id; true where the person becomes manager.';
COMMENT ON COLUMN invitations.experiences IS 'What the person can do: value by domain.';
COMMENT ON COLUMN invitations.issuer_id IS 'The admin who made it.';
COMMENT ON COLUMN invitations.created IS 'When it was made.';
COMMENT ON COLUMN invitations.expires IS 'When it ends.';
COMMENT ON COLUMN invitations.used IS 'When it was accepted or taken back; null while it is open.';
COMMENT ON COLUMN invitations.user_id IS 'Who accepted it; null if nobody did.';

CREATE TABLE annotation_teams (
  annotation_id object_id NOT NULL REFERENCES annotations,
  team_id object_id NOT NULL REFERENCES teams,
  organization_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (annotation_id, team_id)
);
CREATE INDEX annotation_teams_team ON annotation_teams (team_id, annotation_id);
COMMENT ON TABLE annotation_teams IS 'Which teams find a free annotation of someone else in their lists.';
COMMENT ON COLUMN annotation_teams.annotation_id IS 'The annotation.';
COMMENT ON COLUMN annotation_teams.team_id IS 'The team.';
COMMENT ON COLUMN annotation_teams.organization_id IS 'The organization.';

ALTER TABLE annotations
  ADD COLUMN collaboration_mode text NOT NULL DEFAULT 'OwnerOnly'
    CHECK (collaboration_mode IN ('OwnerOnly', 'Exclusive', 'Concurrent'));
COMMENT ON COLUMN annotations.collaboration_mode IS 'Whether others than the owner may change it: OwnerOnly; Exclusive, Concurrent.';
