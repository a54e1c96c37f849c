create table fwd.party (
    party_id    bigint primary key,
    legal_name  varchar(120) not null,
    country     char(2) not null,
    vat_no      varchar(20)
);
create table fwd.seaport (
    unlocode    char(5) primary key,
    port_name   varchar(60) not null,
    country     char(2) not null
);
create table fwd.carrier (
    scac        char(4) primary key,
    carrier_name varchar(80) not null
);
create table fwd.voyage (
    voyage_id   bigint primary key,
    voyage_no   varchar(12) not null,
    vessel_name varchar(60) not null,
    scac        char(4) not null references fwd.carrier (scac),
    etd         date not null,
    eta         date not null,
    ata         date
);
create table fwd.bill (
    bl_no       varchar(20) primary key,
    bl_kind     varchar(6) not null check (bl_kind in ('master', 'house')),
    master_no   varchar(20) references fwd.bill (bl_no),
    consignor_id bigint not null references fwd.party (party_id),
    consignee_id bigint references fwd.party (party_id),   -- null = to order
    notify_id   bigint references fwd.party (party_id),
    load_port   char(5) not null references fwd.seaport (unlocode),
    discharge_port char(5) not null references fwd.seaport (unlocode),
    voyage_id   bigint references fwd.voyage (voyage_id),
    freight_terms varchar(8) not null check (freight_terms in ('prepaid', 'collect')),
    issued_on   date,
    surrendered_on date
);
create table fwd.container (
    container_no char(11) primary key,
    iso_type    char(4) not null,
    tare_kg     integer not null,
    reefer      boolean not null default false
);
create table fwd.bill_container (
    bl_no       varchar(20) not null references fwd.bill (bl_no),
    container_no char(11) not null references fwd.container (container_no),
    seal_no     varchar(15),
    gross_kg    numeric(9,1) not null,
    packages    integer not null,
    primary key (bl_no, container_no)
);
create table fwd.charge (
    charge_id   bigint primary key,
    bl_no       varchar(20) not null references fwd.bill (bl_no),
    payer_id    bigint not null references fwd.party (party_id),
    charge_type varchar(20) not null,
    amount_usd  numeric(10,2) not null,
    paid_on     date
);
