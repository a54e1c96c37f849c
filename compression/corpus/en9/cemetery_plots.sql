CREATE TABLE Sections (SectionCode NVARCHAR(6) PRIMARY KEY, Denomination NVARCHAR(30), OpenedYear SMALLINT NOT NULL);
CREATE TABLE Plots (
    PlotRef      NVARCHAR(12) PRIMARY KEY,
    SectionCode  NVARCHAR(6) NOT NULL REFERENCES Sections (SectionCode),
    PlotKind     NVARCHAR(10) NOT NULL CHECK (PlotKind IN ('grave', 'vault', 'urn', 'lawn')),
    Depth        TINYINT NOT NULL DEFAULT 1,
    IsReserved   BIT NOT NULL DEFAULT 0
);
CREATE TABLE People (PersonId INT IDENTITY PRIMARY KEY, Surname NVARCHAR(50) NOT NULL, GivenNames NVARCHAR(80) NOT NULL, Born DATE NULL, Died DATE NULL, Phone NVARCHAR(20) NULL);
CREATE TABLE Leases (
    LeaseNo      INT IDENTITY PRIMARY KEY,
    PlotRef      NVARCHAR(12) NOT NULL REFERENCES Plots (PlotRef),
    HolderId     INT NOT NULL REFERENCES People (PersonId),
    SuccessorId  INT NULL REFERENCES People (PersonId),
    StartsOn     DATE NOT NULL,
    EndsOn       DATE NULL,           -- NULL = in perpetuity
    Fee          DECIMAL(9,2) NOT NULL,
    SurrenderedOn DATE NULL
);
CREATE TABLE Burials (
    BurialNo     INT IDENTITY PRIMARY KEY,
    PlotRef      NVARCHAR(12) NOT NULL REFERENCES Plots (PlotRef),
    PersonId     INT NOT NULL REFERENCES People (PersonId),
    BuriedOn     DATE NOT NULL,
    IsAshes      BIT NOT NULL DEFAULT 0,
    FuneralFirm  NVARCHAR(80) NULL
);
CREATE TABLE Memorials (MemorialNo INT IDENTITY PRIMARY KEY, PlotRef NVARCHAR(12) NOT NULL REFERENCES Plots (PlotRef), Mason NVARCHAR(60) NULL, ErectedOn DATE NULL, Stability CHAR(1) NOT NULL DEFAULT 'G');  -- G good, W watch, U unsafe
CREATE TABLE Inspections (InspectionId INT IDENTITY PRIMARY KEY, MemorialNo INT NOT NULL REFERENCES Memorials (MemorialNo), InspectedOn DATE NOT NULL, Finding CHAR(1) NOT NULL, TiltDeg DECIMAL(4,1) NULL);
