-- metal recycling yard, duckdb
CREATE TABLE grade (
  grade_code VARCHAR PRIMARY KEY,       -- CU1, ALU-C, HMS12 ...
  label VARCHAR NOT NULL,
  metal VARCHAR NOT NULL CHECK (metal IN ('copper','aluminium','steel','brass','lead','stainless')),
  buy_price DECIMAL(8,3) NOT NULL,      -- per kg
  hazardous BOOLEAN NOT NULL DEFAULT false
);
CREATE TABLE supplier (
  supplier_id INTEGER PRIMARY KEY,
  trade_name VARCHAR NOT NULL,
  type TINYINT NOT NULL,                -- 1 walk-in, 2 demolition firm, 3 factory, 4 council
  id_seen_on DATE,                      -- identity proof
  banned BOOLEAN NOT NULL DEFAULT false,
  parent_id INTEGER REFERENCES supplier (supplier_id)
);
CREATE TABLE vehicle (
  reg VARCHAR PRIMARY KEY,
  supplier_id INTEGER REFERENCES supplier (supplier_id),
  tare_kg INTEGER,
  tared_on DATE
);
CREATE TABLE weigh_ticket (
  ticket BIGINT PRIMARY KEY,
  supplier_id INTEGER NOT NULL REFERENCES supplier (supplier_id),
  reg VARCHAR REFERENCES vehicle (reg),
  gross_kg INTEGER NOT NULL,
  tare_kg INTEGER,                      -- null until weighed out
  weighed_in TIMESTAMP NOT NULL,
  weighed_out TIMESTAMP,
  state TINYINT NOT NULL DEFAULT 0      -- 0 open 1 graded 2 paid 3 void
);
CREATE TABLE ticket_line (
  ticket BIGINT NOT NULL REFERENCES weigh_ticket (ticket),
  line_no SMALLINT NOT NULL,
  grade_code VARCHAR NOT NULL REFERENCES grade (grade_code),
  kg DECIMAL(9,1) NOT NULL,
  deduct_pct DECIMAL(4,1) NOT NULL DEFAULT 0,   -- dirt, moisture
  price DECIMAL(8,3) NOT NULL,
  PRIMARY KEY (ticket, line_no)
);
CREATE TABLE pile (
  pile_no INTEGER PRIMARY KEY,
  grade_code VARCHAR REFERENCES grade (grade_code),
  bay VARCHAR NOT NULL,
  stock_kg DECIMAL(11,1) NOT NULL DEFAULT 0,
  max_kg DECIMAL(11,1) NOT NULL
);
CREATE TABLE smelter_sale (
  contract VARCHAR PRIMARY KEY,
  smelter VARCHAR NOT NULL,
  grade_code VARCHAR NOT NULL REFERENCES grade (grade_code),
  contracted_t DECIMAL(9,2) NOT NULL,
  delivered_t DECIMAL(9,2) NOT NULL DEFAULT 0,
  eur_per_t DECIMAL(9,2) NOT NULL,
  signed_on DATE NOT NULL,
  deliver_by DATE NOT NULL,
  closed BOOLEAN NOT NULL DEFAULT false
);
CREATE TABLE payout (
  payout_id INTEGER PRIMARY KEY,
  ticket BIGINT NOT NULL REFERENCES weigh_ticket (ticket),
  amount DECIMAL(10,2) NOT NULL,
  how VARCHAR NOT NULL CHECK (how IN ('bank','cheque')),
  paid_at TIMESTAMP NOT NULL
);
CREATE TABLE lme_price (
  metal VARCHAR NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  usd_t DECIMAL(9,2) NOT NULL,
  PRIMARY KEY (metal, valid_from)
);
