-- short link service, postgres. owner: growth team
CREATE TABLE workspace (
  id bigserial PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  name text NOT NULL,
  plan text NOT NULL DEFAULT 'free' CHECK (plan IN ('free','pro','business')),
  seats int NOT NULL DEFAULT 1,
  trial_ends_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE app_user (
  id bigserial PRIMARY KEY,
  email text NOT NULL,
  display_name text,
  workspace_id bigint NOT NULL REFERENCES workspace(id),
  role text NOT NULL DEFAULT 'member' CHECK (role IN ('owner','admin','member')),
  last_login_at timestamptz,
  disabled boolean NOT NULL DEFAULT false
);
CREATE TABLE domain (
  id bigserial PRIMARY KEY,
  workspace_id bigint REFERENCES workspace(id),
  host text NOT NULL,
  verified_at timestamptz
);
CREATE TABLE link (
  id bigserial PRIMARY KEY,
  code text NOT NULL,
  domain_id bigint NOT NULL REFERENCES domain(id),
  target_url text NOT NULL,
  created_by bigint REFERENCES app_user(id),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  max_clicks int,
  archived boolean NOT NULL DEFAULT false
);
CREATE TABLE click (
  id bigserial PRIMARY KEY,
  link_id bigint NOT NULL REFERENCES link(id),
  clicked_at timestamptz NOT NULL,
  country char(2),
  device text CHECK (device IN ('mobile','desktop','tablet','bot')),
  referrer text,
  utm_source text
);
CREATE TABLE tag (
  id serial PRIMARY KEY,
  label text NOT NULL
);
CREATE TABLE link_tag (
  link_id bigint NOT NULL REFERENCES link(id),
  tag_id int NOT NULL REFERENCES tag(id),
  PRIMARY KEY (link_id, tag_id)
);
CREATE TABLE invoice (
  id bigserial PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace(id),
  amount numeric(10,2) NOT NULL,
  issued_on date NOT NULL,
  paid_on date,
  void boolean NOT NULL DEFAULT false
);
