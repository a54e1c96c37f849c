CREATE TABLE [ops].[Warehouse] ([WarehouseId] int IDENTITY PRIMARY KEY, [WarehouseName] nvarchar(30) NOT NULL, [City] nvarchar(20) NOT NULL);
GO
CREATE TABLE [ops].[Crew] ([CrewId] int IDENTITY PRIMARY KEY, [CrewName] nvarchar(20) NOT NULL, [WarehouseId] int NOT NULL REFERENCES [ops].[Warehouse]([WarehouseId]), [LeadPhone] varchar(11) NOT NULL, [Suspended] bit NOT NULL DEFAULT 0);
GO
CREATE TABLE [ops].[Buyer] ([BuyerId] int IDENTITY PRIMARY KEY, [BuyerName] nvarchar(30) NOT NULL, [Phone] varchar(11) NOT NULL, [Address] nvarchar(120) NOT NULL, [HasLift] bit NULL);
GO
CREATE TABLE [ops].[Item] ([ItemCode] varchar(16) PRIMARY KEY, [ItemName] nvarchar(60) NOT NULL, [Category] varchar(12) NOT NULL CHECK ([Category] IN ('sofa','bed','wardrobe','fridge','aircon')), [VolumeM3] decimal(6,3) NOT NULL, [NeedsInstall] bit NOT NULL DEFAULT 1);
GO
CREATE TABLE [ops].[DeliveryOrder] ([OrderNo] varchar(18) PRIMARY KEY, [BuyerId] int NOT NULL REFERENCES [ops].[Buyer]([BuyerId]), [WarehouseId] int NOT NULL REFERENCES [ops].[Warehouse]([WarehouseId]), [DeliverCrewId] int NULL REFERENCES [ops].[Crew]([CrewId]), [InstallCrewId] int NULL REFERENCES [ops].[Crew]([CrewId]), [BookedOn] date NULL, [DeliveredAt] datetime2 NULL, [InstalledAt] datetime2 NULL, [CreatedAt] datetime2 NOT NULL, [State] varchar(12) NOT NULL DEFAULT 'new' CHECK ([State] IN ('new','booked','delivered','installed','refused')), [CarryFee] decimal(8,2) NOT NULL DEFAULT 0);
GO
CREATE TABLE [ops].[DeliveryLine] ([OrderNo] varchar(18) NOT NULL REFERENCES [ops].[DeliveryOrder]([OrderNo]), [ItemCode] varchar(16) NOT NULL REFERENCES [ops].[Item]([ItemCode]), [Qty] int NOT NULL, [DamagedQty] int NOT NULL DEFAULT 0, PRIMARY KEY ([OrderNo],[ItemCode]));
GO
CREATE TABLE [ops].[Callback] ([CallbackId] int IDENTITY PRIMARY KEY, [OrderNo] varchar(18) NOT NULL REFERENCES [ops].[DeliveryOrder]([OrderNo]), [CalledAt] datetime2 NOT NULL, [Satisfied] bit NULL, [Note] nvarchar(200) NULL);
GO
CREATE TABLE [ops].[Payout] ([PayoutId] int IDENTITY PRIMARY KEY, [CrewId] int NOT NULL REFERENCES [ops].[Crew]([CrewId]), [PeriodStart] date NOT NULL, [Amount] decimal(10,2) NOT NULL, [Fine] decimal(10,2) NOT NULL DEFAULT 0, [PaidOn] date NULL);
GO
