-- oracle xe, garage print farm (six FDM printers and counting)
CREATE TABLE printers (
  printer_id   NUMBER(4) GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  nick         VARCHAR2(30) NOT NULL,
  model        VARCHAR2(40) NOT NULL,
  bed_x_mm     NUMBER(4) NOT NULL,
  bed_y_mm     NUMBER(4) NOT NULL,
  bed_z_mm     NUMBER(4) NOT NULL,
  watt         NUMBER(4),
  bought_on    DATE,
  status       VARCHAR2(12) DEFAULT 'IDLE' NOT NULL CHECK (status IN ('IDLE','PRINTING','DOWN','SOLD'))
);
CREATE TABLE spools (
  spool_id     NUMBER(6) GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  material     VARCHAR2(10) NOT NULL CHECK (material IN ('PLA','PETG','ABS','TPU')),
  colour       VARCHAR2(30) NOT NULL,
  brand        VARCHAR2(30),
  grams_new    NUMBER(6) NOT NULL,
  grams_left   NUMBER(6) NOT NULL,
  price        NUMBER(7,2),
  opened_on    DATE
);
CREATE TABLE clients (
  client_id    NUMBER(6) GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  client_name  VARCHAR2(60) NOT NULL,
  mail         VARCHAR2(80),
  ref_client   NUMBER(6) REFERENCES clients (client_id),
  since        DATE DEFAULT SYSDATE NOT NULL
);
COMMENT ON COLUMN clients.ref_client IS 'client who recommended us';
CREATE TABLE parts (
  part_id      NUMBER(6) GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  part_name    VARCHAR2(80) NOT NULL,
  grams        NUMBER(6,1) NOT NULL,
  minutes      NUMBER(6) NOT NULL,
  len_mm       NUMBER(4) NOT NULL,
  wid_mm       NUMBER(4) NOT NULL,
  hgt_mm       NUMBER(4) NOT NULL,
  stl_file     VARCHAR2(200)
);
CREATE TABLE orders3d (
  order_no     NUMBER(8) PRIMARY KEY,
  client_id    NUMBER(6) NOT NULL REFERENCES clients (client_id),
  ordered_on   DATE NOT NULL,
  promised_for DATE,
  shipped_on   DATE,
  paid         CHAR(1) DEFAULT 'N' NOT NULL CHECK (paid IN ('Y','N')),
  rush         CHAR(1) DEFAULT 'N' NOT NULL CHECK (rush IN ('Y','N'))
);
CREATE TABLE order_parts (
  order_no     NUMBER(8) NOT NULL REFERENCES orders3d (order_no),
  part_id      NUMBER(6) NOT NULL REFERENCES parts (part_id),
  pieces       NUMBER(4) NOT NULL,
  unit_price   NUMBER(8,2) NOT NULL,
  rebate       NUMBER(8,2) DEFAULT 0 NOT NULL,
  PRIMARY KEY (order_no, part_id)
);
CREATE TABLE jobs (
  job_id       NUMBER(8) GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  printer_id   NUMBER(4) NOT NULL REFERENCES printers (printer_id),
  part_id      NUMBER(6) NOT NULL REFERENCES parts (part_id),
  spool_id     NUMBER(6) NOT NULL REFERENCES spools (spool_id),
  order_no     NUMBER(8) REFERENCES orders3d (order_no),
  began        TIMESTAMP NOT NULL,
  ended        TIMESTAMP,
  grams_used   NUMBER(6,1),
  outcome      VARCHAR2(12) CHECK (outcome IN ('good','warped','spaghetti','aborted'))
);
COMMENT ON COLUMN jobs.order_no IS 'null = test print';
CREATE TABLE upkeep (
  upkeep_id    NUMBER(6) GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  printer_id   NUMBER(4) NOT NULL REFERENCES printers (printer_id),
  done_on      DATE NOT NULL,
  what         VARCHAR2(80) NOT NULL,
  cost         NUMBER(7,2) DEFAULT 0 NOT NULL
);
