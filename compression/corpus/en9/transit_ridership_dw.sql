-- tap-on mart, Redshift
create schema if not exists rider;
create table rider.dim_stop (stop_key int primary key, stop_code varchar(10) not null, stop_name varchar(80) not null, zone smallint not null, borough varchar(30) not null, step_free boolean not null);
create table rider.dim_line (line_key int primary key, line_no varchar(6) not null, line_name varchar(60) not null, mode varchar(10) not null, operator_nm varchar(40) not null);   -- mode: bus, tram, metro, ferry
create table rider.dim_fare (fare_key int primary key, product varchar(40) not null, concession char(1) not null default 'N', list_price decimal(8,2) not null);
create table rider.dim_day (day_key int primary key, full_date date not null, is_weekend boolean not null, school_day boolean not null, event_note varchar(100));
create table rider.fct_tap (
  day_key int not null references rider.dim_day (day_key),
  line_key int not null references rider.dim_line (line_key),
  on_stop_key int not null references rider.dim_stop (stop_key),
  off_stop_key int references rider.dim_stop (stop_key),
  fare_key int not null references rider.dim_fare (fare_key),
  hour_no smallint not null,
  taps int not null,
  revenue decimal(12,2) not null
) distkey (line_key) sortkey (day_key);
create table rider.fct_service (
  day_key int not null references rider.dim_day (day_key),
  line_key int not null references rider.dim_line (line_key),
  trips_sched int not null,
  trips_run int not null,
  avg_delay_s int,
  primary key (day_key, line_key)
);
create table rider.fct_inspection (
  insp_id bigint primary key,
  day_key int not null references rider.dim_day (day_key),
  line_key int not null references rider.dim_line (line_key),
  checked int not null,
  no_ticket int not null,
  fines decimal(10,2) not null default 0
);
