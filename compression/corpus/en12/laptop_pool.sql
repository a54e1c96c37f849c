CREATE TABLE [dbo].[Department] (
    [Id]           INT NOT NULL PRIMARY KEY,
    [Name]         NVARCHAR(60) NOT NULL,
    [ParentId]     INT NULL REFERENCES [dbo].[Department] ([Id])
);
CREATE TABLE [dbo].[Staff] (
    [Id]           INT NOT NULL PRIMARY KEY,
    [FullName]     NVARCHAR(80) NOT NULL,
    [DepartmentId] INT NOT NULL REFERENCES [dbo].[Department] ([Id]),
    [ManagerId]    INT NULL REFERENCES [dbo].[Staff] ([Id]),
    [Office]       NVARCHAR(30) NOT NULL,
    [LeftOn]       DATE NULL
);
CREATE TABLE [dbo].[Vendor] (
    [Id]           INT NOT NULL PRIMARY KEY,
    [Name]         NVARCHAR(80) NOT NULL,
    [HotlinePhone] NVARCHAR(30) NULL
);
CREATE TABLE [dbo].[DeviceModel] (
    [Id]           INT NOT NULL PRIMARY KEY,
    [ModelName]    NVARCHAR(60) NOT NULL,
    [VendorId]     INT NOT NULL REFERENCES [dbo].[Vendor] ([Id]),
    [Kind]         VARCHAR(10) NOT NULL CHECK ([Kind] IN ('laptop','phone','tablet','monitor')),
    [RamGb]        INT NULL,
    [SuccessorId]  INT NULL REFERENCES [dbo].[DeviceModel] ([Id])
);
CREATE TABLE [dbo].[Device] (
    [AssetTag]     VARCHAR(12) NOT NULL PRIMARY KEY,
    [ModelId]      INT NOT NULL REFERENCES [dbo].[DeviceModel] ([Id]),
    [HolderId]     INT NULL REFERENCES [dbo].[Staff] ([Id]),
    [PurchasedOn]  DATE NOT NULL,
    [Cost]         DECIMAL(9,2) NOT NULL,
    [WarrantyEnd]  DATE NULL,
    [Status]       TINYINT NOT NULL DEFAULT 0      -- 0 in stock, 1 handed out, 2 in repair, 3 lost, 4 scrapped
);
CREATE TABLE [dbo].[Handover] (
    [Id]           INT NOT NULL PRIMARY KEY,
    [AssetTag]     VARCHAR(12) NOT NULL REFERENCES [dbo].[Device] ([AssetTag]),
    [FromStaffId]  INT NULL REFERENCES [dbo].[Staff] ([Id]),     -- NULL: out of stock room
    [ToStaffId]    INT NULL REFERENCES [dbo].[Staff] ([Id]),     -- NULL: back to stock room
    [ProcessedBy]  INT NOT NULL REFERENCES [dbo].[Staff] ([Id]),
    [HandedOn]     DATE NOT NULL,
    [Signed]       BIT NOT NULL DEFAULT 0
);
CREATE TABLE [dbo].[RepairTicket] (
    [Id]           INT NOT NULL PRIMARY KEY,
    [AssetTag]     VARCHAR(12) NOT NULL REFERENCES [dbo].[Device] ([AssetTag]),
    [ReportedBy]   INT NOT NULL REFERENCES [dbo].[Staff] ([Id]),
    [Problem]      NVARCHAR(200) NOT NULL,
    [OpenedOn]     DATE NOT NULL,
    [ClosedOn]     DATE NULL,
    [Charge]       DECIMAL(9,2) NULL
);
