-- Flyway V1__init.sql, Spring Boot / MariaDB
create table site (
  site_id      smallint not null auto_increment primary key,
  site_name    varchar(80) not null,
  postcode     varchar(10) not null
) engine=InnoDB;

create table commuter (
  commuter_id  bigint not null auto_increment primary key,
  first_name   varchar(60) not null,
  last_name    varchar(60) not null,
  home_town    varchar(60) not null,
  site_id      smallint not null comment 'where they work',
  licence_ok   bit(1) not null default b'0',
  blocked_until date null,
  created_date datetime(6) not null,
  last_modified_date datetime(6) null,
  constraint fk_commuter_site foreign key (site_id) references site (site_id)
) engine=InnoDB;

create table car (
  plate        varchar(12) not null primary key,
  owner_id     bigint not null,
  model        varchar(60) not null,
  seats        tinyint not null,
  fuel         varchar(10) not null default 'PETROL' check (fuel in ('PETROL','DIESEL','HYBRID','ELECTRIC')),
  constraint fk_car_owner foreign key (owner_id) references commuter (commuter_id)
) engine=InnoDB;

create table ride (
  ride_id      bigint not null auto_increment primary key,
  driver_id    bigint not null,
  plate        varchar(12) not null,
  to_site_id   smallint not null,
  pickup_town  varchar(60) not null,
  depart_at    datetime not null,
  planned_arrival datetime not null,
  actual_arrival datetime null,
  seats_offered tinyint not null,
  ride_state   varchar(12) not null default 'OPEN' check (ride_state in ('OPEN','FULL','DRIVEN','CALLED_OFF')),
  constraint fk_ride_driver foreign key (driver_id) references commuter (commuter_id),
  constraint fk_ride_car foreign key (plate) references car (plate),
  constraint fk_ride_site foreign key (to_site_id) references site (site_id)
) engine=InnoDB;

create table seat_request (
  ride_id      bigint not null,
  passenger_id bigint not null,
  requested_at datetime not null,
  answer       varchar(10) not null default 'PENDING' check (answer in ('PENDING','YES','NO')),
  showed_up    bit(1) null,
  primary key (ride_id, passenger_id),
  constraint fk_sr_ride foreign key (ride_id) references ride (ride_id),
  constraint fk_sr_passenger foreign key (passenger_id) references commuter (commuter_id)
) engine=InnoDB;

create table toll_share (
  toll_share_id bigint not null auto_increment primary key,
  ride_id      bigint not null,
  payer_id     bigint not null,
  payee_id     bigint not null,
  amount       decimal(7,2) not null,
  settled_on   date null,
  constraint fk_ts_ride foreign key (ride_id) references ride (ride_id),
  constraint fk_ts_payer foreign key (payer_id) references commuter (commuter_id),
  constraint fk_ts_payee foreign key (payee_id) references commuter (commuter_id)
) engine=InnoDB;
