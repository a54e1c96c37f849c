-- conferencing backend replicated to SNOWFLAKE
create table ACCOUNT (
  ACCOUNT_ID int primary key,
  COMPANY varchar not null,
  PLAN int not null default 1 comment '1=basic 2=pro 3=business 4=edu',
  SEATS int not null,
  RENEWS_ON date,
  CANCELLED_ON date
);
create table USERS (
  USER_ID int primary key,
  ACCOUNT_ID int references ACCOUNT (ACCOUNT_ID),
  DISPLAY_NAME varchar not null,
  EMAIL varchar,
  TZ varchar default 'UTC',
  SSO boolean not null default false,
  CREATED_AT timestamp not null,
  DEACTIVATED_AT timestamp,
  DELEGATE_OF int references USERS (USER_ID) comment 'may schedule for this person'
);
create table ROOM_DEVICE (
  DEVICE_ID varchar primary key,
  ACCOUNT_ID int not null references ACCOUNT (ACCOUNT_ID),
  ROOM_NAME varchar not null,
  CAPACITY int,
  ONLINE boolean not null,
  FW varchar,
  LAST_PING timestamp
);
create table MEETING (
  MEETING_ID varchar primary key,
  HOST_ID int not null references USERS (USER_ID),
  SUBJECT varchar,
  SCHED_START timestamp not null,
  SCHED_MIN int not null comment 'planned length',
  STARTED_AT timestamp,
  ENDED_AT timestamp,
  STATUS int not null comment '0=scheduled 1=live 2=ended 3=cancelled 4=no show',
  PASSCODE boolean not null default true,
  SERIES_ID varchar comment 'recurring meetings share this'
);
create table PARTICIPATION (
  PART_ID int primary key,
  MEETING_ID varchar not null references MEETING (MEETING_ID),
  USER_ID int references USERS (USER_ID) comment 'null for guests',
  GUEST_NAME varchar,
  DEVICE_ID varchar references ROOM_DEVICE (DEVICE_ID),
  JOINED timestamp not null,
  LEFT_AT timestamp,
  CAMERA_MIN int not null default 0,
  MIC_MIN int not null default 0,
  CLIENT varchar not null comment 'desktop, web, mobile, phone, room'
);
create table QUALITY (
  PART_ID int not null references PARTICIPATION (PART_ID),
  MINUTE_NO int not null,
  LOSS_PCT number(5,2),
  JITTER_MS int,
  RTT_MS int,
  primary key (PART_ID, MINUTE_NO)
);
create table RECORDING (
  REC_ID int primary key,
  MEETING_ID varchar not null references MEETING (MEETING_ID),
  SIZE_MB number(10,1) not null,
  STATE char(1) not null comment 'P processing, R ready, F failed, D deleted',
  EXPIRES_ON date,
  VIEWS int not null default 0
);
create table RATING (
  PART_ID int primary key references PARTICIPATION (PART_ID),
  STARS int not null,
  GRIPE varchar comment 'audio, video, lag, echo, other'
);
create table RTT_CLASS (
  CLASS_NAME varchar primary key,
  MS_FROM int not null,
  MS_TO int not null
);
