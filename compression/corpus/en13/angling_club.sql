-- exported from members.mdb (Access 97); tbl prefix, spaces removed
CREATE TABLE tblMembers (
  MemID integer PRIMARY KEY,
  Surname varchar(40) NOT NULL,
  Forename varchar(40) NOT NULL,
  MemCat varchar(1) NOT NULL,          -- S senior, J junior, P pensioner, L life
  JoinDate date,
  PaidUpTo date,
  LockerNo integer,
  Committee boolean NOT NULL DEFAULT false,
  IntroducedBy integer REFERENCES tblMembers (MemID),
  Email varchar(80),
  Resigned date
);
CREATE TABLE tblWaters (WaterID integer PRIMARY KEY, WaterName varchar(40) NOT NULL, WaterType varchar(10) NOT NULL CHECK (WaterType IN ('River', 'Lake', 'Canal')), NightFishing boolean NOT NULL DEFAULT false, RentPA numeric(8,2) NOT NULL, LeaseEnds date);
CREATE TABLE tblPegs (PegID integer PRIMARY KEY, WaterID integer NOT NULL REFERENCES tblWaters (WaterID), PegNo integer NOT NULL, Disabled boolean NOT NULL DEFAULT false, Closed boolean NOT NULL DEFAULT false);
CREATE TABLE tblSpecies (SpecID varchar(3) PRIMARY KEY, CommonName varchar(30) NOT NULL, MinSizeCm integer);
CREATE TABLE tblMatches (MatchID integer PRIMARY KEY, MatchName varchar(60) NOT NULL, WaterID integer NOT NULL REFERENCES tblWaters (WaterID), MatchDate date NOT NULL, Trophy varchar(40), EntryFee numeric(8,2) NOT NULL DEFAULT 0, CancelledBecause varchar(80));
CREATE TABLE tblMatchEntries (MatchID integer NOT NULL REFERENCES tblMatches (MatchID), MemID integer NOT NULL REFERENCES tblMembers (MemID), PegID integer REFERENCES tblPegs (PegID), WeightGr integer, Place integer, FeePaid boolean NOT NULL DEFAULT false, PRIMARY KEY (MatchID, MemID));
CREATE TABLE tblCatches (CatchID integer PRIMARY KEY, MemID integer NOT NULL REFERENCES tblMembers (MemID), WaterID integer NOT NULL REFERENCES tblWaters (WaterID), SpecID varchar(3) NOT NULL REFERENCES tblSpecies (SpecID), CatchDate date NOT NULL, WeightGr integer NOT NULL, LengthCm integer, Bait varchar(30), Returned boolean NOT NULL DEFAULT true, WitnessID integer REFERENCES tblMembers (MemID));
CREATE TABLE tblWorkParties (WpID integer PRIMARY KEY, WaterID integer NOT NULL REFERENCES tblWaters (WaterID), WpDate date NOT NULL, LeaderID integer NOT NULL REFERENCES tblMembers (MemID), Task varchar(80));
CREATE TABLE tblWpAttend (WpID integer NOT NULL REFERENCES tblWorkParties (WpID), MemID integer NOT NULL REFERENCES tblMembers (MemID), Hours decimal(4,1) NOT NULL, PRIMARY KEY (WpID, MemID));
