-- error monitoring SaaS, copied nightly into Snowflake
CREATE TABLE IF NOT EXISTS orgs (
  org_id NUMBER PRIMARY KEY,
  slug STRING NOT NULL,
  plan_tier STRING NOT NULL DEFAULT 'free' COMMENT 'free, team, business, enterprise',
  event_quota NUMBER COMMENT 'monthly events, null = no limit',
  churned_at TIMESTAMP_NTZ
);
CREATE TABLE IF NOT EXISTS members (
  member_id NUMBER PRIMARY KEY,
  org_id NUMBER NOT NULL REFERENCES orgs (org_id),
  email STRING NOT NULL,
  role STRING NOT NULL COMMENT 'owner | admin | dev | billing',
  invited_by NUMBER REFERENCES members (member_id),
  joined_at TIMESTAMP_NTZ COMMENT 'null: invitation not accepted',
  last_seen TIMESTAMP_NTZ
);
CREATE TABLE IF NOT EXISTS apps (
  app_id NUMBER PRIMARY KEY,
  org_id NUMBER NOT NULL REFERENCES orgs (org_id),
  app_name STRING NOT NULL,
  platform STRING NOT NULL COMMENT 'ios, android, web, backend',
  muted BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE IF NOT EXISTS releases (
  release_id NUMBER PRIMARY KEY,
  app_id NUMBER NOT NULL REFERENCES apps (app_id),
  version STRING NOT NULL,
  released_at TIMESTAMP_NTZ NOT NULL,
  superseded_at TIMESTAMP_NTZ,
  rolled_back BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE IF NOT EXISTS issues (
  issue_id NUMBER PRIMARY KEY,
  app_id NUMBER NOT NULL REFERENCES apps (app_id),
  title STRING NOT NULL,
  level NUMBER(1) NOT NULL COMMENT '1=debug 2=info 3=warning 4=error 5=fatal',
  state NUMBER(1) NOT NULL DEFAULT 0 COMMENT '0=unresolved 1=resolved 2=ignored 3=regressed',
  assignee NUMBER REFERENCES members (member_id),
  first_seen TIMESTAMP_NTZ NOT NULL,
  last_seen TIMESTAMP_NTZ NOT NULL,
  resolved_at TIMESTAMP_NTZ,
  event_count NUMBER NOT NULL DEFAULT 0,
  user_count NUMBER NOT NULL DEFAULT 0,
  merged_into NUMBER REFERENCES issues (issue_id)
);
CREATE TABLE IF NOT EXISTS events (
  event_id STRING PRIMARY KEY,
  issue_id NUMBER NOT NULL REFERENCES issues (issue_id),
  happened_at TIMESTAMP_NTZ NOT NULL,
  environment STRING COMMENT 'production, staging, ...',
  device STRING,
  os_version STRING,
  user_hash STRING
);
CREATE TABLE IF NOT EXISTS alerts (
  alert_id NUMBER PRIMARY KEY,
  issue_id NUMBER NOT NULL REFERENCES issues (issue_id),
  channel STRING NOT NULL COMMENT 'slack, email or pager',
  fired_at TIMESTAMP_NTZ NOT NULL,
  acked_at TIMESTAMP_NTZ,
  acked_by NUMBER REFERENCES members (member_id)
);
CREATE TABLE IF NOT EXISTS usage_daily (
  org_id NUMBER NOT NULL REFERENCES orgs (org_id),
  usage_date DATE NOT NULL,
  accepted NUMBER NOT NULL,
  dropped NUMBER NOT NULL,
  filtered NUMBER NOT NULL,
  PRIMARY KEY (org_id, usage_date)
);
CREATE TABLE IF NOT EXISTS price_steps (
  step_no NUMBER PRIMARY KEY,
  events_from NUMBER NOT NULL,
  events_to NUMBER NOT NULL,
  cents_per_1k NUMBER(6,2) NOT NULL
);
