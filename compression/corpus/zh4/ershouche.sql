-- used car 二手车平台
CREATE TABLE store (
  id INTEGER PRIMARY KEY,
  store_name VARCHAR(40) NOT NULL,     -- 门店
  city VARCHAR(20) NOT NULL,
  lots INTEGER NOT NULL                -- 车位数
);
CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  name VARCHAR(20) NOT NULL,
  store_id INTEGER NOT NULL REFERENCES store(id),
  role VARCHAR(10) NOT NULL CHECK (role IN ('sales','buyer','inspector','manager')), -- 销售/收车/检测/店长
  base_pay DECIMAL(8,2) NOT NULL,
  left_on DATE
);
CREATE TABLE seller (
  id INTEGER PRIMARY KEY,
  name VARCHAR(20) NOT NULL,
  phone VARCHAR(11),
  is_dealer BOOLEAN NOT NULL DEFAULT FALSE  -- 车商
);
CREATE TABLE car (
  id INTEGER PRIMARY KEY,
  vin CHAR(17) NOT NULL,               -- 车架号
  brand VARCHAR(20) NOT NULL,
  series VARCHAR(30) NOT NULL,         -- 车系
  model_year SMALLINT NOT NULL,
  first_reg DATE NOT NULL,             -- 首次上牌
  km INTEGER NOT NULL,                 -- 表显里程
  fuel VARCHAR(6) NOT NULL,            -- 汽油/柴油/纯电/混动
  color VARCHAR(10),
  plate_city VARCHAR(20),
  transfer_times SMALLINT NOT NULL DEFAULT 0, -- 过户次数
  seller_id INTEGER NOT NULL REFERENCES seller(id),
  store_id INTEGER REFERENCES store(id),      -- 在途未入库为 NULL
  buy_price DECIMAL(10,2),             -- 收车价, 寄售为 NULL
  list_price DECIMAL(10,2) NOT NULL,   -- 挂牌价
  in_date DATE,                        -- 入库
  state SMALLINT NOT NULL DEFAULT 0    -- 0待检 1在售 2预订 3已售 4下架
);
CREATE TABLE inspection (
  id INTEGER PRIMARY KEY,
  car_id INTEGER NOT NULL REFERENCES car(id),
  inspector_id INTEGER NOT NULL REFERENCES staff(id),
  insp_at TIMESTAMP NOT NULL,
  score SMALLINT NOT NULL,             -- 0-100
  accident SMALLINT NOT NULL DEFAULT 0,-- 0无 1小事故 2大事故
  flood BOOLEAN NOT NULL DEFAULT FALSE,-- 泡水
  fire BOOLEAN NOT NULL DEFAULT FALSE, -- 火烧
  note TEXT
);
CREATE TABLE test_drive (
  id INTEGER PRIMARY KEY,
  car_id INTEGER NOT NULL REFERENCES car(id),
  sales_id INTEGER NOT NULL REFERENCES staff(id),
  visitor VARCHAR(20) NOT NULL,
  visitor_phone VARCHAR(11) NOT NULL,
  drive_at TIMESTAMP NOT NULL,
  came BOOLEAN                         -- 到店? 未到时间为 NULL
);
CREATE TABLE deal (
  id INTEGER PRIMARY KEY,
  car_id INTEGER NOT NULL REFERENCES car(id),
  sales_id INTEGER NOT NULL REFERENCES staff(id),
  buyer_name VARCHAR(20) NOT NULL,
  deal_price DECIMAL(10,2) NOT NULL,
  loan_amount DECIMAL(10,2),           -- 全款为 NULL
  deal_on DATE NOT NULL,
  transferred_on DATE,                 -- 过户完成
  returned BOOLEAN NOT NULL DEFAULT FALSE -- 退车
);
CREATE TABLE refit_cost (
  id INTEGER PRIMARY KEY,
  car_id INTEGER NOT NULL REFERENCES car(id),
  item VARCHAR(40) NOT NULL,           -- 喷漆/轮胎/保养
  cost DECIMAL(8,2) NOT NULL,
  done_on DATE NOT NULL
);
CREATE TABLE price_change (
  id INTEGER PRIMARY KEY,
  car_id INTEGER NOT NULL REFERENCES car(id),
  old_price DECIMAL(10,2) NOT NULL,
  new_price DECIMAL(10,2) NOT NULL,
  changed_at TIMESTAMP NOT NULL,
  by_id INTEGER NOT NULL REFERENCES staff(id)
);
CREATE TABLE price_band (
  band VARCHAR(10) PRIMARY KEY,        -- 5万内/5-10万/…
  lo DECIMAL(10,2) NOT NULL,
  hi DECIMAL(10,2) NOT NULL
);
