-- leaderboards (postgres)
create table games (
    slug        text primary key,
    title       text not null,
    released    int,
    twitch_name text
);
create table platforms (
    id   smallserial primary key,
    name text not null unique
);
create table runners (
    id         bigserial primary key,
    handle     text not null unique,
    country    char(2),
    joined_at  timestamptz not null default now(),
    banned_at  timestamptz
);
create table categories (
    id        serial primary key,
    game_slug text not null references games (slug),
    name      text not null,
    is_misc   boolean not null default false,
    timing    text not null default 'rta' check (timing in ('rta', 'igt'))
);
create table runs (
    id           bigserial primary key,
    category_id  int not null references categories (id),
    runner_id    bigint not null references runners (id),
    platform_id  smallint references platforms (id),
    emulated     boolean not null default false,
    duration_ms  bigint not null,
    played_on    date not null,
    video_url    text,
    state        text not null default 'pending' check (state in ('pending', 'verified', 'rejected')),
    verifier_id  bigint references runners (id),
    verified_at  timestamptz
);
create table moderators (
    game_slug text not null references games (slug),
    runner_id bigint not null references runners (id),
    is_super  boolean not null default false,
    primary key (game_slug, runner_id)
);
create table run_comments (
    id        bigserial primary key,
    run_id    bigint not null references runs (id) on delete cascade,
    author_id bigint not null references runners (id),
    body      text not null,
    posted_at timestamptz not null default now()
);
create index on runs (category_id, duration_ms);
