CREATE TABLE [dbo].[Welder] (
  [WelderId] int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [WelderNo] nvarchar(10) NOT NULL,
  [FullName] nvarchar(30) NOT NULL,
  [Team] nvarchar(20) NULL,
  [HiredOn] date NOT NULL,
  [Active] bit NOT NULL DEFAULT 1
);
GO
CREATE TABLE [dbo].[Inspector] (
  [InspectorId] int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [FullName] nvarchar(30) NOT NULL,
  [Company] nvarchar(60) NULL,
  [Level] tinyint NOT NULL
);
GO
CREATE TABLE [dbo].[Qualification] (
  [QualId] int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [WelderId] int NOT NULL REFERENCES [dbo].[Welder] ([WelderId]),
  [Process] char(4) NOT NULL CHECK ([Process] IN ('SMAW', 'GTAW', 'GMAW', 'SAW')),
  [Position] nvarchar(4) NOT NULL,
  [ValidUntil] date NOT NULL,
  [Suspended] bit NOT NULL DEFAULT 0
);
GO
CREATE TABLE [dbo].[Wps] (
  [WpsId] int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [WpsCode] nvarchar(20) NOT NULL,
  [Process] char(4) NOT NULL CHECK ([Process] IN ('SMAW', 'GTAW', 'GMAW', 'SAW')),
  [Revision] int NOT NULL DEFAULT 0,
  [ApprovedBy] int NULL REFERENCES [dbo].[Inspector] ([InspectorId]),
  [ApprovedOn] date NULL,
  [Superseded] bit NOT NULL DEFAULT 0
);
GO
CREATE TABLE [dbo].[Vessel] (
  [VesselId] int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [SerialNo] nvarchar(20) NOT NULL,
  [Title] nvarchar(60) NOT NULL,
  [ClientName] nvarchar(60) NOT NULL,
  [Material] nvarchar(20) NOT NULL,
  [DesignPressure] decimal(6,2) NOT NULL,
  [DueOn] date NOT NULL,
  [ShippedOn] date NULL,
  [Stage] nvarchar(10) NOT NULL DEFAULT 'Cutting' CHECK ([Stage] IN ('Cutting', 'Welding', 'Testing', 'Painting', 'Shipped'))
);
GO
CREATE TABLE [dbo].[Seam] (
  [SeamId] int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [VesselId] int NOT NULL REFERENCES [dbo].[Vessel] ([VesselId]),
  [SeamNo] nvarchar(10) NOT NULL,
  [SeamClass] char(1) NOT NULL CHECK ([SeamClass] IN ('A', 'B', 'C', 'D')),
  [ThicknessMm] decimal(5,1) NOT NULL,
  [PlannedWpsId] int NULL REFERENCES [dbo].[Wps] ([WpsId]),
  [Status] nvarchar(10) NOT NULL DEFAULT 'Open' CHECK ([Status] IN ('Open', 'Welded', 'Accepted', 'Repair'))
);
GO
CREATE TABLE [dbo].[WeldRecord] (
  [RecordId] int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [SeamId] int NOT NULL REFERENCES [dbo].[Seam] ([SeamId]),
  [WelderId] int NOT NULL REFERENCES [dbo].[Welder] ([WelderId]),
  [HelperId] int NULL REFERENCES [dbo].[Welder] ([WelderId]),
  [WpsId] int NOT NULL REFERENCES [dbo].[Wps] ([WpsId]),
  [PassNo] tinyint NOT NULL DEFAULT 1,
  [Amps] int NULL,
  [WeldedAt] datetime2 NOT NULL
);
GO
CREATE TABLE [dbo].[NdtReport] (
  [ReportId] int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [SeamId] int NOT NULL REFERENCES [dbo].[Seam] ([SeamId]),
  [Method] char(2) NOT NULL CHECK ([Method] IN ('RT', 'UT', 'MT', 'PT')),
  [InspectorId] int NOT NULL REFERENCES [dbo].[Inspector] ([InspectorId]),
  [ReviewerId] int NULL REFERENCES [dbo].[Inspector] ([InspectorId]),
  [TestedOn] date NOT NULL,
  [Result] char(2) NOT NULL CHECK ([Result] IN ('OK', 'NG')),
  [DefectNote] nvarchar(200) NULL
);
GO
CREATE TABLE [dbo].[RodIssue] (
  [IssueId] int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [WelderId] int NOT NULL REFERENCES [dbo].[Welder] ([WelderId]),
  [BatchNo] nvarchar(20) NOT NULL,
  [Kg] decimal(6,2) NOT NULL,
  [IssuedAt] datetime2 NOT NULL,
  [ReturnedKg] decimal(6,2) NULL
);
GO
