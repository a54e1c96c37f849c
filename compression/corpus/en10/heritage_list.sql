CREATE TABLE parish (
  parish_cd   VARCHAR(8) PRIMARY KEY,
  parish      VARCHAR(80) NOT NULL,
  county      VARCHAR(40) NOT NULL
);
CREATE TABLE monument (
  list_no     INTEGER PRIMARY KEY,
  title       VARCHAR(160) NOT NULL,
  grade       VARCHAR(3) NOT NULL CHECK (grade IN ('I', 'II*', 'II')),
  kind        VARCHAR(20) NOT NULL CHECK (kind IN ('church', 'house', 'bridge', 'mill', 'ruin', 'garden', 'other')),
  parish_cd   VARCHAR(8) NOT NULL REFERENCES parish,
  listed_on   DATE NOT NULL,
  delisted_on DATE,
  built_from  INTEGER,
  built_to    INTEGER,
  owner_id    INTEGER,
  at_risk     BOOLEAN NOT NULL DEFAULT FALSE,
  geom        geometry(Point, 27700)
);
CREATE TABLE owner (
  owner_id    INTEGER PRIMARY KEY,
  owner_name  VARCHAR(120) NOT NULL,
  owner_type  VARCHAR(10) NOT NULL CHECK (owner_type IN ('private', 'church', 'state', 'trust'))
);
ALTER TABLE monument ADD CONSTRAINT monument_owner_fk FOREIGN KEY (owner_id) REFERENCES owner (owner_id);
CREATE TABLE officer (
  officer_id  INTEGER PRIMARY KEY,
  officer     VARCHAR(80) NOT NULL,
  county      VARCHAR(40) NOT NULL
);
CREATE TABLE visit (
  visit_id    INTEGER PRIMARY KEY,
  list_no     INTEGER NOT NULL REFERENCES monument,
  officer_id  INTEGER NOT NULL REFERENCES officer,
  visited_on  DATE NOT NULL,
  condition   VARCHAR(8) NOT NULL CHECK (condition IN ('good', 'fair', 'poor', 'very bad')),
  remarks     TEXT
);
CREATE TABLE consent (
  consent_no  VARCHAR(14) PRIMARY KEY,
  list_no     INTEGER NOT NULL REFERENCES monument,
  works       VARCHAR(200) NOT NULL,
  applied_on  DATE NOT NULL,
  decided_on  DATE,
  decision    VARCHAR(10) CHECK (decision IN ('granted', 'refused', 'withdrawn')),
  case_officer INTEGER REFERENCES officer (officer_id)
);
CREATE TABLE grant_award (
  award_id    INTEGER PRIMARY KEY,
  list_no     INTEGER NOT NULL REFERENCES monument,
  amount      NUMERIC(12,2) NOT NULL,
  awarded_on  DATE NOT NULL,
  paid_out    NUMERIC(12,2) NOT NULL DEFAULT 0
);
