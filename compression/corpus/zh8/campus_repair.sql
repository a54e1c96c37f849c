CREATE TABLE [dbo].[Buildings] ([BuildingId] INT IDENTITY(1,1) PRIMARY KEY, [BuildingName] NVARCHAR(40) NOT NULL, [Campus] NVARCHAR(20) NOT NULL, [Kind] VARCHAR(12) NOT NULL CHECK ([Kind] IN ('dorm','teaching','lab','canteen')), [BuiltYear] INT NULL);
GO
CREATE TABLE [dbo].[Rooms] ([RoomId] INT IDENTITY(1,1) PRIMARY KEY, [BuildingId] INT NOT NULL REFERENCES [dbo].[Buildings]([BuildingId]), [RoomNo] VARCHAR(10) NOT NULL, [Beds] INT NULL);
GO
CREATE TABLE [dbo].[Students] ([StudentNo] VARCHAR(12) PRIMARY KEY, [StudentName] NVARCHAR(20) NOT NULL, [College] NVARCHAR(30) NOT NULL, [Phone] VARCHAR(11) NULL, [RoomId] INT NULL REFERENCES [dbo].[Rooms]([RoomId]));
GO
CREATE TABLE [dbo].[Workers] ([WorkerId] INT IDENTITY(1,1) PRIMARY KEY, [WorkerName] NVARCHAR(20) NOT NULL, [Trade] VARCHAR(12) NOT NULL CHECK ([Trade] IN ('plumber','electrician','carpenter','mason')), [Phone] VARCHAR(11) NOT NULL, [OnDuty] BIT NOT NULL DEFAULT 1);
GO
CREATE TABLE [dbo].[Tickets] ([TicketNo] VARCHAR(16) PRIMARY KEY, [RoomId] INT NOT NULL REFERENCES [dbo].[Rooms]([RoomId]), [StudentNo] VARCHAR(12) NOT NULL REFERENCES [dbo].[Students]([StudentNo]), [WorkerId] INT NULL REFERENCES [dbo].[Workers]([WorkerId]), [Category] VARCHAR(12) NOT NULL, [Detail] NVARCHAR(200) NOT NULL, [Priority] VARCHAR(8) NOT NULL DEFAULT 'normal' CHECK ([Priority] IN ('low','normal','urgent')), [State] VARCHAR(10) NOT NULL DEFAULT 'open' CHECK ([State] IN ('open','assigned','done','rejected')), [CreatedAt] DATETIME2 NOT NULL, [AssignedAt] DATETIME2 NULL, [DoneAt] DATETIME2 NULL);
GO
CREATE TABLE [dbo].[Materials] ([MaterialId] INT IDENTITY(1,1) PRIMARY KEY, [MaterialName] NVARCHAR(40) NOT NULL, [Unit] NVARCHAR(6) NOT NULL, [Price] DECIMAL(8,2) NOT NULL, [Stock] INT NOT NULL DEFAULT 0);
GO
CREATE TABLE [dbo].[TicketMaterials] ([TicketNo] VARCHAR(16) NOT NULL REFERENCES [dbo].[Tickets]([TicketNo]), [MaterialId] INT NOT NULL REFERENCES [dbo].[Materials]([MaterialId]), [Qty] INT NOT NULL, PRIMARY KEY ([TicketNo],[MaterialId]));
GO
CREATE TABLE [dbo].[Ratings] ([TicketNo] VARCHAR(16) PRIMARY KEY REFERENCES [dbo].[Tickets]([TicketNo]), [Stars] TINYINT NOT NULL, [Remark] NVARCHAR(200) NULL, [RatedAt] DATETIME2 NOT NULL);
GO
