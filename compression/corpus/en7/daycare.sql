-- Kinderhaus Sonnenschein, db by a parent volunteer
create table groups_ (
  group_id   integer primary key,
  nickname   text not null,          -- Bears, Frogs, ...
  room       text not null,
  max_kids   integer not null,
  min_age_m  integer not null        -- months
);
create table kids (
  kid_id     integer primary key,
  first      text not null,
  last       text not null,
  born       date not null,
  group_id   integer references groups_ (group_id),   -- null = waiting list
  start_on   date,
  left_on    date,
  allergies  text,
  full_day   integer not null default 1
);
create table guardians (
  guardian_id integer primary key,
  kid_id     integer not null references kids (kid_id),
  name       text not null,
  phone      text not null,
  may_pickup integer not null default 1,
  pays       integer not null default 0
);
create table carers (
  carer_id   integer primary key,
  name       text not null,
  group_id   integer references groups_ (group_id),
  hours_wk   real not null,
  first_aid_until date
);
create table attendance (
  kid_id     integer not null references kids (kid_id),
  day        date not null,
  dropped_at timestamp,
  picked_at  timestamp,
  picked_by  integer references guardians (guardian_id),
  sick       integer not null default 0,
  primary key (kid_id, day)
);
create table fees (
  fee_id     integer primary key,
  kid_id     integer not null references kids (kid_id),
  month      date not null,          -- first of the month
  amount     numeric not null,
  kind       text not null check (kind in ('care','lunch','late_pickup','trip')),
  paid_on    date
);
create table incidents (
  incident_id integer primary key,
  kid_id     integer not null references kids (kid_id),
  carer_id   integer not null references carers (carer_id),
  happened   timestamp not null,
  what       text not null,
  parent_told integer not null default 0
);
