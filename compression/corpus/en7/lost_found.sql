-- lost property office, transit company (sqlite)
CREATE TABLE categories (cat TEXT PRIMARY KEY, keep_days INTEGER NOT NULL);
CREATE TABLE offices (office_id INTEGER PRIMARY KEY, station TEXT NOT NULL, opens TEXT, phone TEXT);
CREATE TABLE found_items (
  item_no INTEGER PRIMARY KEY,
  cat TEXT NOT NULL REFERENCES categories(cat),
  office_id INTEGER NOT NULL REFERENCES offices(office_id),
  found_on DATE NOT NULL,
  line TEXT,
  descr TEXT NOT NULL,
  colour TEXT,
  brand TEXT,
  est_value REAL,
  shelf TEXT,
  status TEXT NOT NULL DEFAULT 'stored' CHECK(status IN ('stored','returned','auctioned','destroyed','police'))
);
CREATE TABLE reports (
  report_no INTEGER PRIMARY KEY,
  reported_at TIMESTAMP NOT NULL,
  name TEXT NOT NULL,
  phone TEXT,
  email TEXT,
  cat TEXT NOT NULL REFERENCES categories(cat),
  lost_on DATE,
  line TEXT,
  descr TEXT NOT NULL,
  closed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE matches (
  match_id INTEGER PRIMARY KEY,
  item_no INTEGER NOT NULL REFERENCES found_items(item_no),
  report_no INTEGER NOT NULL REFERENCES reports(report_no),
  score REAL NOT NULL,
  confirmed INTEGER,            -- null pending, 1 yes, 0 no
  checked_by TEXT
);
CREATE TABLE handovers (
  handover_id INTEGER PRIMARY KEY,
  item_no INTEGER NOT NULL REFERENCES found_items(item_no),
  handed_at TIMESTAMP NOT NULL,
  to_name TEXT NOT NULL,
  id_doc TEXT,
  fee REAL NOT NULL DEFAULT 0,
  clerk TEXT NOT NULL
);
CREATE TABLE auctions (auction_id INTEGER PRIMARY KEY, held_on DATE NOT NULL, item_no INTEGER NOT NULL REFERENCES found_items(item_no), hammer REAL, buyer TEXT);
