CREATE TABLE dbo.Region (RegionCode char(3) NOT NULL PRIMARY KEY, RegionName nvarchar(40) NOT NULL);
GO
CREATE TABLE dbo.Store (
    StoreNo      int NOT NULL PRIMARY KEY,
    StoreName    nvarchar(60) NOT NULL,
    RegionCode   char(3) NOT NULL REFERENCES dbo.Region (RegionCode),
    IsOutlet     bit NOT NULL DEFAULT 0,
    OpenedOn     date NOT NULL,
    ClosedOn     date NULL
);
GO
CREATE TABLE dbo.Employee (
    EmpNo        int NOT NULL PRIMARY KEY,
    FullName     nvarchar(80) NOT NULL,
    StoreNo      int NOT NULL REFERENCES dbo.Store (StoreNo),
    ReportsTo    int NULL REFERENCES dbo.Employee (EmpNo)
);
GO
CREATE TABLE dbo.Department (DeptId int NOT NULL PRIMARY KEY, DeptName nvarchar(40) NOT NULL, ParentDeptId int NULL REFERENCES dbo.Department (DeptId));
GO
CREATE TABLE dbo.Sku (
    SkuCode      varchar(14) NOT NULL PRIMARY KEY,
    Descr        nvarchar(100) NOT NULL,
    DeptId       int NOT NULL REFERENCES dbo.Department (DeptId),
    UnitCost     decimal(9,2) NOT NULL,
    Discontinued bit NOT NULL DEFAULT 0
);
GO
CREATE TABLE dbo.TransferHeader (
    TransferNo   int NOT NULL PRIMARY KEY,
    FromStore    int NOT NULL REFERENCES dbo.Store (StoreNo),
    ToStore      int NOT NULL REFERENCES dbo.Store (StoreNo),
    Stage        tinyint NOT NULL DEFAULT 0,   -- 0=requested, 1=approved, 2=shipped, 3=received, 9=void
    RequestedBy  int NOT NULL REFERENCES dbo.Employee (EmpNo),
    ApprovedBy   int NULL REFERENCES dbo.Employee (EmpNo),
    RequestedAt  datetime2 NOT NULL,
    ShippedAt    datetime2 NULL,
    ReceivedAt   datetime2 NULL
);
GO
CREATE TABLE dbo.TransferLine (
    TransferNo   int NOT NULL REFERENCES dbo.TransferHeader (TransferNo),
    LineNum      smallint NOT NULL,
    SkuCode      varchar(14) NOT NULL REFERENCES dbo.Sku (SkuCode),
    QtySent      int NOT NULL,
    QtyReceived  int NULL,
    CONSTRAINT PK_TransferLine PRIMARY KEY (TransferNo, LineNum)
);
GO
