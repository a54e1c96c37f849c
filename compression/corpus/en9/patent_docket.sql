USE [IPDocket];
GO
CREATE TABLE [ip].[Client] (
    [ClientNo] INT IDENTITY(1000,1) NOT NULL PRIMARY KEY,
    [ClientName] NVARCHAR(120) NOT NULL,
    [BillingEmail] NVARCHAR(120) NULL,
    [OnHold] BIT NOT NULL DEFAULT 0
);
GO
CREATE TABLE [ip].[Attorney] (
    [AttorneyId] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [Initials] VARCHAR(4) NOT NULL UNIQUE,
    [FullName] NVARCHAR(80) NOT NULL,
    [IsPartner] BIT NOT NULL DEFAULT 0,
    [HourlyRate] MONEY NOT NULL
);
GO
CREATE TABLE [ip].[Matter] (
    [MatterNo] VARCHAR(20) NOT NULL PRIMARY KEY,
    [ClientNo] INT NOT NULL REFERENCES [ip].[Client]([ClientNo]),
    [Title] NVARCHAR(300) NOT NULL,
    [Jurisdiction] CHAR(2) NOT NULL,
    [MatterType] VARCHAR(12) NOT NULL CHECK ([MatterType] IN ('utility','design','trademark','plant')),
    [Status] VARCHAR(12) NOT NULL DEFAULT 'pending' CHECK ([Status] IN ('pending','granted','abandoned','lapsed')),
    [FiledOn] DATE NULL,
    [GrantedOn] DATE NULL,
    [PriorityMatterNo] VARCHAR(20) NULL REFERENCES [ip].[Matter]([MatterNo]),
    [ResponsibleId] INT NOT NULL REFERENCES [ip].[Attorney]([AttorneyId]),
    [WorkingId] INT NULL REFERENCES [ip].[Attorney]([AttorneyId])
);
GO
CREATE TABLE [ip].[Deadline] (
    [DeadlineId] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [MatterNo] VARCHAR(20) NOT NULL REFERENCES [ip].[Matter]([MatterNo]),
    [ActionCode] VARCHAR(10) NOT NULL,
    [DueOn] DATE NOT NULL,
    [Extendable] BIT NOT NULL DEFAULT 1,
    [DoneOn] DATE NULL
);
GO
CREATE TABLE [ip].[Inventor] (
    [InventorId] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [FullName] NVARCHAR(80) NOT NULL,
    [Country] CHAR(2) NOT NULL,
    [AssignmentSignedOn] DATE NULL
);
GO
CREATE TABLE [ip].[MatterInventor] (
    [MatterNo] VARCHAR(20) NOT NULL REFERENCES [ip].[Matter]([MatterNo]),
    [InventorId] INT NOT NULL REFERENCES [ip].[Inventor]([InventorId]),
    [SharePct] DECIMAL(5,2) NULL,
    CONSTRAINT [PK_MatterInventor] PRIMARY KEY ([MatterNo],[InventorId])
);
GO
CREATE TABLE [ip].[Annuity] (
    [MatterNo] VARCHAR(20) NOT NULL REFERENCES [ip].[Matter]([MatterNo]),
    [YearNo] TINYINT NOT NULL,
    [DueOn] DATE NOT NULL,
    [Fee] MONEY NOT NULL,
    [PaidOn] DATE NULL,
    CONSTRAINT [PK_Annuity] PRIMARY KEY ([MatterNo],[YearNo])
);
GO
