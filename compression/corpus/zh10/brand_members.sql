create or replace table MEMBER (
  MEMBER_ID number(38,0) not null primary key,
  NICKNAME varchar(60) not null,
  MOBILE varchar(20),
  TIER varchar(10) not null default 'silver',
  CITY varchar(30),
  BIRTHDAY date,
  JOINED_AT timestamp_ntz not null,
  INVITER_ID number(38,0),
  OPTED_OUT boolean not null default false,
  constraint CK_TIER check (TIER in ('silver', 'gold', 'platinum', 'black'))
);
create or replace table BOUTIQUE (
  BOUTIQUE_ID number(38,0) not null primary key,
  BOUTIQUE_NAME varchar(60) not null,
  CITY varchar(30) not null,
  OPENED_ON date not null,
  CLOSED_ON date
);
create or replace table ADVISOR (
  ADVISOR_ID number(38,0) not null primary key,
  ADVISOR_NAME varchar(40) not null,
  BOUTIQUE_ID number(38,0) not null references BOUTIQUE (BOUTIQUE_ID),
  WECOM_ID varchar(40)
);
create or replace table PURCHASE (
  PURCHASE_ID number(38,0) not null primary key,
  MEMBER_ID number(38,0) not null references MEMBER (MEMBER_ID),
  BOUTIQUE_ID number(38,0) references BOUTIQUE (BOUTIQUE_ID),
  ADVISOR_ID number(38,0) references ADVISOR (ADVISOR_ID),
  TOTAL number(12,2) not null,
  DISCOUNT number(12,2) not null default 0,
  CHANNEL varchar(10) not null,
  BOUGHT_AT timestamp_ntz not null,
  REFUNDED_AT timestamp_ntz,
  constraint CK_CH check (CHANNEL in ('store', 'tmall', 'miniapp'))
);
create or replace table VOUCHER (
  VOUCHER_CODE varchar(20) not null primary key,
  MEMBER_ID number(38,0) not null references MEMBER (MEMBER_ID),
  FACE_VALUE number(8,2) not null,
  ISSUED_ON date not null,
  VALID_UNTIL date not null,
  USED_IN number(38,0) references PURCHASE (PURCHASE_ID)
);
create or replace table TIER_CHANGE (
  CHANGE_ID number(38,0) not null primary key,
  MEMBER_ID number(38,0) not null references MEMBER (MEMBER_ID),
  OLD_TIER varchar(10) not null,
  NEW_TIER varchar(10) not null,
  CHANGED_AT timestamp_ntz not null
);
create or replace table EVENT_SIGNUP (
  EVENT_NAME varchar(80) not null,
  MEMBER_ID number(38,0) not null references MEMBER (MEMBER_ID),
  SIGNED_AT timestamp_ntz not null,
  ATTENDED boolean,
  primary key (EVENT_NAME, MEMBER_ID)
);
