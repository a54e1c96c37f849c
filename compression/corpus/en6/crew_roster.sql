-- airline crew control, Snowflake mart
create or replace table AIRPORTS (
    IATA            varchar(3) not null primary key,
    AIRPORT_NAME    varchar(80) not null,
    COUNTRY_CODE    varchar(2) not null,
    UTC_OFFSET_MIN  number(4,0) not null
);
create or replace table AIRCRAFT (
    TAIL_NO         varchar(8) not null primary key,
    TYPE_CODE       varchar(6) not null,
    SEATS           number(4,0) not null,
    IN_SERVICE      boolean not null default true,
    DELIVERED       date
);
create or replace table CREW (
    CREW_ID         number not null primary key,
    FULL_NAME       varchar(80) not null,
    RANK_CODE       varchar(3) not null comment 'CPT captain, FO first officer, PUR purser, CC cabin crew',
    BASE_IATA       varchar(3) not null references AIRPORTS (IATA),
    JOINED          date not null,
    MEDICAL_EXPIRY  date,
    LINE_MANAGER    number references CREW (CREW_ID),
    PART_TIME_PCT   number(3,0) not null default 100,
    TERMINATED      date
);
create or replace table QUALIFICATION (
    CREW_ID         number not null references CREW (CREW_ID),
    TYPE_CODE       varchar(6) not null,
    ISSUED          date not null,
    EXPIRES         date,
    primary key (CREW_ID, TYPE_CODE)
);
create or replace table FLIGHT_LEG (
    LEG_ID          number autoincrement primary key,
    FLIGHT_NO       varchar(7) not null,
    DEP_IATA        varchar(3) not null references AIRPORTS (IATA),
    ARR_IATA        varchar(3) not null references AIRPORTS (IATA),
    TAIL_NO         varchar(8) references AIRCRAFT (TAIL_NO),
    SCHED_DEP       timestamp_ntz not null,
    SCHED_ARR       timestamp_ntz not null,
    ACTUAL_DEP      timestamp_ntz,
    ACTUAL_ARR      timestamp_ntz,
    LEG_STATUS      varchar(3) not null default 'SCH' comment 'SCH scheduled, DEP departed, ARR arrived, DIV diverted, CNX cancelled',
    DELAY_CODE      varchar(3),
    PAX             number(4,0)
);
create or replace table DUTY (
    DUTY_ID         number autoincrement primary key,
    CREW_ID         number not null references CREW (CREW_ID),
    DUTY_KIND       varchar(8) not null comment 'FLIGHT, STANDBY, TRAINING, OFFICE, LEAVE, SICK',
    STARTS_AT       timestamp_ntz not null,
    ENDS_AT         timestamp_ntz not null,
    CONFIRMED       boolean not null default false,
    SWAPPED_WITH    number references DUTY (DUTY_ID)
);
create or replace table LEG_CREW (
    LEG_ID          number not null references FLIGHT_LEG (LEG_ID),
    CREW_ID         number not null references CREW (CREW_ID),
    POSITION        varchar(4) not null,
    DEADHEAD        boolean not null default false,
    primary key (LEG_ID, CREW_ID)
);
create or replace table LAYOVER (
    LAYOVER_ID      number autoincrement primary key,
    CREW_ID         number not null references CREW (CREW_ID),
    IATA            varchar(3) not null references AIRPORTS (IATA),
    HOTEL           varchar(80),
    CHECK_IN        timestamp_ntz not null,
    CHECK_OUT       timestamp_ntz,
    ROOM_COST       number(8,2),
    MEAL_ALLOWANCE  number(8,2) default 0
);
