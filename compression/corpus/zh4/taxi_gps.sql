-- 出租车/网约车轨迹分析库 PostGIS + timescale
CREATE TABLE company (
  cid       serial PRIMARY KEY,
  cname     varchar(60) NOT NULL            -- 企业名称
);
CREATE TABLE cab (
  plate     varchar(10) PRIMARY KEY,        -- 车牌
  cid       int NOT NULL REFERENCES company(cid),
  kind      smallint NOT NULL DEFAULT 1,    -- 1 巡游 2 网约
  fuel      char(1) NOT NULL,               -- E 电 G 气 P 油
  reg_date  date NOT NULL,                  -- 注册日期
  scrapped  date                            -- 报废日期
);
CREATE TABLE cabbie (
  did       serial PRIMARY KEY,
  dname     varchar(20) NOT NULL,           -- 司机姓名
  cert_no   varchar(20) NOT NULL,           -- 从业资格证
  cert_end  date NOT NULL,                  -- 资格证到期
  star      smallint NOT NULL DEFAULT 3,    -- 服务星级 1-5
  plate     varchar(10) REFERENCES cab(plate) -- 当前绑定车辆, 没绑为 null
);
CREATE TABLE zone (
  zid       serial PRIMARY KEY,
  zname     varchar(40) NOT NULL,           -- 片区名称
  ztype     varchar(10) NOT NULL CHECK (ztype IN ('商圈','枢纽','居住','景区','工业')),
  geom      geometry(Polygon, 4326) NOT NULL
);
CREATE TABLE stand (
  sid       serial PRIMARY KEY,
  sname     varchar(60) NOT NULL,           -- 候客点
  slots     int NOT NULL,                   -- 泊位
  geom      geometry(Point, 4326) NOT NULL
);
CREATE TABLE trip (
  tid       bigserial PRIMARY KEY,
  plate     varchar(10) NOT NULL REFERENCES cab(plate),
  did       int NOT NULL REFERENCES cabbie(did),
  on_time   timestamp NOT NULL,             -- 上车时间
  off_time  timestamp,                      -- 下车时间, 行程中为 null
  km        numeric(7,2) NOT NULL DEFAULT 0,
  fare      numeric(8,2) NOT NULL DEFAULT 0,-- 车费
  toll      numeric(6,2) NOT NULL DEFAULT 0,-- 过路费
  pay_kind  varchar(8),                     -- cash / wx / ali / card, 未付为 null
  rating    smallint,                       -- 乘客评分 1-5, 没评为 null
  on_pt     geometry(Point, 4326) NOT NULL, -- 上车点
  off_pt    geometry(Point, 4326)           -- 下车点
);
CREATE TABLE gps (
  plate     varchar(10) NOT NULL REFERENCES cab(plate),
  ts        timestamp NOT NULL,
  speed     numeric(5,1) NOT NULL,          -- km/h
  occupied  boolean NOT NULL,               -- 载客
  pt        geometry(Point, 4326) NOT NULL,
  PRIMARY KEY (plate, ts)
);
CREATE TABLE complaint (
  id        bigserial PRIMARY KEY,
  tid       bigint REFERENCES trip(tid),    -- 查不到行程为 null
  plate     varchar(10) NOT NULL,
  reason    varchar(10) NOT NULL,           -- 拒载/绕路/甩客/多收费/态度
  status    smallint NOT NULL DEFAULT 0,    -- 0 待核 1 属实 2 不属实
  created   timestamp NOT NULL,
  closed    timestamp
);
CREATE TABLE fare_rule (
  rid       serial PRIMARY KEY,
  kind      smallint NOT NULL,              -- 同 cab.kind
  km_from   numeric(6,2) NOT NULL,
  km_to     numeric(6,2) NOT NULL,
  per_km    numeric(6,2) NOT NULL           -- 元/公里
);
