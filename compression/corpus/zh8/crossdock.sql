create table site (
    code        varchar(6) primary key,
    name        varchar(40) not null,
    province    varchar(20) not null,
    site_type   varchar(10) not null check (site_type in ('hub','branch','pickup'))
);
create table carrier (
    id          integer primary key,
    name        varchar(40) not null,
    rating      numeric(2,1),
    blacklisted boolean not null default false
);
create table vehicle (
    plate       varchar(10) primary key,
    carrier_id  integer not null references carrier(id),
    capacity_m3 numeric(6,1) not null,
    inspection_due date not null
);
create table trip (
    id          bigint primary key,
    plate       varchar(10) not null references vehicle(plate),
    origin      varchar(6) not null references site(code),
    destination varchar(6) not null references site(code),
    planned_departure timestamp not null,
    departed_at timestamp,
    arrived_at  timestamp,
    planned_arrival timestamp not null,
    load_pct    numeric(5,2)
);
create table shipment (
    waybill     varchar(20) primary key,
    sender      varchar(40) not null,
    receiver    varchar(40) not null,
    from_site   varchar(6) not null references site(code),
    to_site     varchar(6) not null references site(code),
    pieces      integer not null,
    weight_kg   numeric(8,2) not null,
    cod_amount  numeric(10,2),
    status      varchar(10) not null default 'created' check (status in ('created','in_transit','arrived','signed','returned')),
    created_at  timestamp not null,
    signed_at   timestamp
);
create table trip_shipment (
    trip_id     bigint not null references trip(id),
    waybill     varchar(20) not null references shipment(waybill),
    loaded_at   timestamp not null,
    primary key (trip_id, waybill)
);
create table exception_report (
    id          bigint primary key,
    waybill     varchar(20) not null references shipment(waybill),
    kind        varchar(10) not null check (kind in ('damage','shortage','delay','refused')),
    reported_by varchar(20) not null,
    reported_at timestamp not null,
    compensation numeric(10,2),
    closed_at   timestamp
);
create index ix_trip_dep on trip(planned_departure);
