CREATE TABLE PT (
  PT_ID       INTEGER      NOT NULL PRIMARY KEY,
  PT_LAST     VARCHAR(50)  NOT NULL,
  PT_FIRST    VARCHAR(50)  NOT NULL,
  DOB         DATE         NOT NULL,
  DRY_WT_KG   DECIMAL(5,1),            -- target weight after dialysis
  HEPB_POS    CHAR(1)      DEFAULT 'N' NOT NULL,
  TX_LIST_DT  DATE,                    -- on the transplant list since
  DISCH_DT    DATE,
  DISCH_RSN   CHAR(1)
);
COMMENT ON COLUMN PT.DISCH_RSN IS 'T transplanted, D died, M moved away, R recovered';
CREATE TABLE NEPH (NEPH_ID INTEGER NOT NULL PRIMARY KEY, NEPH_NM VARCHAR(60) NOT NULL, PGR VARCHAR(20));
CREATE TABLE STN (
  STN_NO      INTEGER      NOT NULL PRIMARY KEY,
  BAY         CHAR(1)      NOT NULL,
  ISOL_YN     CHAR(1)      DEFAULT 'N' NOT NULL,
  OOS_DT      DATE                      -- out of service since
);
COMMENT ON TABLE STN IS 'dialysis stations (chairs)';
CREATE TABLE ACCS (
  ACCS_ID     INTEGER      NOT NULL PRIMARY KEY,
  PT_ID       INTEGER      NOT NULL REFERENCES PT (PT_ID),
  ACCS_TP     CHAR(3)      NOT NULL CHECK (ACCS_TP IN ('AVF','AVG','CVC')),
  PLACED_DT   DATE         NOT NULL,
  REMOVED_DT  DATE,
  SURG_NM     VARCHAR(60)
);
COMMENT ON TABLE ACCS IS 'vascular access: fistula (AVF), graft (AVG), catheter (CVC)';
CREATE TABLE RX (
  RX_ID       INTEGER      NOT NULL PRIMARY KEY,
  PT_ID       INTEGER      NOT NULL REFERENCES PT (PT_ID),
  NEPH_ID     INTEGER      NOT NULL REFERENCES NEPH (NEPH_ID),
  HRS         DECIMAL(3,1) NOT NULL,
  PER_WK      SMALLINT     NOT NULL,
  DIALYZER    VARCHAR(30)  NOT NULL,
  START_DT    DATE         NOT NULL,
  STOP_DT     DATE
);
CREATE TABLE TRT (
  TRT_ID      BIGINT       NOT NULL PRIMARY KEY,
  RX_ID       INTEGER      NOT NULL REFERENCES RX (RX_ID),
  STN_NO      INTEGER      REFERENCES STN (STN_NO),
  ON_TS       TIMESTAMP    NOT NULL,
  OFF_TS      TIMESTAMP,
  PRE_WT      DECIMAL(5,1),
  POST_WT     DECIMAL(5,1),
  STS         SMALLINT     DEFAULT 0 NOT NULL
);
COMMENT ON COLUMN TRT.STS IS '0 scheduled, 1 running, 2 done, 3 cut short, 4 missed';
CREATE TABLE LAB (
  LAB_ID      BIGINT       NOT NULL PRIMARY KEY,
  PT_ID       INTEGER      NOT NULL REFERENCES PT (PT_ID),
  DRAWN_DT    DATE         NOT NULL,
  TEST        VARCHAR(10)  NOT NULL,    -- K, PHOS, HGB, KTV
  VAL         DECIMAL(8,2) NOT NULL,
  FLAG        CHAR(1)                   -- H high, L low
);
