CREATE TABLE flags.project (
  project_key   STRING NOT NULL,
  display_name  STRING NOT NULL,
  owner_team    STRING,
  archived      BOOL NOT NULL DEFAULT FALSE
);
CREATE TABLE flags.environment (
  env_id        INT64 NOT NULL,
  project_key   STRING NOT NULL,
  env_name      STRING NOT NULL OPTIONS(description="dev, staging or prod"),
  requires_approval BOOL NOT NULL
);
CREATE TABLE flags.flag (
  flag_id       INT64 NOT NULL,
  project_key   STRING NOT NULL,
  flag_key      STRING NOT NULL,
  kind          STRING NOT NULL OPTIONS(description="release | experiment | ops | permission"),
  temporary     BOOL NOT NULL,
  maintainer    STRING OPTIONS(description="user email, null = orphaned"),
  parent_flag_id INT64 OPTIONS(description="prerequisite flag"),
  created_at    TIMESTAMP NOT NULL,
  sunset_date   DATE,
  archived_at   TIMESTAMP
);
CREATE TABLE flags.flag_state (
  flag_id       INT64 NOT NULL,
  env_id        INT64 NOT NULL,
  is_on         BOOL NOT NULL,
  rollout_pct   NUMERIC NOT NULL,
  last_toggled  TIMESTAMP
);
CREATE TABLE flags.segment (
  segment_id    INT64 NOT NULL,
  project_key   STRING NOT NULL,
  segment_name  STRING NOT NULL,
  min_users     INT64,
  max_users     INT64,
  rule_text     STRING
);
CREATE TABLE flags.change_request (
  request_id    INT64 NOT NULL,
  flag_id       INT64 NOT NULL,
  env_id        INT64 NOT NULL,
  requested_by  STRING NOT NULL,
  reviewed_by   STRING,
  status        INT64 NOT NULL OPTIONS(description="0 draft, 1 pending, 2 approved, 3 rejected, 4 applied"),
  requested_at  TIMESTAMP NOT NULL,
  reviewed_at   TIMESTAMP,
  applied_at    TIMESTAMP
);
CREATE TABLE flags.evaluation_daily (
  flag_id       INT64 NOT NULL,
  env_id        INT64 NOT NULL,
  eval_date     DATE NOT NULL,
  variant       STRING NOT NULL OPTIONS(description="control or treatment or fallthrough"),
  evals         INT64 NOT NULL,
  unique_users  INT64 NOT NULL,
  errors        INT64 NOT NULL
);
CREATE TABLE flags.code_reference (
  flag_id       INT64 NOT NULL,
  repo          STRING NOT NULL,
  file_path     STRING NOT NULL,
  line_no       INT64 NOT NULL,
  seen_on       DATE NOT NULL
);
