USE SCHEMA AURUM.OPS;
create or replace table SUPPLIER (
    SUPPLIER_ID      number autoincrement primary key,
    SUPPLIER_NAME    varchar(100) not null,
    KIND             varchar(10) not null comment 'MINE, SCRAP, BANK, MINT',
    COUNTRY          char(2) not null,
    DUE_DILIGENCE    varchar(8) not null default 'PENDING' comment 'PENDING, CLEARED, REFUSED',
    PARENT_ID        number references SUPPLIER (SUPPLIER_ID)
);
create or replace table METALLURGIST (
    STAFF_ID         number autoincrement primary key,
    FIRST_NAME       varchar(40) not null,
    LAST_NAME        varchar(40) not null,
    SHIFT            char(1) not null comment 'E early, L late, N night',
    SIGNATORY        boolean not null default false
);
create or replace table LOT (
    LOT_NO           varchar(12) primary key,
    SUPPLIER_ID      number not null references SUPPLIER (SUPPLIER_ID),
    RECEIVED_BY      number not null references METALLURGIST (STAFF_ID),
    RECEIVED_ON      date not null,
    GROSS_KG         number(10,3) not null,
    DECLARED_FINE    number(5,4) not null comment 'declared fineness 0..1',
    STATUS           varchar(10) not null default 'RECEIVED' comment 'RECEIVED, MELTED, REFINED, SETTLED, RETURNED',
    SEAL_BROKEN      boolean not null default false
);
create or replace table ASSAY (
    ASSAY_ID         number autoincrement primary key,
    LOT_NO           varchar(12) not null references LOT (LOT_NO),
    METHOD           varchar(8) not null comment 'FIRE, XRF, ICP',
    ASSAYER_ID       number not null references METALLURGIST (STAFF_ID),
    WITNESS_ID       number references METALLURGIST (STAFF_ID),
    FINENESS         number(5,4),
    ASSAYED_AT       timestamp_ntz not null,
    UMPIRE           boolean not null default false
);
create or replace table FURNACE (
    FURNACE_CODE     varchar(6) primary key,
    CAPACITY_KG      number(8,1) not null,
    LAST_RELINED     date
);
create or replace table MELT (
    MELT_ID          number autoincrement primary key,
    FURNACE_CODE     varchar(6) not null references FURNACE (FURNACE_CODE),
    LOT_NO           varchar(12) not null references LOT (LOT_NO),
    MELTED_ON        date not null,
    KG_IN            number(10,3) not null,
    KG_OUT           number(10,3)
);
create or replace table CUSTOMER (
    CUSTOMER_ID      number autoincrement primary key,
    CUSTOMER_NAME    varchar(100) not null,
    COUNTRY          char(2) not null,
    VAULT            varchar(20)
);
create or replace table BAR (
    SERIAL_NO        varchar(10) primary key,
    MELT_ID          number not null references MELT (MELT_ID),
    WEIGHT_G         number(9,2) not null,
    FINENESS         number(5,4) not null,
    FORM             varchar(8) not null comment 'CAST, MINTED, GRAIN',
    SOLD_TO          number references CUSTOMER (CUSTOMER_ID),
    CONSIGNED_TO     number references CUSTOMER (CUSTOMER_ID),
    SOLD_ON          date,
    PRICE_USD        number(14,2)
);
create or replace table SETTLEMENT (
    SETTLEMENT_ID    number autoincrement primary key,
    LOT_NO           varchar(12) not null references LOT (LOT_NO),
    FINE_GOLD_G      number(12,2) not null,
    CHARGES_USD      number(12,2) not null default 0,
    AGREED_ON        date,
    PAID_ON          date
);
