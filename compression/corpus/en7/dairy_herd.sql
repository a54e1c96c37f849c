-- milk farm, SQL Server Express on the barn PC
CREATE TABLE tblCow (
  CowNo int NOT NULL PRIMARY KEY,
  EarTag varchar(14) NOT NULL,
  CowName nvarchar(30) NULL,
  Breed varchar(12) NOT NULL,
  BornDt date NOT NULL,
  DamNo int NULL REFERENCES tblCow (CowNo),
  PenNo smallint NULL,
  LactNo smallint NOT NULL DEFAULT 0,
  StatusCd char(1) NOT NULL DEFAULT 'L',  -- L lactating, D dry, H heifer, S sold, X dead
  GoneDt date NULL
);
CREATE TABLE tblPen (
  PenNo smallint NOT NULL PRIMARY KEY,
  PenName nvarchar(30) NOT NULL,
  Stalls smallint NOT NULL
);
CREATE TABLE tblMilking (
  MilkingId bigint IDENTITY PRIMARY KEY,
  CowNo int NOT NULL REFERENCES tblCow (CowNo),
  MilkedAt datetime NOT NULL,
  Litres decimal(5,2) NOT NULL,
  Conductivity decimal(4,2) NULL,
  Robot tinyint NOT NULL,
  Rejected bit NOT NULL DEFAULT 0
);
CREATE TABLE tblService (
  ServiceId int IDENTITY PRIMARY KEY,
  CowNo int NOT NULL REFERENCES tblCow (CowNo),
  SvcDt date NOT NULL,
  BullCode varchar(10) NOT NULL,
  Technician nvarchar(40) NULL,
  PregResult char(1) NULL,               -- P pregnant, O open, null not checked
  CheckedDt date NULL
);
CREATE TABLE tblCalving (
  CalvingId int IDENTITY PRIMARY KEY,
  CowNo int NOT NULL REFERENCES tblCow (CowNo),
  CalvedDt date NOT NULL,
  Ease tinyint NOT NULL,                 -- 1 easy .. 5 surgery
  CalfSex char(1) NOT NULL,              -- M / F
  Stillborn bit NOT NULL DEFAULT 0
);
CREATE TABLE tblDisease (
  DiseaseId int IDENTITY PRIMARY KEY,
  CowNo int NOT NULL REFERENCES tblCow (CowNo),
  DiseaseCd varchar(6) NOT NULL,         -- MAST mastitis, LAME, KETO ketosis, RETP
  FoundDt date NOT NULL,
  CuredDt date NULL,
  WithholdTil date NULL,
  VetCost decimal(8,2) NOT NULL DEFAULT 0
);
CREATE TABLE tblTankPickup (
  PickupId int IDENTITY PRIMARY KEY,
  PickedAt datetime NOT NULL,
  Litres decimal(9,1) NOT NULL,
  FatPct decimal(4,2) NULL,
  ProteinPct decimal(4,2) NULL,
  SomaticK int NULL,
  PricePerL decimal(6,4) NULL
);
ALTER TABLE tblCow ADD CONSTRAINT FK_Cow_Pen FOREIGN KEY (PenNo) REFERENCES tblPen (PenNo);
