-- Wagon keeper, MSSQL, German abbreviations avoided
CREATE TABLE dbo.wagon_type (type_cd varchar(6) NOT NULL PRIMARY KEY, type_desc varchar(60) NOT NULL, max_load_t decimal(6,1) NOT NULL, tare_t decimal(6,1) NOT NULL);
CREATE TABLE dbo.wagon (
  wagon_no char(12) NOT NULL PRIMARY KEY,
  type_cd varchar(6) NOT NULL REFERENCES dbo.wagon_type (type_cd),
  built_yr smallint NOT NULL,
  loc_stn varchar(8) NULL,
  stat tinyint NOT NULL DEFAULT 1,      -- 1 free, 2 hired, 3 workshop, 8 scrapped
  next_rev date NOT NULL,
  km_total int NOT NULL DEFAULT 0
);
CREATE TABLE dbo.hirer (hirer_id int NOT NULL PRIMARY KEY, hirer_nm varchar(80) NOT NULL, ctry char(2) NOT NULL, cr_limit decimal(12,2) NULL);
CREATE TABLE dbo.hire (
  hire_id int IDENTITY NOT NULL PRIMARY KEY,
  wagon_no char(12) NOT NULL REFERENCES dbo.wagon (wagon_no),
  hirer_id int NOT NULL REFERENCES dbo.hirer (hirer_id),
  from_dt date NOT NULL,
  to_dt date NULL,                       -- open = still out
  day_rate decimal(8,2) NOT NULL
);
CREATE TABLE dbo.movement (
  mov_id bigint IDENTITY NOT NULL PRIMARY KEY,
  wagon_no char(12) NOT NULL REFERENCES dbo.wagon (wagon_no),
  dep_stn varchar(8) NOT NULL,
  arr_stn varchar(8) NOT NULL,
  dep_ts datetime NOT NULL,
  arr_ts datetime NULL,
  km int NOT NULL,
  load_t decimal(6,1) NULL               -- null = empty run
);
CREATE TABLE dbo.damage (
  dmg_id int IDENTITY NOT NULL PRIMARY KEY,
  wagon_no char(12) NOT NULL REFERENCES dbo.wagon (wagon_no),
  found_dt date NOT NULL,
  part varchar(20) NOT NULL,             -- wheelset, brake, buffer, tarp, floor
  liable varchar(10) NOT NULL DEFAULT 'open',  -- open, hirer, railway, keeper
  cost decimal(10,2) NULL,
  fixed_dt date NULL
);
