-- usage-based car insurance; Snowflake, schema UBI
create table ubi.dim_drvr (drvr_id number(10) primary key, drvr_nm varchar(80) not null, birth_dt date not null, st_cd char(2) not null, lic_yr number(4), optin_dt date not null, optout_dt date);
create table ubi.dim_veh (veh_id number(10) primary key, vin char(17) not null, make_nm varchar(30) not null, model_nm varchar(40) not null, model_yr number(4) not null, ev_flg boolean not null default false);
create table ubi.dim_pol (pol_id number(10) primary key, pol_no varchar(12) not null, holder_drvr_id number(10) not null references ubi.dim_drvr (drvr_id), veh_id number(10) not null references ubi.dim_veh (veh_id), eff_dt date not null, exp_dt date not null, base_prem_usd number(9,2) not null, disc_pct number(4,1) not null default 0, pol_sts varchar(10) not null comment 'ACTIVE, LAPSED, CANCELLED');
create table ubi.dim_dev (dev_id varchar(16) primary key, dev_typ varchar(6) not null comment 'DONGLE, APP, OEM', fw_ver varchar(10), veh_id number(10) references ubi.dim_veh (veh_id), last_ping_ts timestamp_ntz);
create table ubi.fct_trip (
  trip_id number(14) primary key,
  drvr_id number(10) references ubi.dim_drvr (drvr_id),
  veh_id number(10) not null references ubi.dim_veh (veh_id),
  dev_id varchar(16) not null references ubi.dim_dev (dev_id),
  start_ts timestamp_ntz not null,
  end_ts timestamp_ntz,
  dist_mi number(7,2) not null,
  max_spd_mph number(5,1),
  night_flg boolean not null default false,
  road_typ varchar(8) not null comment 'URBAN, RURAL, HIGHWAY',
  trip_score number(3) comment '0..100, null when too short'
);
create table ubi.fct_evt (evt_id number(14) primary key, trip_id number(14) not null references ubi.fct_trip (trip_id), evt_typ varchar(8) not null comment 'BRAKE, ACCEL, CORNER, PHONE, SPEED', evt_ts timestamp_ntz not null, g_force number(4,2), spd_lim_mph number(3), spd_mph number(5,1));
create table ubi.fct_claim (clm_id number(10) primary key, pol_id number(10) not null references ubi.dim_pol (pol_id), drvr_id number(10) references ubi.dim_drvr (drvr_id), loss_dt date not null, rpt_dt date not null, close_dt date, fault_flg boolean, paid_usd number(11,2) not null default 0);
create table ubi.fct_mth_score (drvr_id number(10) not null references ubi.dim_drvr (drvr_id), mth_start_dt date not null, trips_cnt number(6) not null, miles number(9,1) not null, score number(4,1), rnk_pct number(4,1), primary key (drvr_id, mth_start_dt));
