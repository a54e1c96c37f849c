-- duckdb file, roastery
CREATE TABLE origins (
  origin_id INTEGER PRIMARY KEY,
  country VARCHAR NOT NULL,
  farm VARCHAR,
  process VARCHAR NOT NULL,        -- washed, natural, honey
  altitude_m INTEGER
);
CREATE TABLE green_lots (
  lot_id INTEGER PRIMARY KEY,
  origin_id INTEGER NOT NULL REFERENCES origins(origin_id),
  bought_on DATE NOT NULL,
  kg_bought DECIMAL(10,2) NOT NULL,
  kg_left DECIMAL(10,2) NOT NULL,
  price_kg DECIMAL(8,2) NOT NULL,
  cup_score DECIMAL(4,1),
  organic BOOLEAN NOT NULL DEFAULT false
);
CREATE TABLE roasts (
  roast_id INTEGER PRIMARY KEY,
  lot_id INTEGER NOT NULL REFERENCES green_lots(lot_id),
  roaster VARCHAR NOT NULL,
  roasted_at TIMESTAMP NOT NULL,
  kg_in DECIMAL(8,2) NOT NULL,
  kg_out DECIMAL(8,2),
  drop_temp_c DECIMAL(5,1),
  profile VARCHAR NOT NULL DEFAULT 'medium',  -- light | medium | dark
  discarded BOOLEAN NOT NULL DEFAULT false
);
CREATE TABLE blends (blend_id INTEGER PRIMARY KEY, blend_name VARCHAR NOT NULL, retired BOOLEAN NOT NULL DEFAULT false);
CREATE TABLE blend_parts (
  blend_id INTEGER NOT NULL REFERENCES blends(blend_id),
  origin_id INTEGER NOT NULL REFERENCES origins(origin_id),
  pct DECIMAL(5,2) NOT NULL,
  PRIMARY KEY (blend_id, origin_id)
);
CREATE TABLE wholesale_accts (acct_id INTEGER PRIMARY KEY, cafe VARCHAR NOT NULL, city VARCHAR NOT NULL, terms_days INTEGER NOT NULL DEFAULT 14, closed_on DATE);
CREATE TABLE orders (
  order_id INTEGER PRIMARY KEY,
  acct_id INTEGER NOT NULL REFERENCES wholesale_accts(acct_id),
  blend_id INTEGER NOT NULL REFERENCES blends(blend_id),
  ordered_on DATE NOT NULL,
  kg DECIMAL(8,2) NOT NULL,
  price_kg DECIMAL(8,2) NOT NULL,
  shipped_on DATE,
  invoiced BOOLEAN NOT NULL DEFAULT false
);
