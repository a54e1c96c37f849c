CREATE TABLE harbour (
  id          smallint PRIMARY KEY,
  name        varchar(40) NOT NULL,
  county      varchar(40) NOT NULL
);
CREATE TABLE trawler (
  reg_no      varchar(10) PRIMARY KEY,      -- 'PD 142'
  name        varchar(50) NOT NULL,
  home_harbour smallint NOT NULL REFERENCES harbour (id),
  skipper     varchar(60) NOT NULL,
  length_m    numeric(4,1) NOT NULL
);
CREATE TABLE species (
  code        char(3) PRIMARY KEY,          -- 'COD'
  common_name varchar(40) NOT NULL,
  quota_kg    integer
);
CREATE TABLE buyer (
  id          integer PRIMARY KEY,
  firm        varchar(80) NOT NULL,
  agent_for   integer REFERENCES buyer (id),
  credit_limit numeric(10,2) NOT NULL,
  barred      boolean NOT NULL DEFAULT false
);
CREATE TABLE landing (
  id          integer PRIMARY KEY,
  reg_no      varchar(10) NOT NULL REFERENCES trawler (reg_no),
  harbour_id  smallint NOT NULL REFERENCES harbour (id),
  landed_at   timestamp NOT NULL,
  inspected_by varchar(60)
);
CREATE TABLE lot (
  id          integer PRIMARY KEY,
  landing_id  integer NOT NULL REFERENCES landing (id),
  species_code char(3) NOT NULL REFERENCES species (code),
  grade       smallint NOT NULL CHECK (grade BETWEEN 1 AND 5),
  weight_kg   numeric(8,1) NOT NULL,
  reserve_price numeric(6,2),
  split_from  integer REFERENCES lot (id)
);
CREATE TABLE lot_sale (
  lot_id      integer PRIMARY KEY REFERENCES lot (id),
  buyer_id    integer NOT NULL REFERENCES buyer (id),
  underbidder_id integer REFERENCES buyer (id),
  price_per_kg numeric(6,2) NOT NULL,
  sold_at     timestamp NOT NULL,
  collected_at timestamp
);
CREATE TABLE buyer_payment (
  id          integer PRIMARY KEY,
  buyer_id    integer NOT NULL REFERENCES buyer (id),
  paid_on     date NOT NULL,
  amount      numeric(10,2) NOT NULL
);
