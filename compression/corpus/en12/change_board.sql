CREATE TABLE dbo.Team (
    TeamId      INT IDENTITY(1,1) PRIMARY KEY,
    TeamName    NVARCHAR(60) NOT NULL,
    LeadId      INT NULL
);
GO
CREATE TABLE dbo.Engineer (
    EngineerId  INT IDENTITY(1,1) PRIMARY KEY,
    DisplayName NVARCHAR(80) NOT NULL,
    Email       NVARCHAR(120) NOT NULL,
    TeamId      INT NOT NULL REFERENCES dbo.Team (TeamId),
    IsOnBoard   BIT NOT NULL DEFAULT 0      -- member of the change advisory board
);
GO
ALTER TABLE dbo.Team ADD CONSTRAINT FK_Team_Lead FOREIGN KEY (LeadId) REFERENCES dbo.Engineer (EngineerId);
GO
CREATE TABLE dbo.Service (
    ServiceId   INT IDENTITY(1,1) PRIMARY KEY,
    ServiceName NVARCHAR(80) NOT NULL,
    OwnerTeamId INT NOT NULL REFERENCES dbo.Team (TeamId),
    Tier        TINYINT NOT NULL CHECK (Tier IN (1, 2, 3)),
    RetiredOn   DATE NULL
);
GO
CREATE TABLE dbo.ServiceDependency (
    ServiceId   INT NOT NULL REFERENCES dbo.Service (ServiceId),
    NeedsId     INT NOT NULL REFERENCES dbo.Service (ServiceId),
    Kind        VARCHAR(10) NOT NULL CHECK (Kind IN ('hard', 'soft')),
    PRIMARY KEY (ServiceId, NeedsId)
);
GO
CREATE TABLE dbo.ChangeRequest (
    ChangeId    INT IDENTITY(1,1) PRIMARY KEY,
    Title       NVARCHAR(200) NOT NULL,
    ServiceId   INT NOT NULL REFERENCES dbo.Service (ServiceId),
    RequestedBy INT NOT NULL REFERENCES dbo.Engineer (EngineerId),
    ApprovedBy  INT NULL REFERENCES dbo.Engineer (EngineerId),
    Risk        VARCHAR(10) NOT NULL CHECK (Risk IN ('low', 'medium', 'high')),
    State       VARCHAR(12) NOT NULL DEFAULT 'draft' CHECK (State IN ('draft', 'submitted', 'approved', 'rejected', 'done', 'failed')),
    ReplacesId  INT NULL REFERENCES dbo.ChangeRequest (ChangeId),
    SubmittedAt DATETIME2 NULL,
    PlannedStart DATETIME2 NOT NULL,
    PlannedEnd  DATETIME2 NOT NULL,
    ActualEnd   DATETIME2 NULL
);
GO
CREATE TABLE dbo.Vote (
    ChangeId    INT NOT NULL REFERENCES dbo.ChangeRequest (ChangeId),
    EngineerId  INT NOT NULL REFERENCES dbo.Engineer (EngineerId),
    Verdict     CHAR(3) NOT NULL CHECK (Verdict IN ('yes', 'no', 'abs')),
    VotedAt     DATETIME2 NOT NULL,
    Remark      NVARCHAR(400) NULL,
    PRIMARY KEY (ChangeId, EngineerId)
);
GO
CREATE TABLE dbo.FreezeWindow (
    FreezeId    INT IDENTITY(1,1) PRIMARY KEY,
    Reason      NVARCHAR(100) NOT NULL,
    StartsAt    DATETIME2 NOT NULL,
    EndsAt      DATETIME2 NOT NULL
);
GO
