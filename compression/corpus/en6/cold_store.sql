-- cold chain warehouse, Snowflake share
create table if not exists OWNER_CO (
  OWNER_ID      number(8) primary key,
  OWNER_NAME    varchar(80) not null,
  PALLET_RATE   number(6,2) not null comment 'per pallet and day',
  HANDLING_FEE  number(6,2) not null default 0,
  CREDIT_BLOCK  boolean not null default false
);
create table if not exists CHAMBER (
  CHAMBER_CD    varchar(4) primary key,
  ZONE          varchar(8) not null comment 'FROZEN, CHILLED, AMBIENT, BLAST',
  SET_TEMP_C    number(4,1) not null,
  TOLERANCE_C   number(3,1) not null,
  POSITIONS     number(5) not null,
  DEFROST_SINCE timestamp_ntz comment 'null unless being defrosted'
);
create table if not exists SKU_MASTER (
  SKU           varchar(20) primary key,
  OWNER_ID      number(8) not null references OWNER_CO (OWNER_ID),
  DESCRIPTION   varchar(120) not null,
  ALLERGEN      varchar(20),
  CASES_PER_PAL number(4) not null,
  CASE_KG       number(6,2) not null,
  MIN_TEMP_C    number(4,1),
  MAX_TEMP_C    number(4,1),
  ORGANIC       boolean not null default false
);
create table if not exists PALLET (
  SSCC          varchar(18) primary key,
  SKU           varchar(20) not null references SKU_MASTER (SKU),
  CHAMBER_CD    varchar(4) references CHAMBER (CHAMBER_CD),
  BIN           varchar(8),
  CASES         number(4) not null,
  BEST_BEFORE   date,
  RECEIVED_AT   timestamp_ntz not null,
  SHIPPED_AT    timestamp_ntz,
  HOLD_CD       number(1) not null default 0 comment '0 free, 1 quality hold, 2 customs, 3 recall, 4 damaged',
  SPLIT_FROM    varchar(18) references PALLET (SSCC)
);
create table if not exists TEMP_LOG (
  LOG_ID        number autoincrement primary key,
  CHAMBER_CD    varchar(4) not null references CHAMBER (CHAMBER_CD),
  PROBE         number(2) not null,
  READ_AT       timestamp_ntz not null,
  TEMP_C        number(4,1)
);
create table if not exists OUTBOUND (
  ORDER_NO      varchar(12) primary key,
  OWNER_ID      number(8) not null references OWNER_CO (OWNER_ID),
  CONSIGNEE     varchar(80) not null,
  DOCK          number(2),
  DUE_AT        timestamp_ntz not null,
  LOADED_AT     timestamp_ntz,
  PRIO          varchar(1) not null default 'N' comment 'N normal, E express, S standby',
  OSTATE        number(2) not null default 0 comment '0 new, 10 allocated, 20 picking, 30 staged, 40 loaded, 90 cancelled'
);
create table if not exists PICK_TASK (
  TASK_ID       number autoincrement primary key,
  ORDER_NO      varchar(12) not null references OUTBOUND (ORDER_NO),
  SSCC          varchar(18) references PALLET (SSCC),
  CASES_WANTED  number(4) not null,
  CASES_PICKED  number(4),
  PICKER        varchar(30),
  DONE_AT       timestamp_ntz
);
create table if not exists STORAGE_INVOICE (
  INV_NO        varchar(12) primary key,
  OWNER_ID      number(8) not null references OWNER_CO (OWNER_ID),
  MONTH_OF      date not null,
  STORAGE_AMT   number(12,2) not null,
  HANDLING_AMT  number(12,2) not null,
  PAID          boolean not null default false
);
create table if not exists FRESHNESS (
  LABEL         varchar(12) primary key,
  DAYS_FROM     number(5) not null,
  DAYS_TO       number(5) not null
);
