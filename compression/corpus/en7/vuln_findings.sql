CREATE TABLE [sec].[Assets] (
    [AssetID]     INT NOT NULL PRIMARY KEY,
    [HostName]    NVARCHAR(100) NOT NULL,
    [OsFamily]    VARCHAR(20) NOT NULL,      -- Windows, Linux, Network
    [Criticality] TINYINT NOT NULL,          -- 1 low .. 5 crown jewel
    [OwnerTeamID] INT NULL,
    [Decommissioned] BIT NOT NULL CONSTRAINT DF_dec DEFAULT (0)
);
CREATE TABLE [sec].[Teams] (
    [TeamID]   INT NOT NULL PRIMARY KEY,
    [TeamName] NVARCHAR(60) NOT NULL,
    [SlackChannel] NVARCHAR(60) NULL
);
CREATE TABLE [sec].[Vulnerabilities] (
    [CveID]    VARCHAR(20) NOT NULL PRIMARY KEY,
    [Title]    NVARCHAR(200) NOT NULL,
    [Severity] VARCHAR(10) NOT NULL CHECK ([Severity] IN ('critical','high','medium','low')),
    [CvssScore] DECIMAL(3,1) NOT NULL,
    [PublishedOn] DATE NOT NULL,
    [ExploitKnown] BIT NOT NULL DEFAULT (0),
    [FixVersion] VARCHAR(40) NULL
);
CREATE TABLE [sec].[Scans] (
    [ScanID]    INT NOT NULL PRIMARY KEY,
    [Scanner]   VARCHAR(30) NOT NULL,
    [StartedAt] DATETIME NOT NULL,
    [FinishedAt] DATETIME NULL,
    [HostsScanned] INT NULL
);
CREATE TABLE [sec].[Findings] (
    [FindingID] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [AssetID]   INT NOT NULL,
    [CveID]     VARCHAR(20) NOT NULL,
    [FirstScanID] INT NOT NULL,
    [FirstSeen] DATE NOT NULL,
    [LastSeen]  DATE NOT NULL,
    [Status]    VARCHAR(12) NOT NULL DEFAULT ('open') CHECK ([Status] IN ('open','fixed','accepted','false_pos')),
    [FixedOn]   DATE NULL,
    [DueDate]   DATE NULL,
    [AssignedTo] NVARCHAR(60) NULL,
    CONSTRAINT FK_F_Asset FOREIGN KEY ([AssetID]) REFERENCES [sec].[Assets] ([AssetID]),
    CONSTRAINT FK_F_Cve FOREIGN KEY ([CveID]) REFERENCES [sec].[Vulnerabilities] ([CveID]),
    CONSTRAINT FK_F_Scan FOREIGN KEY ([FirstScanID]) REFERENCES [sec].[Scans] ([ScanID])
);
CREATE TABLE [sec].[RiskAcceptances] (
    [AcceptanceID] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [FindingID] INT NOT NULL REFERENCES [sec].[Findings] ([FindingID]),
    [ApprovedBy] NVARCHAR(60) NOT NULL,
    [ValidUntil] DATE NOT NULL,
    [Reason]    NVARCHAR(400) NOT NULL
);
ALTER TABLE [sec].[Assets] ADD CONSTRAINT FK_A_Team FOREIGN KEY ([OwnerTeamID]) REFERENCES [sec].[Teams] ([TeamID]);
