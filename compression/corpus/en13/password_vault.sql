-- team password manager; Knex migrations, PostgreSQL
create table orgs (org_id uuid primary key, org_name text not null, tier text not null default 'free' check (tier in ('free', 'teams', 'enterprise')), sso_enforced boolean not null default false, seats int not null, created_at timestamptz not null default now());
create table people (
  person_id uuid primary key,
  org_id uuid not null references orgs (org_id),
  full_name text not null,
  email text not null unique,
  status text not null default 'invited' check (status in ('invited', 'active', 'suspended', 'removed')),
  is_owner boolean not null default false,
  mfa_enabled boolean not null default false,
  invited_by uuid references people (person_id),
  last_unlock_at timestamptz,
  created_at timestamptz not null default now()
);
create table groups (group_id uuid primary key, org_id uuid not null references orgs (org_id), group_name text not null);
create table group_people (group_id uuid not null references groups (group_id), person_id uuid not null references people (person_id), manager boolean not null default false, primary key (group_id, person_id));
create table vaults (vault_id uuid primary key, org_id uuid not null references orgs (org_id), vault_name text not null, owner_id uuid not null references people (person_id), archived boolean not null default false, created_at timestamptz not null default now());
create table vault_grants (vault_id uuid not null references vaults (vault_id), group_id uuid not null references groups (group_id), permission text not null check (permission in ('view', 'edit', 'manage')), granted_at timestamptz not null default now(), expires_at timestamptz, primary key (vault_id, group_id));
create table items (
  item_id uuid primary key,
  vault_id uuid not null references vaults (vault_id),
  created_by uuid not null references people (person_id),
  updated_by uuid references people (person_id),
  title text not null,
  kind text not null default 'login' check (kind in ('login', 'card', 'note', 'ssh_key', 'api_token')),
  url text,
  strength smallint,          -- 0 very weak .. 4 strong; null when there is no password
  breached boolean not null default false,
  password_changed_at timestamptz,
  created_at timestamptz not null default now(),
  trashed_at timestamptz
);
create table access_events (event_id bigint generated always as identity primary key, item_id uuid not null references items (item_id), person_id uuid not null references people (person_id), action text not null check (action in ('reveal', 'copy', 'autofill', 'export')), device text, ip inet, happened_at timestamptz not null default now());
create table share_links (link_id uuid primary key, item_id uuid not null references items (item_id), created_by uuid not null references people (person_id), recipient_email text not null, max_views int not null default 1, views int not null default 0, expires_at timestamptz not null, revoked_at timestamptz);
