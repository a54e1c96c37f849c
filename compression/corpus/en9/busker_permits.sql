create table pitch (
  pitch_code  text primary key,
  square      text not null,
  amplified_ok integer not null default 0,
  max_minutes integer not null default 60,
  near_hospital integer not null default 0
);
create table performer (
  performer_id integer primary key autoincrement,
  stage_name  text not null,
  legal_name  text not null,
  act_type    text not null check (act_type in ('music','magic','statue','circus','other')),
  insured_until text,
  banned_until  text
);
create table permit (
  permit_no   text primary key,
  performer_id integer not null references performer (performer_id),
  kind        text not null default 'day' check (kind in ('day','month','season')),
  valid_from  date not null,
  valid_to    date not null,
  fee         real not null,
  paid        integer not null default 0,
  revoked_on  date
);
create table slot (
  slot_id     integer primary key autoincrement,
  pitch_code  text not null references pitch (pitch_code),
  permit_no   text references permit (permit_no),
  starts_at   timestamp not null,
  minutes     integer not null default 60,
  no_show     integer not null default 0
);
create table warden (badge text primary key, warden_name text not null, team text);
create table complaint (
  complaint_id integer primary key autoincrement,
  slot_id     integer references slot (slot_id),
  received_at timestamp not null,
  reason      text not null,          -- noise, crowd, repeat, other
  taken_by    text not null references warden (badge),
  checked_by  text references warden (badge),
  upheld      integer                 -- 1 yes, 0 no, null open
);
create table noise_reading (
  reading_id  integer primary key autoincrement,
  slot_id     integer not null references slot (slot_id),
  db_level    real not null,
  measured_at timestamp not null
);
