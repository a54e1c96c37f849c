-- mobility office, sqlite
create table country (
    iso   text primary key,          -- 'FI', 'ES'
    name  text not null
);
create table university (
    uni_id     integer primary key,
    name       text not null,
    city       text not null,
    country    text not null references country(iso)
);
create table coordinator (
    coord_id   integer primary key,
    name       text not null,
    uni_id     integer not null references university(uni_id),
    mail       text
);
create table agreement (
    agr_id     integer primary key,
    our_coord  integer not null references coordinator(coord_id),
    partner_coord integer references coordinator(coord_id),
    partner    integer not null references university(uni_id),
    field      text not null,        -- 'law', 'chemistry'
    places     integer not null,
    valid_from date not null,
    valid_to   date,
    renews     integer references agreement(agr_id)
);
create table student (
    matno      text primary key,
    name       text not null,
    field      text not null,
    home       integer not null references university(uni_id),
    nationality text not null references country(iso)
);
create table stay (
    stay_id    integer primary key,
    matno      text not null references student(matno),
    host       integer not null references university(uni_id),
    agr_id     integer references agreement(agr_id),   -- null: free mover
    term       text not null,        -- '2025W', '2026S'
    status     text not null check (status in ('applied','nominated','abroad','returned','withdrawn')),
    arrived    date,
    left_on    date,
    grant_eur  integer not null default 0
);
create table course_credit (
    stay_id    integer not null references stay(stay_id),
    course     text not null,
    ects       real not null,
    grade      text,
    recognised integer not null default 0 check (recognised in (0,1)),
    primary key (stay_id, course)
);
