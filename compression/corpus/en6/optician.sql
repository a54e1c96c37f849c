-- optician shop app (SQLite on the till)
CREATE TABLE patients (
  pat_id      INTEGER PRIMARY KEY AUTOINCREMENT,
  first       TEXT NOT NULL,
  last        TEXT NOT NULL,
  dob         DATE NOT NULL,
  mobile      TEXT,
  recall_on   DATE,              -- next eye test due
  gp_name     TEXT,
  diabetic    INTEGER NOT NULL DEFAULT 0,
  carer_of    INTEGER REFERENCES patients(pat_id),
  no_sms      INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE optometrists (
  goc_no      TEXT PRIMARY KEY,
  oname       TEXT NOT NULL,
  locum       INTEGER NOT NULL DEFAULT 0,
  day_rate    REAL
);
CREATE TABLE eye_tests (
  test_id     INTEGER PRIMARY KEY,
  pat_id      INTEGER NOT NULL REFERENCES patients(pat_id),
  goc_no      TEXT REFERENCES optometrists(goc_no),
  booked_for  DATETIME NOT NULL,
  kind        INTEGER NOT NULL DEFAULT 1,   -- 1 private, 2 nhs, 3 contact lens, 4 child
  status      INTEGER NOT NULL DEFAULT 0,   -- 0 booked, 1 arrived, 2 done, 3 dna (did not attend), 4 cancelled
  iop_r       REAL,                         -- eye pressure mmHg
  iop_l       REAL,
  fee         REAL NOT NULL DEFAULT 0,
  referred    INTEGER NOT NULL DEFAULT 0    -- sent on to hospital
);
CREATE TABLE prescriptions (
  rx_id       INTEGER PRIMARY KEY,
  test_id     INTEGER NOT NULL REFERENCES eye_tests(test_id),
  eye         TEXT NOT NULL CHECK (eye IN ('R','L')),
  sph         REAL NOT NULL,
  cyl         REAL,
  axis        INTEGER,
  add_power   REAL,                         -- null for single vision
  expires     DATE NOT NULL
);
CREATE TABLE frames (
  sku         TEXT PRIMARY KEY,
  brand       TEXT NOT NULL,
  model       TEXT NOT NULL,
  colour      TEXT,
  cost        REAL NOT NULL,
  rrp         REAL NOT NULL,
  in_stock    INTEGER NOT NULL DEFAULT 0,
  discontinued INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE orders (
  order_no    INTEGER PRIMARY KEY,
  pat_id      INTEGER NOT NULL REFERENCES patients(pat_id),
  sku         TEXT REFERENCES frames(sku),  -- null: own frame or contact lenses
  lens        TEXT NOT NULL CHECK (lens IN ('single','bifocal','varifocal','contact','none')),
  frame_price REAL NOT NULL DEFAULT 0,
  lens_price  REAL NOT NULL DEFAULT 0,
  voucher     REAL NOT NULL DEFAULT 0,
  paid        REAL NOT NULL DEFAULT 0,
  ordered     DATE NOT NULL,
  back_from_lab DATE,
  collected   DATE,
  stage       TEXT NOT NULL DEFAULT 'lab' CHECK (stage IN ('lab','glazing','ready','collected','remake','void'))
);
CREATE TABLE recalls (
  recall_id   INTEGER PRIMARY KEY,
  pat_id      INTEGER NOT NULL REFERENCES patients(pat_id),
  sent_on     DATE NOT NULL,
  via         TEXT NOT NULL CHECK (via IN ('sms','letter','call')),
  answered    INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE power_class (
  name        TEXT PRIMARY KEY,
  sph_from    REAL NOT NULL,
  sph_to      REAL NOT NULL
);
