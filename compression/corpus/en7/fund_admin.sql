-- fund accounting mart, Snowflake
create or replace table DIM_FUND (
  FUND_ID number(10) not null primary key,
  FUND_NAME varchar(120) not null,
  STRATEGY varchar(20) not null comment 'equity, bond, balanced, money_market',
  CCY char(3) not null,
  INCEPTION_DATE date not null,
  CLOSED_DATE date,
  MGMT_FEE_PCT number(5,3) not null
);
create or replace table DIM_INVESTOR (
  INVESTOR_ID number(10) not null primary key,
  INVESTOR_NAME varchar(200) not null,
  INVESTOR_TYPE varchar(12) not null comment 'retail | institution | nominee',
  DOMICILE char(2) not null,
  KYC_EXPIRES date,
  ADVISOR_ID number(10)
);
create or replace table DIM_ADVISOR (
  ADVISOR_ID number(10) not null primary key,
  ADVISOR_NAME varchar(100) not null,
  TEAM varchar(40) not null
);
create or replace table FCT_NAV (
  FUND_ID number(10) not null references DIM_FUND (FUND_ID),
  NAV_DATE date not null,
  NAV_PER_UNIT number(14,6) not null,
  UNITS_OUT number(20,4) not null,
  IS_FINAL boolean not null default false,
  primary key (FUND_ID, NAV_DATE)
);
create or replace table FCT_DEAL (
  DEAL_ID number(14) not null primary key,
  FUND_ID number(10) not null references DIM_FUND (FUND_ID),
  INVESTOR_ID number(10) not null references DIM_INVESTOR (INVESTOR_ID),
  SIDE varchar(4) not null comment 'BUY subscription, SELL redemption',
  DEAL_DATE date not null,
  SETTLE_DATE date,
  UNITS number(20,4),
  AMOUNT number(18,2) not null,
  STATUS varchar(10) not null default 'pending' comment 'pending, confirmed, settled, rejected'
);
create or replace table FCT_DISTRIBUTION (
  DIST_ID number(12) not null primary key,
  FUND_ID number(10) not null references DIM_FUND (FUND_ID),
  EX_DATE date not null,
  PAY_DATE date,
  PER_UNIT number(12,6) not null
);
alter table DIM_INVESTOR add constraint FK_INV_ADV foreign key (ADVISOR_ID) references DIM_ADVISOR (ADVISOR_ID);
