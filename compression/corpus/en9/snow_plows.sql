-- public works, winter service
create type road_prio as enum ('arterial', 'collector', 'residential');
create type shift_kind as enum ('day', 'night');
create table routes (
    route_code  text primary key,
    label       text not null,
    priority    road_prio not null,
    lane_km     numeric(6,2) not null,
    ward        smallint not null
);
create table plows (
    plow_no     integer primary key,
    model       text not null,
    has_spreader boolean not null default true,
    depot       text not null,
    retired_on  date
);
create table operators (
    badge       integer primary key,
    full_name   text not null,
    is_contract boolean not null default false,
    phone       text
);
create table storms (
    storm_id    serial primary key,
    nickname    text,
    began_at    timestamptz not null,
    ended_at    timestamptz,
    snowfall_cm numeric(5,1)
);
create table passes (
    pass_id     bigserial primary key,
    storm_id    integer not null references storms,
    route_code  text not null references routes,
    plow_no     integer not null references plows,
    driver      integer not null references operators (badge),
    wing_driver integer references operators (badge),
    shift       shift_kind not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    salt_kg     numeric(8,1) not null default 0
);
create table tickets (
    ticket_id   serial primary key,
    route_code  text references routes,
    opened_at   timestamptz not null default now(),
    closed_at   timestamptz,
    topic       text not null check (topic in ('missed street', 'mailbox damage', 'windrow', 'ice')),
    caller      text
);
