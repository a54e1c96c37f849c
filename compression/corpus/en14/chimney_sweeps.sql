-- ChimneyBook, district sweeps' office
CREATE TABLE dbo.Sweep (
  SweepID int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  FirstName nvarchar(40) NOT NULL,
  LastName nvarchar(40) NOT NULL,
  Grade char(1) NOT NULL CONSTRAINT CK_Sweep_Grade CHECK (Grade IN ('M', 'J', 'A')), -- M=master, J=journeyman, A=apprentice
  TrainedBy int NULL REFERENCES dbo.Sweep (SweepID),
  HiredOn date NOT NULL,
  Phone varchar(20) NULL,
  IsActive bit NOT NULL CONSTRAINT DF_Sweep_Active DEFAULT (1)
);
GO
CREATE TABLE dbo.District (
  DistrictID int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  DistrictName nvarchar(60) NOT NULL,
  InCharge int NULL REFERENCES dbo.Sweep (SweepID), -- NULL = vacant
  Deputy int NULL REFERENCES dbo.Sweep (SweepID)
);
GO
CREATE TABLE dbo.Owner (
  OwnerID int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  OwnerName nvarchar(80) NOT NULL,
  Email varchar(120) NULL,
  IsHousingAssoc bit NOT NULL DEFAULT (0)
);
CREATE TABLE dbo.Building (
  BuildingID int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  DistrictID int NOT NULL REFERENCES dbo.District (DistrictID),
  OwnerID int NOT NULL REFERENCES dbo.Owner (OwnerID),
  Street nvarchar(80) NOT NULL,
  HouseNo varchar(8) NOT NULL,
  Town nvarchar(60) NOT NULL,
  BuiltYear smallint NULL,
  Storeys tinyint NOT NULL
);
CREATE TABLE dbo.Flue (
  FlueID int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  BuildingID int NOT NULL REFERENCES dbo.Building (BuildingID),
  FlueNo varchar(6) NOT NULL,
  Material varchar(10) NOT NULL CHECK (Material IN ('brick', 'steel', 'ceramic')),
  HeightM decimal(4, 1) NOT NULL,
  LinedOn date NULL
);
CREATE TABLE dbo.Appliance (
  ApplianceID int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  FlueID int NOT NULL REFERENCES dbo.Flue (FlueID),
  Kind varchar(10) NOT NULL CHECK (Kind IN ('stove', 'boiler', 'fireplace')),
  Fuel varchar(8) NOT NULL CHECK (Fuel IN ('wood', 'oil', 'gas', 'pellets')),
  OutputKW decimal(5, 1) NULL,
  InstalledOn date NOT NULL,
  ShutDown bit NOT NULL DEFAULT (0)
);
CREATE TABLE dbo.Visit (
  VisitID int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  FlueID int NOT NULL REFERENCES dbo.Flue (FlueID),
  SweepID int NOT NULL REFERENCES dbo.Sweep (SweepID),
  HelperID int NULL REFERENCES dbo.Sweep (SweepID),
  VisitDate date NOT NULL,
  Purpose char(1) NOT NULL CHECK (Purpose IN ('S', 'I', 'E')), -- S=sweeping, I=inspection, E=emission test
  State varchar(10) NOT NULL DEFAULT ('planned') CHECK (State IN ('planned', 'done', 'refused', 'cancelled')),
  SootKg decimal(5, 2) NULL,
  Fee decimal(8, 2) NULL
);
CREATE TABLE dbo.Defect (
  DefectID int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  VisitID int NOT NULL REFERENCES dbo.Visit (VisitID),
  Severity tinyint NOT NULL CHECK (Severity IN (1, 2, 3)), -- 1 minor, 2 serious, 3 do not use
  Descr nvarchar(200) NOT NULL,
  DueDate date NULL,
  FixedOn date NULL
);
GO
