CREATE TABLE dbo.Outlets (
    OutletNo     CHAR(5)       NOT NULL PRIMARY KEY,
    OutletName   NVARCHAR(40)  NOT NULL,
    District     NVARCHAR(20)  NOT NULL,
    ParentOutlet CHAR(5)       NULL REFERENCES dbo.Outlets (OutletNo),
    IsOpenWeekend BIT          NOT NULL DEFAULT 0
);
GO
CREATE TABLE dbo.Tellers (
    TellerNo   CHAR(6)       NOT NULL PRIMARY KEY,
    FullName   NVARCHAR(30)  NOT NULL,
    OutletNo   CHAR(5)       NOT NULL REFERENCES dbo.Outlets (OutletNo),
    Grade      TINYINT       NOT NULL,
    HiredOn    DATE          NOT NULL,
    ResignedOn DATE          NULL
);
GO
CREATE TABLE dbo.ServiceTypes (
    TypeCode   CHAR(3)       NOT NULL PRIMARY KEY,
    TypeName   NVARCHAR(30)  NOT NULL,
    TargetMinutes INT        NOT NULL,
    NeedsApproval BIT        NOT NULL DEFAULT 0
);
GO
CREATE TABLE dbo.Tickets (
    TicketId   BIGINT IDENTITY(1,1) PRIMARY KEY,
    OutletNo   CHAR(5)       NOT NULL REFERENCES dbo.Outlets (OutletNo),
    TypeCode   CHAR(3)       NOT NULL REFERENCES dbo.ServiceTypes (TypeCode),
    CustomerTier VARCHAR(8)  NOT NULL CHECK (CustomerTier IN ('normal', 'gold', 'private')),
    TakenAt    DATETIME2     NOT NULL,
    CalledAt   DATETIME2     NULL,
    FinishedAt DATETIME2     NULL,
    TellerNo   CHAR(6)       NULL REFERENCES dbo.Tellers (TellerNo),
    Abandoned  BIT           NOT NULL DEFAULT 0
);
GO
CREATE TABLE dbo.Approvals (
    ApprovalId BIGINT IDENTITY(1,1) PRIMARY KEY,
    TicketId   BIGINT        NOT NULL REFERENCES dbo.Tickets (TicketId),
    RequestedBy CHAR(6)      NOT NULL REFERENCES dbo.Tellers (TellerNo),
    ApprovedBy CHAR(6)       NULL REFERENCES dbo.Tellers (TellerNo),
    Amount     DECIMAL(16,2) NOT NULL,
    Decision   VARCHAR(8)    NOT NULL DEFAULT 'pending' CHECK (Decision IN ('pending', 'granted', 'denied')),
    RequestedAt DATETIME2    NOT NULL
);
GO
CREATE TABLE dbo.Feedback (
    TicketId   BIGINT        NOT NULL PRIMARY KEY REFERENCES dbo.Tickets (TicketId),
    Score      TINYINT       NOT NULL,
    Comment    NVARCHAR(200) NULL
);
GO
