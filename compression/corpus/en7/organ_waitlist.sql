/* transplant waiting list, SQL Server */
CREATE TABLE dbo.TransplantCenter (
    CenterId     INT IDENTITY(1,1) PRIMARY KEY,
    CenterName   NVARCHAR(100) NOT NULL,
    Region       NVARCHAR(40) NOT NULL,
    IsActive     BIT NOT NULL DEFAULT 1
);
GO
CREATE TABLE dbo.Patient (
    PatientId    INT IDENTITY(1,1) PRIMARY KEY,
    Mrn          VARCHAR(20) NOT NULL UNIQUE,
    LastName     NVARCHAR(60) NOT NULL,
    FirstName    NVARCHAR(60) NOT NULL,
    BirthDate    DATE NOT NULL,
    BloodGroup   VARCHAR(2) NOT NULL CHECK (BloodGroup IN ('A','B','AB','O')),
    WeightKg     DECIMAL(5,1) NULL
);
GO
CREATE TABLE dbo.Listing (
    ListingId    INT IDENTITY(1,1) PRIMARY KEY,
    PatientId    INT NOT NULL REFERENCES dbo.Patient(PatientId),
    CenterId     INT NOT NULL REFERENCES dbo.TransplantCenter(CenterId),
    Organ        VARCHAR(10) NOT NULL CHECK (Organ IN ('kidney','liver','heart','lung','pancreas')),
    ListedOn     DATE NOT NULL,
    RemovedOn    DATE NULL,
    RemovalReason VARCHAR(20) NULL CHECK (RemovalReason IN ('transplanted','died','too_sick','recovered','moved')),
    Urgency      TINYINT NOT NULL DEFAULT 3,   -- 1 = most urgent ... 4
    OnHold       BIT NOT NULL DEFAULT 0
);
GO
CREATE TABLE dbo.Donor (
    DonorId      INT IDENTITY(1,1) PRIMARY KEY,
    DonorType    VARCHAR(10) NOT NULL CHECK (DonorType IN ('living','deceased')),
    BloodGroup   VARCHAR(2) NOT NULL,
    Age          INT NULL,
    ReportedAt   DATETIME2 NOT NULL
);
GO
CREATE TABLE dbo.Offer (
    OfferId      INT IDENTITY(1,1) PRIMARY KEY,
    ListingId    INT NOT NULL REFERENCES dbo.Listing(ListingId),
    DonorId      INT NOT NULL REFERENCES dbo.Donor(DonorId),
    OfferedAt    DATETIME2 NOT NULL,
    RespondedAt  DATETIME2 NULL,
    Response     VARCHAR(10) NULL CHECK (Response IN ('accepted','declined','expired')),
    RefusalCode  VARCHAR(6) NULL
);
GO
CREATE TABLE dbo.Transplant (
    TransplantId INT IDENTITY(1,1) PRIMARY KEY,
    OfferId      INT NOT NULL REFERENCES dbo.Offer(OfferId),
    Surgeon      NVARCHAR(80) NOT NULL,
    DoneAt       DATETIME2 NOT NULL,
    ColdMinutes  INT NOT NULL,
    GraftFailedOn DATE NULL
);
GO
