-- A claim must not look through a pool again and again that holds nothing new for a user.
ALTER TABLE pool_counts ADD COLUMN opened bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN pool_counts.opened IS 'Grows whenever there may be more for someone than before: new tasks, more pending instances, an instance given to someone else.';

CREATE TABLE exhausted_pools (
  user_id object_id NOT NULL REFERENCES users,
  pool_id bigint NOT NULL REFERENCES pools,
  organization_id text COLLATE "C" NOT NULL,
  opened bigint NOT NULL,
  cancelled_again boolean NOT NULL,
  PRIMARY KEY (user_id, pool_id)
);
COMMENT ON TABLE exhausted_pools IS 'Pools of whose open tasks a user has had every one. Only a memory: rows may be deleted at any time.';
COMMENT ON COLUMN exhausted_pools.user_id IS 'The user.';
COMMENT ON COLUMN exhausted_pools.pool_id IS 'The pool.';
COMMENT ON COLUMN exhausted_pools.organization_id IS 'The organization of both.';
COMMENT ON COLUMN exhausted_pools.opened IS 'The sum of pool_counts.opened before all was looked through; the row means nothing once that is another.';
COMMENT ON COLUMN exhausted_pools.cancelled_again IS 'Whether tasks that were cancelled for the user did not count as had.';

-- Pools are found from what a user can do: those beyond it are not even read.
CREATE INDEX pools_domain ON pools (organization_id, domain, value);

CREATE OR REPLACE FUNCTION count_new_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO pool_counts AS counts
    (pool_id, shard, organization_id, tasks, open_tasks, pending, active, finished, tracing_time, opened)
  SELECT pool_id, spread & 7, organization_id, count(*), count(*) FILTER (WHERE open),
    sum(pending), sum(active), sum(finished), coalesce(sum(tracing_time), 0), 1
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
    tracing_time = counts.tracing_time + EXCLUDED.tracing_time,
    opened = counts.opened + 1;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_changed_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  several boolean := (SELECT count(*) FROM (SELECT FROM old_tasks LIMIT 2) AS two) > 1;
BEGIN
  IF several THEN
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
    tracing_time = counts.tracing_time + change.tracing_time,
    -- Of several tasks some may have more and others less; a claim changes one.
    opened = counts.opened + CASE WHEN several OR change.pending > 0 THEN 1 ELSE 0 END
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
