-- 骑行俱乐部 ride club (SQLite, app 本地库)
CREATE TABLE rider (
  rid INTEGER PRIMARY KEY,
  nick TEXT NOT NULL,              -- 昵称
  sex TEXT CHECK (sex IN ('M','F')),
  birth DATE,
  weight_kg REAL,
  ftp INTEGER,                     -- 功率阈值, 没测为 NULL
  city TEXT,
  captain INTEGER NOT NULL DEFAULT 0, -- 领队 1是
  invited_by INTEGER REFERENCES rider(rid),
  joined DATE NOT NULL
);
CREATE TABLE bike (
  bid INTEGER PRIMARY KEY,
  rid INTEGER NOT NULL REFERENCES rider(rid),
  brand TEXT NOT NULL,
  model TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('road','mtb','gravel','folding')), -- 公路/山地/砾石/折叠
  price REAL,
  bought DATE,
  stolen INTEGER NOT NULL DEFAULT 0,  -- 被盗
  odo_km REAL NOT NULL DEFAULT 0      -- 总里程
);
CREATE TABLE route (
  route_id INTEGER PRIMARY KEY,
  route_name TEXT NOT NULL,
  km REAL NOT NULL,
  climb_m INTEGER NOT NULL,        -- 爬升
  level INTEGER NOT NULL,          -- 难度 1休闲 2进阶 3挑战
  start_place TEXT NOT NULL
);
CREATE TABLE ride_event (
  event_id INTEGER PRIMARY KEY,
  route_id INTEGER NOT NULL REFERENCES route(route_id),
  leader INTEGER REFERENCES rider(rid),   -- 带队, 未定为 NULL
  start_at DATETIME NOT NULL,
  quota INTEGER NOT NULL,
  fee REAL NOT NULL DEFAULT 0,
  status INTEGER NOT NULL DEFAULT 0,      -- 0报名中 1成行 2取消 3完成
  weather TEXT                            -- 晴/雨/…, 未知为 NULL
);
CREATE TABLE signup (
  event_id INTEGER NOT NULL REFERENCES ride_event(event_id),
  rid INTEGER NOT NULL REFERENCES rider(rid),
  bid INTEGER REFERENCES bike(bid),
  signed_at DATETIME NOT NULL,
  paid INTEGER NOT NULL DEFAULT 0,
  showed INTEGER,                  -- 到场 1/0, 没开始为 NULL
  PRIMARY KEY (event_id, rid)
);
CREATE TABLE activity (
  act_id INTEGER PRIMARY KEY,
  rid INTEGER NOT NULL REFERENCES rider(rid),
  bid INTEGER REFERENCES bike(bid),
  event_id INTEGER REFERENCES ride_event(event_id), -- 个人骑行为 NULL
  start_at DATETIME NOT NULL,
  minutes REAL NOT NULL,
  km REAL NOT NULL,
  climb_m INTEGER NOT NULL DEFAULT 0,
  avg_w INTEGER,                   -- 平均功率
  avg_hr INTEGER                   -- 平均心率
);
CREATE TABLE repair (
  rep_id INTEGER PRIMARY KEY,
  bid INTEGER NOT NULL REFERENCES bike(bid),
  part TEXT NOT NULL,              -- 链条/外胎/刹车皮/变速…
  cost REAL NOT NULL,
  done_on DATE NOT NULL,
  odo_km REAL,                     -- 维修时里程
  remark TEXT
);
CREATE TABLE hr_zone (
  zone TEXT PRIMARY KEY,           -- Z1..Z5
  lo INTEGER NOT NULL,
  hi INTEGER NOT NULL
);
