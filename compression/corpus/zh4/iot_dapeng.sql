-- 智慧大棚 iot backend, PostgreSQL
create table farm (
  farm_id   serial primary key,
  farm_name text not null,          -- 基地名
  province  text not null,
  owner     text                    -- 负责人
);
create table greenhouse (
  gh_id     serial primary key,
  farm_id   int not null references farm,
  gh_code   text not null,          -- 棚号
  area_mu   numeric(6,2) not null,  -- 亩
  built_on  date,
  is_glass  boolean not null default false  -- 玻璃温室
);
create table crop (
  crop_id   serial primary key,
  crop_name text not null,          -- 作物
  t_min     numeric(4,1) not null,  -- 适宜温度下限
  t_max     numeric(4,1) not null,  -- 适宜温度上限
  h_min     numeric(4,1),           -- 湿度下限%
  h_max     numeric(4,1),
  days      int not null            -- 生育期(天)
);
create table planting (
  pl_id     serial primary key,
  gh_id     int not null references greenhouse,
  crop_id   int not null references crop,
  sown_on   date not null,          -- 定植日
  pulled_on date,                   -- 拉秧日, 在种为空
  seedlings int not null,           -- 苗数
  target_kg numeric(10,1)           -- 目标产量
);
create table device (
  dev_id    text primary key,       -- dev eui
  gh_id     int references greenhouse,  -- 备件库里的为空
  kind      text not null check (kind in ('temp','humid','co2','light','valve','camera')),
  battery   smallint,               -- %, 市电为空
  status    smallint not null default 1, -- 1在线 2离线 3维修 4报废
  installed_on date,
  firmware  text
);
create table reading (
  dev_id    text not null references device,
  ts        timestamptz not null,
  val       numeric(10,2) not null,
  quality   char(1) not null default 'G',  -- G好 S可疑 B坏
  primary key (dev_id, ts)
);
create table alert (
  alert_id  bigserial primary key,
  gh_id     int not null references greenhouse,
  rule      text not null,          -- high_temp / low_temp / offline / leak
  severity  smallint not null,      -- 1提示 2警告 3严重
  opened_at timestamptz not null,
  acked_by  text,                   -- 谁确认, 未确认为空
  closed_at timestamptz
);
create table irrigation (
  irr_id    bigserial primary key,
  gh_id     int not null references greenhouse,
  start_at  timestamptz not null,
  stop_at   timestamptz,            -- 正在浇为空
  water_m3  numeric(8,2) not null default 0,
  fert_kg   numeric(8,2) not null default 0,
  trigger_by text not null default 'auto' -- auto / manual / app
);
create table harvest (
  hv_id     bigserial primary key,
  pl_id     int not null references planting,
  picked_on date not null,
  kg        numeric(10,1) not null,
  grade     char(1) not null,       -- A优 B良 C次
  price     numeric(8,2)            -- 元/kg, 未售为空
);
