CREATE TABLE members (
  memberId      INTEGER PRIMARY KEY,
  fullName      TEXT NOT NULL,
  licence       TEXT CHECK (licence IN ('inland','coastal','offshore')),
  sponsorId     INTEGER REFERENCES members (memberId),
  joinedOn      DATE NOT NULL,
  balance       NUMERIC NOT NULL DEFAULT 0
);
CREATE TABLE marinas (
  marinaId      INTEGER PRIMARY KEY,
  marinaName    TEXT NOT NULL,
  coast         TEXT NOT NULL,
  feePerNight   NUMERIC NOT NULL
);
CREATE TABLE boats (
  boatId        INTEGER PRIMARY KEY,
  boatName      TEXT NOT NULL,
  boatType      TEXT NOT NULL CHECK (boatType IN ('sail','motor','cat')),
  homeMarina    INTEGER NOT NULL REFERENCES marinas (marinaId),
  winterMarina  INTEGER REFERENCES marinas (marinaId),
  keeperId      INTEGER REFERENCES members (memberId),
  tenderTo      INTEGER REFERENCES boats (boatId),
  berths        INTEGER NOT NULL,
  insuredUntil  DATE
);
CREATE TABLE shares (
  boatId        INTEGER NOT NULL REFERENCES boats,
  memberId      INTEGER NOT NULL REFERENCES members,
  sharePct      NUMERIC NOT NULL,
  boughtOn      DATE NOT NULL,
  PRIMARY KEY (boatId, memberId)
);
CREATE TABLE cruises (
  cruiseId      INTEGER PRIMARY KEY,
  boatId        INTEGER NOT NULL REFERENCES boats,
  skipperId     INTEGER NOT NULL REFERENCES members (memberId),
  startMarina   INTEGER NOT NULL REFERENCES marinas (marinaId),
  endMarina     INTEGER REFERENCES marinas (marinaId),
  castOff       DATETIME NOT NULL,
  mooredAt      DATETIME,
  miles         NUMERIC
);
CREATE TABLE crews (
  cruiseId      INTEGER NOT NULL REFERENCES cruises,
  memberId      INTEGER NOT NULL REFERENCES members,
  duty          TEXT NOT NULL DEFAULT 'hand',       -- hand, cook, navigator
  PRIMARY KEY (cruiseId, memberId)
);
CREATE TABLE damages (
  damageId      INTEGER PRIMARY KEY,
  cruiseId      INTEGER REFERENCES cruises,
  boatId        INTEGER NOT NULL REFERENCES boats,
  reportedBy    INTEGER NOT NULL REFERENCES members (memberId),
  part          TEXT NOT NULL,
  severity      INTEGER NOT NULL,                   -- 1 cosmetic, 2 limits use, 3 unsafe
  reportedOn    DATE NOT NULL,
  repairedOn    DATE,
  repairCost    NUMERIC
);
