CREATE TABLE faction (
  faction_id   NUMBER PRIMARY KEY,
  faction_name VARCHAR2(60) NOT NULL,
  in_coalition CHAR(1) NOT NULL CHECK (in_coalition IN ('Y','N'))
);
CREATE TABLE councillor (
  councillor_id NUMBER PRIMARY KEY,
  full_name    VARCHAR2(80) NOT NULL,
  faction_id   NUMBER REFERENCES faction (faction_id),
  ward_name    VARCHAR2(40) NOT NULL,
  succeeded_id NUMBER REFERENCES councillor (councillor_id),
  sworn_in     DATE NOT NULL,
  left_office  DATE
);
CREATE TABLE committee (
  committee_id NUMBER PRIMARY KEY,
  committee_name VARCHAR2(60) NOT NULL,
  chair_id     NUMBER REFERENCES councillor (councillor_id),
  deputy_id    NUMBER REFERENCES councillor (councillor_id)
);
CREATE TABLE committee_seat (
  committee_id NUMBER NOT NULL REFERENCES committee (committee_id),
  councillor_id NUMBER NOT NULL REFERENCES councillor (councillor_id),
  role         VARCHAR2(10) NOT NULL CHECK (role IN ('full','substitute')),
  PRIMARY KEY (committee_id, councillor_id)
);
CREATE TABLE motion (
  motion_no    VARCHAR2(12) PRIMARY KEY,
  title        VARCHAR2(200) NOT NULL,
  proposer_id  NUMBER NOT NULL REFERENCES councillor (councillor_id),
  seconder_id  NUMBER REFERENCES councillor (councillor_id),
  committee_id NUMBER REFERENCES committee (committee_id),
  amends_no    VARCHAR2(12) REFERENCES motion (motion_no),
  status       VARCHAR2(10) DEFAULT 'TABLED' NOT NULL CHECK (status IN ('TABLED','REFERRED','CARRIED','LOST','WITHDRAWN')),
  cost_est     NUMBER(12,2),
  tabled_on    DATE NOT NULL,
  decided_on   DATE
);
CREATE TABLE ballot (
  motion_no    VARCHAR2(12) NOT NULL REFERENCES motion (motion_no),
  councillor_id NUMBER NOT NULL REFERENCES councillor (councillor_id),
  choice       CHAR(1) NOT NULL,
  PRIMARY KEY (motion_no, councillor_id)
);
CREATE TABLE declared_interest (
  interest_id  NUMBER PRIMARY KEY,
  councillor_id NUMBER NOT NULL REFERENCES councillor (councillor_id),
  motion_no    VARCHAR2(12) NOT NULL REFERENCES motion (motion_no),
  nature       VARCHAR2(100) NOT NULL,
  declared_on  DATE NOT NULL
);
COMMENT ON COLUMN ballot.choice IS 'Y=for, N=against, A=abstained, X=absent';
COMMENT ON COLUMN councillor.succeeded_id IS 'whose seat was taken over';
COMMENT ON COLUMN councillor.faction_id IS 'empty: independent';
