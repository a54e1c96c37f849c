/****** Workwear leasing ******/
CREATE TABLE Customer (
    CustNo      INT NOT NULL CONSTRAINT PK_Customer PRIMARY KEY,
    CustName    NVARCHAR(80) NOT NULL,
    Industry    VARCHAR(10) NOT NULL CHECK (Industry IN ('food','metal','health','hotel','auto')),
    RouteNo     SMALLINT NULL,
    PickupDay   TINYINT NOT NULL,         -- 1=Mon .. 5=Fri
    ContractTo  DATE NULL,
    OnStop      BIT NOT NULL DEFAULT 0    -- no deliveries until paid
)
GO
CREATE TABLE Wearer (
    WearerID    INT IDENTITY(1,1) CONSTRAINT PK_Wearer PRIMARY KEY,
    CustNo      INT NOT NULL REFERENCES Customer(CustNo),
    WearerName  NVARCHAR(80) NOT NULL,
    LockerNo    VARCHAR(8) NULL,
    SizeTop     VARCHAR(5) NULL,
    SizeLegs    VARCHAR(5) NULL,
    StartedOn   DATE NOT NULL,
    EndedOn     DATE NULL
)
GO
CREATE TABLE GarmentType (
    TypeCode    VARCHAR(6) CONSTRAINT PK_GarmentType PRIMARY KEY,
    TypeName    NVARCHAR(60) NOT NULL,
    WeeklyRent  DECIMAL(6,3) NOT NULL,
    BuyPrice    DECIMAL(8,2) NOT NULL,
    MaxWashes   SMALLINT NOT NULL,
    HiVis       BIT NOT NULL DEFAULT 0
)
GO
CREATE TABLE Garment (
    ChipNo      CHAR(12) CONSTRAINT PK_Garment PRIMARY KEY,
    TypeCode    VARCHAR(6) NOT NULL REFERENCES GarmentType(TypeCode),
    WearerID    INT NULL REFERENCES Wearer(WearerID),   -- NULL = pool stock
    SizeCode    VARCHAR(5) NOT NULL,
    Washes      SMALLINT NOT NULL DEFAULT 0,
    InServiceOn DATE NULL,
    Status      TINYINT NOT NULL DEFAULT 1  -- 1 with customer, 2 in laundry, 3 at repair, 4 lost, 5 scrapped
)
GO
CREATE TABLE ScanEvent (
    ScanID      BIGINT IDENTITY CONSTRAINT PK_Scan PRIMARY KEY,
    ChipNo      CHAR(12) NOT NULL REFERENCES Garment(ChipNo),
    Station     VARCHAR(8) NOT NULL CHECK (Station IN ('IN','WASH','REPAIR','SORT','OUT')),
    ScannedAt   DATETIME2 NOT NULL
)
GO
CREATE TABLE RepairJob (
    JobNo       INT IDENTITY CONSTRAINT PK_Repair PRIMARY KEY,
    ChipNo      CHAR(12) NOT NULL REFERENCES Garment(ChipNo),
    Defect      VARCHAR(10) NOT NULL,      -- button, zip, seam, tear, emblem
    OpenedOn    DATE NOT NULL,
    DoneOn      DATE NULL,
    Seamstress  NVARCHAR(60) NULL,
    Minutes     SMALLINT NULL
)
GO
CREATE TABLE Delivery (
    DeliveryNo  INT IDENTITY CONSTRAINT PK_Delivery PRIMARY KEY,
    CustNo      INT NOT NULL REFERENCES Customer(CustNo),
    PlannedOn   DATE NOT NULL,
    DeliveredOn DATE NULL,
    PiecesOut   SMALLINT NULL,
    PiecesBack  SMALLINT NULL,
    Driver      NVARCHAR(60) NULL
)
GO
CREATE TABLE Charge (
    ChargeID    INT IDENTITY CONSTRAINT PK_Charge PRIMARY KEY,
    CustNo      INT NOT NULL REFERENCES Customer(CustNo),
    ChargeType  CHAR(1) NOT NULL,          -- R rent, L loss, D damage, E extra wash
    Amount      DECIMAL(9,2) NOT NULL,
    ChargedOn   DATE NOT NULL,
    InvoiceNo   VARCHAR(12) NULL,
    Credited    BIT NOT NULL DEFAULT 0
)
GO
CREATE TABLE ResidualScale (
    WashesFrom  SMALLINT NOT NULL,
    WashesTo    SMALLINT NOT NULL,
    PctOfPrice  DECIMAL(5,2) NOT NULL,
    CONSTRAINT PK_Residual PRIMARY KEY (WashesFrom)
)
GO
