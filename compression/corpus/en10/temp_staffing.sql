CREATE TABLE Branches (
  BranchID     int IDENTITY PRIMARY KEY,
  BranchName   nvarchar(60) NOT NULL,
  Region       nvarchar(40) NOT NULL
);
CREATE TABLE Consultants (
  ConsultantID int IDENTITY PRIMARY KEY,
  ConsultantName nvarchar(80) NOT NULL,
  BranchID     int NOT NULL REFERENCES Branches (BranchID),
  LeftOn       date NULL
);
CREATE TABLE Workers (
  WorkerID     int IDENTITY PRIMARY KEY,
  LastName     nvarchar(60) NOT NULL,
  GivenName    nvarchar(60) NOT NULL,
  CellPhone    varchar(30) NULL,
  HomeTown     nvarchar(60) NULL,
  HasCar       bit NOT NULL DEFAULT 0,
  Availability varchar(12) NOT NULL CHECK (Availability IN ('full','part','nights','none')),
  RegisteredOn date NOT NULL,
  BlacklistedOn date NULL
);
CREATE TABLE Skills (SkillCode varchar(10) NOT NULL PRIMARY KEY, SkillName nvarchar(60) NOT NULL, NeedsLicence bit NOT NULL DEFAULT 0);
CREATE TABLE WorkerSkills (
  WorkerID     int NOT NULL REFERENCES Workers (WorkerID),
  SkillCode    varchar(10) NOT NULL REFERENCES Skills (SkillCode),
  LicenceUntil date NULL,
  PRIMARY KEY (WorkerID, SkillCode)
);
CREATE TABLE ClientFirms (
  FirmID       int IDENTITY PRIMARY KEY,
  FirmName     nvarchar(100) NOT NULL,
  City         nvarchar(60) NOT NULL,
  PaymentDays  int NOT NULL DEFAULT 30,
  OwnerID      int NULL REFERENCES Consultants (ConsultantID)
);
CREATE TABLE JobOrders (
  OrderNo      int IDENTITY PRIMARY KEY,
  FirmID       int NOT NULL REFERENCES ClientFirms (FirmID),
  SkillCode    varchar(10) NOT NULL REFERENCES Skills (SkillCode),
  Heads        int NOT NULL,
  StartsOn     date NOT NULL,
  EndsOn       date NULL,
  BillRate     decimal(8,2) NOT NULL,
  State        varchar(10) NOT NULL CHECK (State IN ('open','filled','lost','closed'))
);
CREATE TABLE Placements (
  PlacementID  int IDENTITY PRIMARY KEY,
  OrderNo      int NOT NULL REFERENCES JobOrders (OrderNo),
  WorkerID     int NOT NULL REFERENCES Workers (WorkerID),
  PayRate      decimal(8,2) NOT NULL,
  FirstDay     date NOT NULL,
  LastDay      date NULL,
  EndReason    varchar(12) NULL CHECK (EndReason IN ('finished','noshow','quit','hired'))
);
CREATE TABLE Timesheets (
  PlacementID  int NOT NULL REFERENCES Placements (PlacementID),
  WeekEnding   date NOT NULL,
  Hours        decimal(5,2) NOT NULL,
  Overtime     decimal(5,2) NOT NULL DEFAULT 0,
  ApprovedOn   date NULL,
  PRIMARY KEY (PlacementID, WeekEnding)
);
