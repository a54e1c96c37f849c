-- Snowflake: SLOT_DW.PUBLIC
create or replace table d_gaming_day (gd_key int not null primary key, gaming_dt date not null, wk_no int not null, mth_no int not null, yr_no int not null, dow varchar(3) not null, spcl_event varchar(60));
create or replace table d_zone (zone_key int not null primary key, zone_nm varchar(40) not null, floor_no int not null, smoking_yn char(1) not null);
create or replace table d_mfr (mfr_key int not null primary key, mfr_nm varchar(60) not null);
create or replace table d_mach (
  mach_key int not null primary key,
  asset_no varchar(8) not null,
  theme_nm varchar(60) not null,
  mfr_key int not null references d_mfr (mfr_key),
  zone_key int references d_zone (zone_key),
  denom_usd number(5,2) not null,
  mach_typ varchar(8) not null,          -- REEL, VIDEO, POKER, ETG
  hold_pct_par number(5,2) not null,     -- theoretical hold
  lease_yn char(1) not null default 'N',
  install_dt date not null,
  remove_dt date
);
create or replace table d_patron (
  ptrn_key int not null primary key,
  card_no varchar(10) not null,
  ptrn_nm varchar(80) not null,
  tier_cd char(1) not null,              -- B=bronze, S=silver, G=gold, D=diamond
  host_key int,
  home_st char(2),
  enroll_dt date not null,
  excl_yn char(1) not null default 'N'   -- self-excluded
);
create or replace table d_host (host_key int not null primary key, host_nm varchar(60) not null, mgr_host_key int references d_host (host_key));
create or replace table f_mach_day (
  mach_key int not null references d_mach (mach_key),
  gd_key int not null references d_gaming_day (gd_key),
  coin_in_usd number(14,2) not null,
  coin_out_usd number(14,2) not null,
  jackpot_usd number(14,2) not null default 0,
  games_played int not null,
  down_min int not null default 0,
  primary key (mach_key, gd_key)
);
create or replace table f_rating (
  rating_id number(12) not null primary key,
  ptrn_key int not null references d_patron (ptrn_key),
  mach_key int not null references d_mach (mach_key),
  gd_key int not null references d_gaming_day (gd_key),
  start_ts timestamp not null,
  end_ts timestamp,
  coin_in_usd number(12,2) not null,
  theo_win_usd number(12,2) not null,
  actual_win_usd number(12,2) not null,
  pts_earned int not null default 0
);
create or replace table f_comp (comp_id number(12) not null primary key, ptrn_key int not null references d_patron (ptrn_key), host_key int references d_host (host_key), comp_typ varchar(10) not null, issued_ts timestamp not null, redeemed_ts timestamp, expires_dt date not null, face_usd number(8,2) not null);
comment on column f_comp.comp_typ is 'ROOM, FOOD, FREEPLAY, SHOW';
alter table d_patron add foreign key (host_key) references d_host (host_key);
