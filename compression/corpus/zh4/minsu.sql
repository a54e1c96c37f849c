-- homestay 民宿预订
CREATE TABLE host (
  id          SERIAL PRIMARY KEY,
  name        VARCHAR(40) NOT NULL,      -- 房东
  phone       VARCHAR(20),
  superhost   BOOLEAN NOT NULL DEFAULT FALSE,
  commission  NUMERIC(4,3) NOT NULL DEFAULT 0.12, -- 平台抽成
  joined_on   DATE NOT NULL
);
CREATE TABLE listing (
  id          SERIAL PRIMARY KEY,
  host_id     INT NOT NULL REFERENCES host(id),
  title       VARCHAR(120) NOT NULL,     -- 房源标题
  city        VARCHAR(20) NOT NULL,
  room_type   VARCHAR(10) NOT NULL CHECK (room_type IN ('整套','独立房间','床位')),
  beds        SMALLINT NOT NULL,
  max_guest   SMALLINT NOT NULL,
  base_price  NUMERIC(8,2) NOT NULL,     -- 平日价/晚
  weekend_price NUMERIC(8,2),            -- 周末价，没设为空
  clean_fee   NUMERIC(8,2) NOT NULL DEFAULT 0, -- 清洁费
  pet_ok      BOOLEAN NOT NULL DEFAULT FALSE,
  status      SMALLINT NOT NULL DEFAULT 0,     -- 0待审 1上线 2下线 3违规
  license_no  VARCHAR(40)                -- 民宿备案号
);
CREATE TABLE guest (
  id          SERIAL PRIMARY KEY,
  nick        VARCHAR(40) NOT NULL,
  gender      CHAR(1),
  real_verified BOOLEAN NOT NULL DEFAULT FALSE, -- 实名
  credit      INT,                       -- 芝麻信用分，未授权为空
  created_at  TIMESTAMP NOT NULL
);
CREATE TABLE booking (
  id          BIGSERIAL PRIMARY KEY,
  code        VARCHAR(20) NOT NULL,      -- 预订号
  listing_id  INT NOT NULL REFERENCES listing(id),
  guest_id    INT NOT NULL REFERENCES guest(id),
  check_in    DATE NOT NULL,
  check_out   DATE NOT NULL,
  persons     SMALLINT NOT NULL DEFAULT 1,
  total       NUMERIC(10,2) NOT NULL,
  state       SMALLINT NOT NULL DEFAULT 0, -- 0待确认 1已确认 2已入住 3已完成 4房东拒绝 5客人取消
  paid_at     TIMESTAMP,
  created_at  TIMESTAMP NOT NULL
);
CREATE TABLE calendar_block (
  listing_id  INT NOT NULL REFERENCES listing(id),
  from_date   DATE NOT NULL,
  to_date     DATE NOT NULL,             -- 含
  reason      VARCHAR(20) NOT NULL,      -- 自住/维修/长租
  PRIMARY KEY (listing_id, from_date)
);
CREATE TABLE review (
  id          BIGSERIAL PRIMARY KEY,
  booking_id  BIGINT NOT NULL REFERENCES booking(id),
  clean       SMALLINT NOT NULL,         -- 卫生 1-5
  location    SMALLINT NOT NULL,         -- 位置
  value       SMALLINT NOT NULL,         -- 性价比
  words       TEXT,
  host_reply  TEXT,                      -- 房东回复
  created_at  TIMESTAMP NOT NULL
);
CREATE TABLE payout (
  id          BIGSERIAL PRIMARY KEY,
  host_id     INT NOT NULL REFERENCES host(id),
  booking_id  BIGINT REFERENCES booking(id),
  amount      NUMERIC(10,2) NOT NULL,
  status      VARCHAR(10) NOT NULL DEFAULT 'pending' CHECK (status IN ('pending','sent','failed')),
  sent_on     DATE
);
CREATE TABLE complaint (
  id          BIGSERIAL PRIMARY KEY,
  booking_id  BIGINT NOT NULL REFERENCES booking(id),
  kind        VARCHAR(10) NOT NULL,      -- 卫生/噪音/虚假/安全
  detail      TEXT,
  compensation NUMERIC(8,2) NOT NULL DEFAULT 0, -- 赔付
  opened_at   TIMESTAMP NOT NULL,
  closed_at   TIMESTAMP
);
