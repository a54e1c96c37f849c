-- pyrotechnics contractor: shows, shells, licences (Oracle, module prefix PY_)
CREATE TABLE py_client (
  client_id    NUMBER        NOT NULL,
  client_name  VARCHAR2(100) NOT NULL,
  client_kind  VARCHAR2(10)  NOT NULL,  -- TOWN, HOTEL, WEDDING, STADIUM
  contact_tel  VARCHAR2(20),
  CONSTRAINT py_client_pk PRIMARY KEY (client_id),
  CONSTRAINT py_client_kind_ck CHECK (client_kind IN ('TOWN','HOTEL','WEDDING','STADIUM'))
);
CREATE TABLE py_site (
  site_id      NUMBER        NOT NULL,
  site_name    VARCHAR2(80)  NOT NULL,
  municipality VARCHAR2(60)  NOT NULL,
  safety_m     NUMBER(4)     NOT NULL,  -- distance to the crowd in metres
  over_water   CHAR(1)       DEFAULT 'N' NOT NULL,
  CONSTRAINT py_site_pk PRIMARY KEY (site_id)
);
CREATE TABLE py_tech (
  tech_id      NUMBER        NOT NULL,
  first_name   VARCHAR2(40)  NOT NULL,
  last_name    VARCHAR2(40)  NOT NULL,
  licence_cls  VARCHAR2(2),             -- T1, T2; empty for helpers
  licence_end  DATE,
  trained_by   NUMBER,
  CONSTRAINT py_tech_pk PRIMARY KEY (tech_id),
  CONSTRAINT py_tech_trainer_fk FOREIGN KEY (trained_by) REFERENCES py_tech (tech_id)
);
CREATE TABLE py_show (
  show_no      VARCHAR2(10)  NOT NULL,
  client_id    NUMBER        NOT NULL,
  site_id      NUMBER        NOT NULL,
  fallback_site NUMBER,
  lead_tech    NUMBER,
  show_date    DATE          NOT NULL,
  rain_date    DATE,
  minutes      NUMBER(3)     NOT NULL,
  budget       NUMBER(10,2)  NOT NULL,
  show_state   CHAR(1)       DEFAULT 'Q' NOT NULL,
  CONSTRAINT py_show_pk PRIMARY KEY (show_no),
  CONSTRAINT py_show_client_fk FOREIGN KEY (client_id) REFERENCES py_client (client_id),
  CONSTRAINT py_show_site_fk FOREIGN KEY (site_id) REFERENCES py_site (site_id),
  CONSTRAINT py_show_fallback_fk FOREIGN KEY (fallback_site) REFERENCES py_site (site_id),
  CONSTRAINT py_show_lead_fk FOREIGN KEY (lead_tech) REFERENCES py_tech (tech_id)
);
COMMENT ON COLUMN py_show.show_state IS 'Q quoted, B booked, F fired, R rained off, C cancelled';
CREATE TABLE py_product (
  sku          VARCHAR2(12)  NOT NULL,
  product_name VARCHAR2(80)  NOT NULL,
  calibre_mm   NUMBER(3),
  hazard       VARCHAR2(4)   NOT NULL,  -- 1.1G, 1.3G, 1.4G
  unit_cost    NUMBER(8,2)   NOT NULL,
  stock_qty    NUMBER(6)     DEFAULT 0 NOT NULL,
  CONSTRAINT py_product_pk PRIMARY KEY (sku)
);
CREATE TABLE py_cue (
  show_no      VARCHAR2(10)  NOT NULL,
  cue_no       NUMBER(4)     NOT NULL,
  sku          VARCHAR2(12)  NOT NULL,
  qty          NUMBER(4)     NOT NULL,
  fire_at_sec  NUMBER(6,1)   NOT NULL,  -- seconds after the start
  misfired     CHAR(1)       DEFAULT 'N' NOT NULL,
  CONSTRAINT py_cue_pk PRIMARY KEY (show_no, cue_no),
  CONSTRAINT py_cue_show_fk FOREIGN KEY (show_no) REFERENCES py_show (show_no),
  CONSTRAINT py_cue_sku_fk FOREIGN KEY (sku) REFERENCES py_product (sku)
);
CREATE TABLE py_crew (
  show_no      VARCHAR2(10)  NOT NULL,
  tech_id      NUMBER        NOT NULL,
  duty         VARCHAR2(10)  NOT NULL,  -- FIRING, RIGGING, DRIVER, GUARD
  day_pay      NUMBER(7,2)   NOT NULL,
  CONSTRAINT py_crew_pk PRIMARY KEY (show_no, tech_id),
  CONSTRAINT py_crew_show_fk FOREIGN KEY (show_no) REFERENCES py_show (show_no),
  CONSTRAINT py_crew_tech_fk FOREIGN KEY (tech_id) REFERENCES py_tech (tech_id)
);
CREATE TABLE py_permit (
  permit_no    VARCHAR2(16)  NOT NULL,
  show_no      VARCHAR2(10)  NOT NULL,
  authority    VARCHAR2(60)  NOT NULL,
  asked_on     DATE          NOT NULL,
  granted_on   DATE,
  refused_on   DATE,
  CONSTRAINT py_permit_pk PRIMARY KEY (permit_no),
  CONSTRAINT py_permit_show_fk FOREIGN KEY (show_no) REFERENCES py_show (show_no)
);
