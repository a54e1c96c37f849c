PRAGMA foreign_keys = ON;
CREATE TABLE client (
  client_id INTEGER PRIMARY KEY,
  company TEXT NOT NULL,
  contact TEXT,
  commission_pct REAL NOT NULL DEFAULT 0,
  vip INTEGER NOT NULL DEFAULT 0 CHECK (vip IN (0,1)),
  since TEXT NOT NULL          -- yyyy-mm-dd
);
CREATE TABLE route (
  route_no INTEGER PRIMARY KEY,
  driver TEXT,
  weekday INTEGER NOT NULL,    -- 1 = Mon … 7 = Sun
  van TEXT
);
CREATE TABLE machine (
  machine_id INTEGER PRIMARY KEY,
  asset_tag TEXT NOT NULL UNIQUE,
  client_id INTEGER REFERENCES client,      -- null = in the depot
  route_no INTEGER REFERENCES route,
  kind TEXT NOT NULL CHECK (kind IN ('snack','drink','coffee','combo')),
  slots INTEGER NOT NULL,
  cashless INTEGER NOT NULL DEFAULT 0,
  status INTEGER NOT NULL DEFAULT 1,        -- 1 running, 2 sold out, 3 jammed, 4 stolen, 5 scrapped
  installed DATE,
  last_visit DATE
);
CREATE TABLE product (
  sku TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  brand TEXT,
  category TEXT NOT NULL CHECK (category IN ('crisps','chocolate','soda','water','coffee','healthy')),
  cost REAL NOT NULL,
  price REAL NOT NULL,
  shelf_days INTEGER
);
CREATE TABLE slot (
  machine_id INTEGER NOT NULL REFERENCES machine,
  slot_no INTEGER NOT NULL,
  sku TEXT REFERENCES product,
  capacity INTEGER NOT NULL,
  level INTEGER NOT NULL DEFAULT 0,
  price_override REAL,
  PRIMARY KEY (machine_id, slot_no)
);
CREATE TABLE visit (
  visit_id INTEGER PRIMARY KEY,
  machine_id INTEGER NOT NULL REFERENCES machine,
  visited_at DATETIME NOT NULL,
  driver TEXT NOT NULL,
  cash_collected REAL NOT NULL DEFAULT 0,
  meter_sales INTEGER NOT NULL,   -- lifetime vends counter
  remark TEXT
);
CREATE TABLE refill (
  visit_id INTEGER NOT NULL REFERENCES visit,
  slot_no INTEGER NOT NULL,
  sku TEXT NOT NULL REFERENCES product,
  added INTEGER NOT NULL DEFAULT 0,
  removed_expired INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE complaint (
  complaint_id INTEGER PRIMARY KEY,
  machine_id INTEGER REFERENCES machine,
  opened_at DATETIME NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('no_change','stuck','stale','wrong_item','other')),
  refund REAL,
  closed_at DATETIME
);
