-- grocery loss-prevention mart (SQL Server)
CREATE TABLE dw.DimStore (StoreSK int NOT NULL PRIMARY KEY, StoreCode varchar(6) NOT NULL, StoreName varchar(60) NOT NULL, Format varchar(20) NOT NULL, District varchar(30) NOT NULL, OpenDate date NOT NULL, CloseDate date NULL);
CREATE TABLE dw.DimItem (ItemSK int NOT NULL PRIMARY KEY, Upc varchar(14) NOT NULL, ItemDesc varchar(80) NOT NULL, Dept varchar(30) NOT NULL, UnitCost decimal(9,3) NOT NULL, IsPerishable bit NOT NULL, SupplierSK int NULL REFERENCES dw.DimSupplier (SupplierSK));
CREATE TABLE dw.DimSupplier (SupplierSK int NOT NULL PRIMARY KEY, SupplierName varchar(60) NOT NULL, CreditsSpoilage bit NOT NULL DEFAULT 0);
CREATE TABLE dw.DimReason (ReasonSK smallint NOT NULL PRIMARY KEY, ReasonCode char(3) NOT NULL, ReasonName varchar(40) NOT NULL, ReasonGroup varchar(20) NOT NULL);
-- ReasonGroup: Spoilage, Theft, Damage, Admin
CREATE TABLE dw.FactShrink (
    ShrinkID bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    BusinessDate date NOT NULL,
    StoreSK int NOT NULL REFERENCES dw.DimStore (StoreSK),
    ItemSK int NOT NULL REFERENCES dw.DimItem (ItemSK),
    ReasonSK smallint NOT NULL REFERENCES dw.DimReason (ReasonSK),
    Qty decimal(9,2) NOT NULL,
    CostAmt decimal(11,2) NOT NULL,
    RetailAmt decimal(11,2) NOT NULL,
    RecoveredAmt decimal(11,2) NULL
);
CREATE TABLE dw.FactStoreSales (
    BusinessDate date NOT NULL,
    StoreSK int NOT NULL REFERENCES dw.DimStore (StoreSK),
    Dept varchar(30) NOT NULL,
    NetSales decimal(13,2) NOT NULL,
    Transactions int NOT NULL,
    CONSTRAINT PK_FactStoreSales PRIMARY KEY (BusinessDate, StoreSK, Dept)
);
CREATE TABLE dw.FactInventoryCount (
    CountDate date NOT NULL,
    StoreSK int NOT NULL REFERENCES dw.DimStore (StoreSK),
    ItemSK int NOT NULL REFERENCES dw.DimItem (ItemSK),
    BookQty decimal(9,2) NOT NULL,
    CountedQty decimal(9,2) NOT NULL,
    CONSTRAINT PK_FactInvCount PRIMARY KEY (CountDate, StoreSK, ItemSK)
);
