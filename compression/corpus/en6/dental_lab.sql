/* DentaFlow lab management - SQL Server */
CREATE TABLE dbo.Dentist (
    DentistID    int IDENTITY(1,1) PRIMARY KEY,
    PracticeName nvarchar(100) NOT NULL,
    DentistName  nvarchar(80)  NOT NULL,
    City         nvarchar(50)  NULL,
    CreditHold   bit NOT NULL DEFAULT 0,
    DiscountPct  decimal(5,2) NOT NULL DEFAULT 0,
    CustomerSince date NOT NULL
);
GO
CREATE TABLE dbo.Technician (
    TechID       int IDENTITY(1,1) PRIMARY KEY,
    TechName     nvarchar(80) NOT NULL,
    Bench        tinyint NOT NULL,   -- 1 ceramics, 2 metal, 3 plaster, 4 CAD
    MentorID     int NULL REFERENCES dbo.Technician(TechID),
    HiredOn      date NOT NULL,
    LeftOn       date NULL
);
GO
CREATE TABLE dbo.Product (
    ProductCode  varchar(10) PRIMARY KEY,
    Description  nvarchar(100) NOT NULL,
    Family       varchar(12) NOT NULL CHECK (Family IN ('CROWN','BRIDGE','DENTURE','IMPLANT','ALIGNER','REPAIR')),
    ListPrice    money NOT NULL,
    StdMinutes   int NOT NULL,
    Discontinued bit NOT NULL DEFAULT 0
);
GO
CREATE TABLE dbo.LabCase (
    CaseNo       int IDENTITY(10000,1) PRIMARY KEY,
    DentistID    int NOT NULL REFERENCES dbo.Dentist(DentistID),
    PatientRef   varchar(20) NOT NULL,
    ReceivedAt   datetime2 NOT NULL DEFAULT SYSDATETIME(),
    DueDate      date NOT NULL,
    ShippedAt    datetime2 NULL,
    CaseStatus   tinyint NOT NULL DEFAULT 10, -- 10 received, 20 in production, 30 on hold, 40 try-in, 50 shipped, 90 cancelled
    IsRush       bit NOT NULL DEFAULT 0,
    RemakeOf     int NULL REFERENCES dbo.LabCase(CaseNo)
);
GO
CREATE TABLE dbo.CaseItem (
    CaseNo       int NOT NULL REFERENCES dbo.LabCase(CaseNo),
    LineNum      smallint NOT NULL,
    ProductCode  varchar(10) NOT NULL REFERENCES dbo.Product(ProductCode),
    Tooth        tinyint NULL,      -- FDI number
    Shade        varchar(4) NULL,
    Qty          smallint NOT NULL DEFAULT 1,
    UnitPrice    money NOT NULL,
    CONSTRAINT PK_CaseItem PRIMARY KEY (CaseNo, LineNum)
);
GO
CREATE TABLE dbo.WorkStep (
    StepID       bigint IDENTITY PRIMARY KEY,
    CaseNo       int NOT NULL REFERENCES dbo.LabCase(CaseNo),
    TechID       int NULL REFERENCES dbo.Technician(TechID),
    StepCode     varchar(8) NOT NULL CHECK (StepCode IN ('SCAN','DESIGN','MILL','STAIN','GLAZE','QC')),
    StartedAt    datetime2 NULL,
    FinishedAt   datetime2 NULL,
    Passed       bit NULL           -- only for QC
);
GO
CREATE TABLE dbo.Material (
    MaterialID   int IDENTITY PRIMARY KEY,
    MaterialName nvarchar(60) NOT NULL,
    LotNo        varchar(20) NOT NULL,
    ExpiresOn    date NULL,
    OnHand       decimal(9,2) NOT NULL DEFAULT 0,
    ReorderAt    decimal(9,2) NOT NULL DEFAULT 0,
    UnitCost     money NOT NULL
);
GO
CREATE TABLE dbo.Invoice (
    InvoiceNo    varchar(12) PRIMARY KEY,
    DentistID    int NOT NULL REFERENCES dbo.Dentist(DentistID),
    InvoiceDate  date NOT NULL,
    Total        money NOT NULL,
    Paid         money NOT NULL DEFAULT 0,
    Stage        char(1) NOT NULL DEFAULT 'O'  -- O open, R reminded, P paid, D disputed
);
GO
CREATE TABLE dbo.DiscountTier (
    TierName     varchar(10) PRIMARY KEY,
    MinTotal     money NOT NULL,
    MaxTotal     money NOT NULL,
    Pct          decimal(5,2) NOT NULL
);
GO
