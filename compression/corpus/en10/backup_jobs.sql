CREATE TABLE IF NOT EXISTS bk_client (
  client_id    INTEGER PRIMARY KEY,
  hostname     VARCHAR NOT NULL,
  os_family    VARCHAR NOT NULL,       -- linux / windows / bsd
  agent_ver    VARCHAR,
  last_contact TIMESTAMP,
  retired      BOOLEAN DEFAULT FALSE NOT NULL
);
CREATE TABLE IF NOT EXISTS bk_repo (
  repo_id      INTEGER PRIMARY KEY,
  repo_name    VARCHAR NOT NULL,
  kind         VARCHAR NOT NULL CHECK (kind IN ('disk', 's3', 'tape')),
  size_tb      DECIMAL(8,2) NOT NULL,
  used_tb      DECIMAL(8,2) NOT NULL,
  immutable    BOOLEAN DEFAULT FALSE NOT NULL
);
CREATE TABLE IF NOT EXISTS bk_policy (
  policy_id    INTEGER PRIMARY KEY,
  policy_name  VARCHAR NOT NULL,
  keep_days    INTEGER NOT NULL,
  cron         VARCHAR NOT NULL,
  encrypt      BOOLEAN DEFAULT TRUE NOT NULL
);
CREATE TABLE IF NOT EXISTS bk_job (
  job_id       INTEGER PRIMARY KEY,
  job_name     VARCHAR NOT NULL,
  client_id    INTEGER NOT NULL REFERENCES bk_client (client_id),
  policy_id    INTEGER NOT NULL REFERENCES bk_policy (policy_id),
  primary_repo INTEGER NOT NULL REFERENCES bk_repo (repo_id),
  copy_repo    INTEGER REFERENCES bk_repo (repo_id),
  paused       BOOLEAN DEFAULT FALSE NOT NULL
);
CREATE TABLE IF NOT EXISTS bk_run (
  run_id       BIGINT PRIMARY KEY,
  job_id       INTEGER NOT NULL REFERENCES bk_job (job_id),
  mode         VARCHAR NOT NULL CHECK (mode IN ('full', 'incr', 'diff')),
  started      TIMESTAMP NOT NULL,
  ended        TIMESTAMP,
  outcome      VARCHAR CHECK (outcome IN ('ok', 'warning', 'failed', 'aborted')),
  gb_read      DECIMAL(12,2),
  gb_stored    DECIMAL(12,2),
  error_text   VARCHAR
);
CREATE TABLE IF NOT EXISTS bk_restore (
  restore_id   BIGINT PRIMARY KEY,
  run_id       BIGINT NOT NULL REFERENCES bk_run (run_id),
  target_client INTEGER NOT NULL REFERENCES bk_client (client_id),
  asked_by     VARCHAR NOT NULL,
  asked_at     TIMESTAMP NOT NULL,
  drill        BOOLEAN DEFAULT FALSE NOT NULL,  -- a test only
  finished_at  TIMESTAMP,
  succeeded    BOOLEAN
);
