-- roadside assistance & towing
create table depots (
    depot_code   text primary key,
    place        text not null,
    yard_slots   int not null check (yard_slots >= 0)
);
create table trucks (
    truck_no     int primary key,
    depot_code   text not null references depots,
    class        char(1) not null,               -- L light, M medium, H heavy
    max_tow_kg   int not null,
    odometer_km  int not null,
    next_service_km int not null,
    in_shop      boolean not null default false
);
comment on column trucks.in_shop is 'true while being repaired';
create table operators (
    operator_id  int generated always as identity primary key,
    nick         text not null,
    full_name    text not null,
    heavy_cert   boolean not null default false,
    trained_by   int references operators (operator_id),
    licence_until date not null
);
create table insurers (
    insurer_id   int primary key,
    title        text not null,
    pays_within_days int not null default 30,
    blacklisted  boolean not null default false
);
create table jobs (
    job_no       bigint primary key,
    called_at    timestamp not null,
    caller_phone text,
    plate        text,
    vehicle_kg   int,
    reason       smallint not null,
    prio         smallint not null default 2,
    pickup_place text not null,
    drop_place   text,
    insurer_id   int references insurers,         -- null = private customer
    truck_no     int references trucks,
    operator_id  int references operators,
    assigned_at  timestamp,
    arrived_at   timestamp,
    done_at      timestamp,
    status       smallint not null default 0,
    tow_km       numeric(6,1)
);
comment on column jobs.reason is '1 breakdown, 2 accident, 3 illegal parking, 4 flat tyre, 5 lockout, 6 empty battery';
comment on column jobs.prio is '1 urgent, 2 normal, 3 can wait';
comment on column jobs.status is '0 new, 1 assigned, 2 on scene, 3 towing, 4 done, 5 cancelled, 6 gone on arrival';
create index on jobs (called_at);
create table impounds (
    impound_id   serial primary key,
    job_no       bigint not null references jobs,
    depot_code   text not null references depots,
    slot         text,
    entered_at   timestamp not null,
    released_at  timestamp,
    released_to  text,
    daily_fee    numeric(7,2) not null
);
create table bills (
    bill_no      text primary key,
    job_no       bigint not null references jobs,
    hook_fee     numeric(8,2) not null,
    km_fee       numeric(8,2) not null default 0,
    night_fee    numeric(8,2) not null default 0,
    sent_on      date,
    paid_on      date
);
create table night_hours (
    tariff       text primary key,
    from_hour    smallint not null,
    to_hour      smallint not null,
    surcharge    numeric(6,2) not null
);
