-- The pages of annotators list what someone has finished, last first.
CREATE INDEX annotations_user_finished ON annotations (user_id, finished DESC, id DESC)
  WHERE state = 'Finished' AND task_id IS NOT NULL AND deleted IS NULL;
COMMENT ON INDEX annotations_user_finished IS 'What someone has finished, last first.';
