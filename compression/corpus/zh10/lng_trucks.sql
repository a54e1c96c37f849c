CREATE TABLE [Station] (
    [StationID] INT IDENTITY(1,1) NOT NULL CONSTRAINT PK_Station PRIMARY KEY,
    [StationName] NVARCHAR(50) NOT NULL,
    [Province] NVARCHAR(20) NOT NULL,
    [TankVolume] DECIMAL(9,2) NOT NULL,
    [Manager] NVARCHAR(30) NULL
);
GO
CREATE TABLE [Supplier] (
    [SupplierID] INT IDENTITY(1,1) NOT NULL CONSTRAINT PK_Supplier PRIMARY KEY,
    [SupplierName] NVARCHAR(60) NOT NULL,
    [SourceKind] VARCHAR(12) NOT NULL CHECK ([SourceKind] IN ('terminal', 'plant', 'trader')),
    [Suspended] BIT NOT NULL DEFAULT 0
);
GO
CREATE TABLE [Carrier] (
    [CarrierID] INT IDENTITY(1,1) NOT NULL CONSTRAINT PK_Carrier PRIMARY KEY,
    [CarrierName] NVARCHAR(60) NOT NULL,
    [PermitUntil] DATE NOT NULL
);
GO
CREATE TABLE [Tanker] (
    [TankerPlate] NVARCHAR(12) NOT NULL CONSTRAINT PK_Tanker PRIMARY KEY,
    [CarrierID] INT NOT NULL REFERENCES [Carrier]([CarrierID]),
    [CapacityTon] DECIMAL(6,2) NOT NULL,
    [LastInspected] DATE NULL
);
GO
CREATE TABLE [Driver] (
    [DriverID] INT IDENTITY(1,1) NOT NULL CONSTRAINT PK_Driver PRIMARY KEY,
    [DriverName] NVARCHAR(30) NOT NULL,
    [Phone] VARCHAR(20) NOT NULL,
    [CarrierID] INT NOT NULL REFERENCES [Carrier]([CarrierID]),
    [Blacklisted] BIT NOT NULL DEFAULT 0
);
GO
CREATE TABLE [Delivery] (
    [DeliveryNo] VARCHAR(20) NOT NULL CONSTRAINT PK_Delivery PRIMARY KEY,
    [SupplierID] INT NOT NULL REFERENCES [Supplier]([SupplierID]),
    [StationID] INT NOT NULL REFERENCES [Station]([StationID]),
    [TankerPlate] NVARCHAR(12) NULL REFERENCES [Tanker]([TankerPlate]),
    [MainDriver] INT NULL REFERENCES [Driver]([DriverID]),
    [EscortDriver] INT NULL REFERENCES [Driver]([DriverID]),
    [OrderedOn] DATE NOT NULL,
    [LoadedAt] DATETIME2 NULL,
    [UnloadedAt] DATETIME2 NULL,
    [LoadTon] DECIMAL(7,3) NULL,
    [UnloadTon] DECIMAL(7,3) NULL,
    [PricePerTon] DECIMAL(9,2) NOT NULL,
    [Stage] VARCHAR(10) NOT NULL DEFAULT 'ordered' CHECK ([Stage] IN ('ordered', 'loading', 'transit', 'unloaded', 'settled', 'void'))
);
GO
CREATE TABLE [TankReading] (
    [StationID] INT NOT NULL REFERENCES [Station]([StationID]),
    [ReadAt] DATETIME2 NOT NULL,
    [LevelPct] DECIMAL(5,2) NOT NULL,
    [PressureMPa] DECIMAL(5,3) NOT NULL,
    CONSTRAINT PK_TankReading PRIMARY KEY ([StationID], [ReadAt])
);
GO
