USE GuardDb
GO
CREATE TABLE dbo.Sites (
  SiteCode nvarchar(10) NOT NULL PRIMARY KEY,
  SiteName nvarchar(100) NOT NULL,
  RiskClass tinyint NOT NULL,             -- 1 low, 2 medium, 3 high, 4 critical
  Postcode nvarchar(10) NULL,
  ContractStart date NOT NULL,
  ContractEnd date NULL,
  HourlyRate money NOT NULL,              -- billed
  KeyBoxNo int NULL
)
GO
CREATE TABLE dbo.Guards (
  GuardNo int NOT NULL PRIMARY KEY,
  Surname nvarchar(60) NOT NULL,
  Forename nvarchar(60) NOT NULL,
  Grade nvarchar(10) NOT NULL CHECK (Grade IN ('static','mobile','dog','cctv','super')),
  PayRate money NOT NULL,
  SiaLicence nvarchar(20) NULL,
  SiaExpiry date NULL,
  ReportsTo int NULL REFERENCES dbo.Guards(GuardNo),
  Armed bit NOT NULL DEFAULT 0,
  LeaveDate date NULL
)
GO
CREATE TABLE dbo.Shifts (
  ShiftID int IDENTITY(1,1) PRIMARY KEY,
  SiteCode nvarchar(10) NOT NULL REFERENCES dbo.Sites(SiteCode),
  GuardNo int NULL REFERENCES dbo.Guards(GuardNo),
  PlannedStart datetime NOT NULL,
  PlannedEnd datetime NOT NULL,
  BookedOn datetime NULL,
  BookedOff datetime NULL,
  ShiftState nchar(1) NOT NULL DEFAULT N'P'  -- P planned, A active, C complete, M missed, X cancelled
)
GO
CREATE TABLE dbo.Checkpoints (
  TagID nvarchar(16) NOT NULL PRIMARY KEY,
  SiteCode nvarchar(10) NOT NULL REFERENCES dbo.Sites(SiteCode),
  Location nvarchar(80) NOT NULL,
  SeqNo int NOT NULL,
  EveryMin int NOT NULL,                  -- must be scanned at least so often
  Retired bit NOT NULL DEFAULT 0
)
GO
CREATE TABLE dbo.TagReads (
  ReadID bigint IDENTITY(1,1) PRIMARY KEY,
  TagID nvarchar(16) NOT NULL REFERENCES dbo.Checkpoints(TagID),
  ShiftID int NOT NULL REFERENCES dbo.Shifts(ShiftID),
  ReadAt datetime NOT NULL,
  GpsOff bit NOT NULL DEFAULT 0           -- read outside the geofence
)
GO
CREATE TABLE dbo.Incidents (
  IncidentNo int IDENTITY(5000,1) PRIMARY KEY,
  SiteCode nvarchar(10) NOT NULL REFERENCES dbo.Sites(SiteCode),
  GuardNo int NULL REFERENCES dbo.Guards(GuardNo),
  Kind nvarchar(12) NOT NULL,             -- trespass, theft, fire, damage, medical, false alarm
  Severity tinyint NOT NULL,              -- 1 minor .. 5 catastrophic
  HappenedAt datetime NOT NULL,
  PoliceRef nvarchar(20) NULL,
  LossAmount money NULL,
  ClosedAt datetime NULL,
  Narrative nvarchar(max) NULL
)
GO
CREATE TABLE dbo.KeyLog (
  KeyLogID int IDENTITY(1,1) PRIMARY KEY,
  SiteCode nvarchar(10) NOT NULL REFERENCES dbo.Sites(SiteCode),
  KeyTag nvarchar(10) NOT NULL,
  TakenBy int NOT NULL REFERENCES dbo.Guards(GuardNo),
  TakenAt datetime NOT NULL,
  ReturnedAt datetime NULL
)
GO
CREATE TABLE dbo.Equipment (
  SerialNo nvarchar(20) NOT NULL PRIMARY KEY,
  Item nvarchar(20) NOT NULL,             -- radio, torch, bodycam, vest, baton
  IssuedTo int NULL REFERENCES dbo.Guards(GuardNo),
  IssuedOn date NULL,
  InspectBy date NULL,
  Condition tinyint NOT NULL DEFAULT 1    -- 1 good, 2 worn, 3 defective, 4 lost
)
GO
CREATE TABLE dbo.OvertimeBand (
  BandName nvarchar(10) NOT NULL PRIMARY KEY,
  HoursFrom decimal(4,1) NOT NULL,
  HoursBelow decimal(4,1) NOT NULL,
  Multiplier decimal(3,2) NOT NULL
)
GO
