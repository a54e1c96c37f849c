-- 智能快递柜 SQLite (嵌入式后台)
create table locker (
  locker_id integer primary key autoincrement,
  locker_code text not null unique,
  community text not null,          -- 小区
  street text not null,             -- 街道
  lat real, lng real,
  online integer not null default 1,-- 1在线 0离线
  installed_on date not null
);
create table cell (
  cell_id integer primary key autoincrement,
  locker_id integer not null references locker(locker_id),
  cell_no integer not null,         -- 格口号
  size text not null check (size in ('S','M','L')),  -- 小/中/大格
  door_ok integer not null default 1,                -- 门锁正常 0坏
  in_use integer not null default 0
);
create table courier (
  courier_id integer primary key autoincrement,
  name text not null,
  phone text not null,
  brand text not null,              -- 顺丰/圆通/中通/韵达
  balance numeric not null default 0
);
create table parcel (
  waybill text primary key,         -- 运单号
  cell_id integer not null references cell(cell_id),
  put_by integer not null references courier(courier_id),    -- 投递员
  taken_back_by integer references courier(courier_id),      -- 退件取回员
  recv_phone text not null,         -- 收件人手机
  put_at datetime not null,
  picked_at datetime,                   -- 取件时间
  pick_code text not null,
  overdue_fee numeric not null default 0,  -- 超时费
  state integer not null default 0  -- 0待取 1已取 2超时 3退回
);
create table repair (
  repair_id integer primary key autoincrement,
  cell_id integer not null references cell(cell_id),
  reason text not null,             -- 门锁/屏幕/灯/异味
  reported_at datetime not null,
  fixed_at datetime,
  worker text
);
create table recharge (
  recharge_id integer primary key autoincrement,
  courier_id integer not null references courier(courier_id),
  amount numeric not null,
  channel text not null,            -- wechat/alipay
  paid_at datetime not null
);
