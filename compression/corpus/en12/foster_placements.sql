CREATE TABLE dbo.tblOffice (
    OfficeID      int NOT NULL CONSTRAINT PK_tblOffice PRIMARY KEY,
    OfficeName    nvarchar(50) NOT NULL
);
CREATE TABLE dbo.tblWorker (
    WorkerID      int NOT NULL CONSTRAINT PK_tblWorker PRIMARY KEY,
    WorkerName    nvarchar(80) NOT NULL,
    OfficeID      int NOT NULL CONSTRAINT FK_Worker_Office REFERENCES dbo.tblOffice (OfficeID),
    SupervisorID  int NULL CONSTRAINT FK_Worker_Sup REFERENCES dbo.tblWorker (WorkerID),
    CaseLimit     tinyint NOT NULL
);
CREATE TABLE dbo.tblChild (
    ChildID       int NOT NULL CONSTRAINT PK_tblChild PRIMARY KEY,
    FirstName     nvarchar(40) NOT NULL,
    LastName      nvarchar(60) NOT NULL,
    DateOfBirth   date NOT NULL,
    CaseWorkerID  int NULL CONSTRAINT FK_Child_Worker REFERENCES dbo.tblWorker (WorkerID),
    SiblingOf     int NULL CONSTRAINT FK_Child_Sib REFERENCES dbo.tblChild (ChildID),   -- eldest sibling in care
    CareFrom      date NOT NULL,
    CareTo        date NULL
);
CREATE TABLE dbo.tblFamily (
    FamilyID      int NOT NULL CONSTRAINT PK_tblFamily PRIMARY KEY,
    FamilyName    nvarchar(60) NOT NULL,
    Town          nvarchar(50) NOT NULL,
    Places        tinyint NOT NULL,
    ApprovedOn    date NULL,
    LinkWorkerID  int NULL CONSTRAINT FK_Family_Worker REFERENCES dbo.tblWorker (WorkerID),
    TakesTeens    bit NOT NULL CONSTRAINT DF_Teens DEFAULT (0)
);
CREATE TABLE dbo.tblPlacement (
    PlacementID   int NOT NULL CONSTRAINT PK_tblPlacement PRIMARY KEY,
    ChildID       int NOT NULL CONSTRAINT FK_Pl_Child REFERENCES dbo.tblChild (ChildID),
    FamilyID      int NOT NULL CONSTRAINT FK_Pl_Family REFERENCES dbo.tblFamily (FamilyID),
    Kind          varchar(10) NOT NULL CONSTRAINT CK_Pl_Kind CHECK (Kind IN ('emergency','short','long','respite')),
    StartDate     date NOT NULL,
    EndDate       date NULL,
    EndReason     varchar(12) NULL CONSTRAINT CK_Pl_End CHECK (EndReason IN ('planned','breakdown','adopted','home')),
    MatchedBy     int NOT NULL CONSTRAINT FK_Pl_Matched REFERENCES dbo.tblWorker (WorkerID),
    WeeklyRate    money NOT NULL
);
CREATE TABLE dbo.tblVisit (
    VisitID       int NOT NULL CONSTRAINT PK_tblVisit PRIMARY KEY,
    PlacementID   int NOT NULL CONSTRAINT FK_Vi_Pl REFERENCES dbo.tblPlacement (PlacementID),
    WorkerID      int NOT NULL CONSTRAINT FK_Vi_Worker REFERENCES dbo.tblWorker (WorkerID),
    VisitedOn     date NOT NULL,
    Concern       bit NOT NULL CONSTRAINT DF_Concern DEFAULT (0),
    Notes         nvarchar(max) NULL
);
GO
