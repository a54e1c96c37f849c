/* PLM: parts, bills of material, engineering change orders. SQL Server */
CREATE SCHEMA plm;
GO
CREATE TABLE plm.Part (
    PartNo        varchar(20)   NOT NULL CONSTRAINT PK_Part PRIMARY KEY,
    PartName      nvarchar(80)  NOT NULL,
    PartType      char(1)       NOT NULL CONSTRAINT CK_PartType CHECK (PartType IN ('M','B','R')),  -- M=made B=bought R=raw
    UnitCost      decimal(12,4) NULL,
    WeightKg      decimal(9,3)  NULL,
    LifecycleCode varchar(12)   NOT NULL DEFAULT 'DESIGN' CHECK (LifecycleCode IN ('DESIGN','RELEASED','PHASEOUT','OBSOLETE')),
    ReplacedBy    varchar(20)   NULL REFERENCES plm.Part (PartNo)
);
GO
CREATE TABLE plm.BomLine (
    ParentNo   varchar(20)   NOT NULL REFERENCES plm.Part (PartNo),
    ChildNo    varchar(20)   NOT NULL REFERENCES plm.Part (PartNo),
    PosNo      smallint      NOT NULL,
    Qty        decimal(10,3) NOT NULL DEFAULT 1,
    ScrapPct   decimal(5,2)  NOT NULL DEFAULT 0,
    ValidFrom  date          NOT NULL,
    ValidTo    date          NULL,
    CONSTRAINT PK_BomLine PRIMARY KEY (ParentNo, PosNo, ValidFrom)
);
GO
CREATE TABLE plm.Engineer (EngineerID int IDENTITY(1,1) PRIMARY KEY, EngineerName nvarchar(60) NOT NULL, Site nvarchar(30) NOT NULL, LeftOn date NULL);
CREATE TABLE plm.ChangeOrder (
    EcoNo        varchar(12)   NOT NULL PRIMARY KEY,
    Subject      nvarchar(200) NOT NULL,
    Reason       varchar(10)   NOT NULL CHECK (Reason IN ('COST','QUALITY','SAFETY','SUPPLY')),
    RaisedByID   int           NOT NULL REFERENCES plm.Engineer (EngineerID),
    ApprovedByID int           NULL     REFERENCES plm.Engineer (EngineerID),
    RaisedOn     date          NOT NULL,
    ApprovedOn   date          NULL,
    ClosedOn     date          NULL,
    EstSaving    decimal(12,2) NULL
);
CREATE TABLE plm.ChangeItem (
    EcoNo    varchar(12) NOT NULL REFERENCES plm.ChangeOrder (EcoNo),
    PartNo   varchar(20) NOT NULL REFERENCES plm.Part (PartNo),
    OldRev   char(2)     NULL,
    NewRev   char(2)     NOT NULL,
    Scrap    bit         NOT NULL DEFAULT 0,   -- scrap stock of the old revision
    PRIMARY KEY (EcoNo, PartNo)
);
CREATE TABLE plm.Supplier (SupplierCode varchar(10) PRIMARY KEY, SupplierName nvarchar(80) NOT NULL, Country char(2) NOT NULL, Blocked bit NOT NULL DEFAULT 0);
CREATE TABLE plm.PartSource (
    PartNo       varchar(20)   NOT NULL REFERENCES plm.Part (PartNo),
    SupplierCode varchar(10)   NOT NULL REFERENCES plm.Supplier (SupplierCode),
    Price        decimal(12,4) NOT NULL,
    LeadDays     smallint      NOT NULL,
    Preferred    bit           NOT NULL DEFAULT 0,
    PRIMARY KEY (PartNo, SupplierCode)
);
GO
