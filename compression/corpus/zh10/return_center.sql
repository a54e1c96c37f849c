CREATE TABLE [rc].[Merchant] (
  [MerchantCode] NVARCHAR(12) NOT NULL PRIMARY KEY,
  [MerchantName] NVARCHAR(60) NOT NULL,
  [RefundCap] MONEY NULL,
  [Vip] BIT NOT NULL DEFAULT 0
);
GO
CREATE TABLE [rc].[Worker] (
  [WorkerNo] INT NOT NULL PRIMARY KEY,
  [WorkerName] NVARCHAR(30) NOT NULL,
  [Shift] CHAR(1) NOT NULL CHECK ([Shift] IN ('D', 'N')),
  [TeamLead] INT NULL REFERENCES [rc].[Worker] ([WorkerNo]),
  [ExitDate] DATE NULL
);
GO
CREATE TABLE [rc].[Parcel] (
  [TrackingNo] VARCHAR(24) NOT NULL PRIMARY KEY,
  [MerchantCode] NVARCHAR(12) NULL REFERENCES [rc].[Merchant] ([MerchantCode]),
  [Carrier] NVARCHAR(20) NOT NULL,
  [ArrivedAt] DATETIME2 NOT NULL,
  [OpenedAt] DATETIME2 NULL,
  [OpenedBy] INT NULL REFERENCES [rc].[Worker] ([WorkerNo]),
  [VideoUrl] VARCHAR(200) NULL,
  [Damaged] BIT NOT NULL DEFAULT 0
);
GO
CREATE TABLE [rc].[ReturnItem] (
  [ItemId] BIGINT IDENTITY(1,1) PRIMARY KEY,
  [TrackingNo] VARCHAR(24) NOT NULL REFERENCES [rc].[Parcel] ([TrackingNo]),
  [Sku] VARCHAR(30) NOT NULL,
  [ItemTitle] NVARCHAR(100) NOT NULL,
  [Grade] CHAR(1) NULL CHECK ([Grade] IN ('A', 'B', 'C', 'S')),
  [InspectedBy] INT NULL REFERENCES [rc].[Worker] ([WorkerNo]),
  [RecheckedBy] INT NULL REFERENCES [rc].[Worker] ([WorkerNo]),
  [InspectedAt] DATETIME2 NULL,
  [Disposal] VARCHAR(10) NOT NULL DEFAULT 'pending' CHECK ([Disposal] IN ('pending', 'restock', 'outlet', 'repair', 'scrap', 'sendback')),
  [Price] DECIMAL(10,2) NOT NULL
);
GO
CREATE TABLE [rc].[Bin] (
  [BinCode] VARCHAR(10) NOT NULL PRIMARY KEY,
  [Zone] NVARCHAR(10) NOT NULL,
  [MaxItems] INT NOT NULL
);
GO
CREATE TABLE [rc].[Putaway] (
  [ItemId] BIGINT NOT NULL PRIMARY KEY REFERENCES [rc].[ReturnItem] ([ItemId]),
  [BinCode] VARCHAR(10) NOT NULL REFERENCES [rc].[Bin] ([BinCode]),
  [PutAt] DATETIME2 NOT NULL,
  [PickedAt] DATETIME2 NULL
);
GO
CREATE TABLE [rc].[Dispute] (
  [DisputeId] INT IDENTITY(1,1) PRIMARY KEY,
  [ItemId] BIGINT NOT NULL REFERENCES [rc].[ReturnItem] ([ItemId]),
  [RaisedOn] DATE NOT NULL,
  [Claim] NVARCHAR(200) NOT NULL,
  [Outcome] VARCHAR(10) NULL CHECK ([Outcome] IN ('upheld', 'rejected')),
  [Compensation] DECIMAL(10,2) NOT NULL DEFAULT 0
);
GO
