CREATE TABLE Lessor (LessorCode nchar(4) NOT NULL PRIMARY KEY, LessorName nvarchar(60) NOT NULL, Hotline varchar(30) NULL);
CREATE TABLE CarPolicy (PolicyId int NOT NULL PRIMARY KEY, PolicyName nvarchar(40) NOT NULL, MaxMonthly money NOT NULL, EvOnly bit NOT NULL);
CREATE TABLE Employee (
  PersNo       int NOT NULL PRIMARY KEY,
  DisplayName  nvarchar(80) NOT NULL,
  Department   nvarchar(50) NOT NULL,
  PolicyId     int NULL REFERENCES CarPolicy (PolicyId),
  BossPersNo   int NULL REFERENCES Employee (PersNo),
  LicenceSeen  date NULL,
  LeavesOn     date NULL
);
CREATE TABLE Car (
  Plate        varchar(12) NOT NULL PRIMARY KEY,
  Make         nvarchar(30) NOT NULL,
  Model        nvarchar(40) NOT NULL,
  Fuel         varchar(8) NOT NULL CHECK (Fuel IN ('petrol','diesel','hybrid','electric')),
  LessorCode   nchar(4) NULL REFERENCES Lessor (LessorCode),
  MonthlyRate  money NULL,
  FirstReg     date NOT NULL,
  LeaseEnds    date NULL,
  KmContract   int NULL,
  KmNow        int NOT NULL DEFAULT 0,
  IsPool       bit NOT NULL DEFAULT 0,
  HandedBack   date NULL
);
CREATE TABLE Assignment (
  AssignId     int IDENTITY NOT NULL PRIMARY KEY,
  Plate        varchar(12) NOT NULL REFERENCES Car (Plate),
  PersNo       int NOT NULL REFERENCES Employee (PersNo),
  FromDate     date NOT NULL,
  ToDate       date NULL,
  PrivateUse   bit NOT NULL DEFAULT 1
);
CREATE TABLE FuelCardTx (
  TxId         bigint IDENTITY NOT NULL PRIMARY KEY,
  Plate        varchar(12) NOT NULL REFERENCES Car (Plate),
  TxTime       datetime2 NOT NULL,
  Litres       decimal(7,2) NULL,
  Kwh          decimal(7,2) NULL,
  Gross        money NOT NULL,
  Country      char(2) NOT NULL,
  Odometer     int NULL
);
CREATE TABLE Fine (
  FineNo       varchar(20) NOT NULL PRIMARY KEY,
  Plate        varchar(12) NOT NULL REFERENCES Car (Plate),
  PersNo       int NULL REFERENCES Employee (PersNo),
  Offence      varchar(12) NOT NULL CHECK (Offence IN ('speeding','parking','red light','phone')),
  OffenceAt    datetime2 NOT NULL,
  Amount       money NOT NULL,
  Paid         date NULL
);
CREATE TABLE Damage (
  DamageId     int IDENTITY NOT NULL PRIMARY KEY,
  Plate        varchar(12) NOT NULL REFERENCES Car (Plate),
  ReportedBy   int NOT NULL REFERENCES Employee (PersNo),
  HappenedOn   date NOT NULL,
  AtFault      bit NULL,
  RepairCost   money NULL,
  Notes        nvarchar(400) NULL
);
