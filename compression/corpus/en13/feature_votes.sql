-- Product feedback board. Prisma schema mapped to snake_case, PostgreSQL
CREATE TYPE post_status AS ENUM ('under_review', 'planned', 'in_progress', 'shipped', 'declined');

CREATE TABLE workspaces (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL,
  subdomain text NOT NULL UNIQUE,
  trial_ends_on date,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE members (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL DEFAULT 'voter' CHECK (role IN ('voter', 'moderator', 'admin')),
  mrr_cents integer NOT NULL DEFAULT 0,   -- what their company pays us a month
  created_at timestamptz NOT NULL DEFAULT now(),
  deactivated_at timestamptz
);
CREATE TABLE boards (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  name text NOT NULL,
  is_private boolean NOT NULL DEFAULT false
);
CREATE TABLE posts (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  board_id uuid NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
  author_id uuid NOT NULL REFERENCES members (id),
  owner_id uuid REFERENCES members (id),
  merged_into_id uuid REFERENCES posts (id),
  title text NOT NULL,
  details text,
  status post_status NOT NULL DEFAULT 'under_review',
  eta date,
  created_at timestamptz NOT NULL DEFAULT now(),
  shipped_at timestamptz,
  pinned boolean NOT NULL DEFAULT false
);
CREATE TABLE votes (
  post_id uuid NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
  member_id uuid NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  importance smallint NOT NULL DEFAULT 1 CHECK (importance BETWEEN 1 AND 3),
  voted_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (post_id, member_id)
);
CREATE TABLE replies (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  post_id uuid NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
  member_id uuid NOT NULL REFERENCES members (id),
  body text NOT NULL,
  internal boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
);
CREATE TABLE labels (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), workspace_id uuid NOT NULL REFERENCES workspaces (id), name text NOT NULL, color text);
CREATE TABLE _label_to_post (label_id uuid NOT NULL REFERENCES labels (id), post_id uuid NOT NULL REFERENCES posts (id), PRIMARY KEY (label_id, post_id));
