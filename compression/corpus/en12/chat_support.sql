CREATE TABLE accounts (
  id          bigserial PRIMARY KEY,
  company     varchar(120) NOT NULL,
  plan        varchar(20)  NOT NULL DEFAULT 'free' CHECK (plan IN ('free', 'team', 'business', 'enterprise')),
  success_manager_id bigint,
  churned_at  timestamp
);
CREATE TABLE contacts (
  id          bigserial PRIMARY KEY,
  account_id  bigint REFERENCES accounts (id),       -- visitors without an account: null
  name        varchar(120),
  email       varchar(190) NOT NULL,
  locale      varchar(5) NOT NULL DEFAULT 'en',
  created_at  timestamp NOT NULL
);
CREATE TABLE teams (
  id          bigserial PRIMARY KEY,
  name        varchar(60) NOT NULL,
  escalates_to_id bigint REFERENCES teams (id)
);
CREATE TABLE agents (
  id          bigserial PRIMARY KEY,
  name        varchar(120) NOT NULL,
  team_id     bigint NOT NULL REFERENCES teams (id),
  seniority   varchar(10) NOT NULL CHECK (seniority IN ('junior', 'senior', 'lead')),
  deactivated_at timestamp
);
ALTER TABLE accounts ADD FOREIGN KEY (success_manager_id) REFERENCES agents (id);
CREATE TABLE conversations (
  id          bigserial PRIMARY KEY,
  contact_id  bigint NOT NULL REFERENCES contacts (id),
  agent_id    bigint REFERENCES agents (id),
  closed_by_id bigint REFERENCES agents (id),
  merged_into_id bigint REFERENCES conversations (id),
  subject     varchar(200),
  channel     varchar(10) NOT NULL CHECK (channel IN ('widget', 'email', 'whatsapp')),
  state       varchar(10) NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'snoozed', 'closed')),
  opened_at   timestamp NOT NULL,
  first_reply_at timestamp,
  closed_at   timestamp,
  rating      smallint
);
CREATE TABLE handovers (
  id          bigserial PRIMARY KEY,
  conversation_id bigint NOT NULL REFERENCES conversations (id),
  from_agent_id bigint NOT NULL REFERENCES agents (id),
  to_agent_id bigint NOT NULL REFERENCES agents (id),
  reason      varchar(200),
  happened_at timestamp NOT NULL
);
CREATE TABLE tags (
  id          bigserial PRIMARY KEY,
  name        varchar(40) NOT NULL UNIQUE
);
CREATE TABLE taggings (
  conversation_id bigint NOT NULL REFERENCES conversations (id),
  tag_id      bigint NOT NULL REFERENCES tags (id),
  tagged_by_id bigint REFERENCES agents (id),        -- null: by a rule
  PRIMARY KEY (conversation_id, tag_id)
);
