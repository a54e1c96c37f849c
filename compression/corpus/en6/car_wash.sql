-- tunnel car wash chain
CREATE TABLE [WashSite] (
  [SiteId] int NOT NULL PRIMARY KEY,
  [SiteName] nvarchar(60) NOT NULL,
  [Region] nvarchar(20) NOT NULL,
  [TunnelLenM] decimal(5,1) NOT NULL,
  [WaterMeterM3] decimal(10,1) NULL,
  [SiteStatus] tinyint NOT NULL DEFAULT 1 -- 1 open, 2 frost closure, 3 refurbishment, 4 closed for good
);
GO
CREATE TABLE [WashProgram] (
  [ProgCode] varchar(6) NOT NULL PRIMARY KEY,
  [ProgName] nvarchar(40) NOT NULL,
  [Price] smallmoney NOT NULL,
  [ChemCost] smallmoney NOT NULL,
  [WaterL] int NOT NULL,
  [HasWax] bit NOT NULL DEFAULT 0,
  [EndedOn] date NULL
);
GO
CREATE TABLE [ClubMember] (
  [MemberId] int IDENTITY NOT NULL PRIMARY KEY,
  [PlateNo] nvarchar(12) NOT NULL,
  [Email] nvarchar(120) NULL,
  [Tier] char(1) NOT NULL DEFAULT 'B',   -- B basic, P plus, U unlimited
  [FeePerMonth] smallmoney NOT NULL,
  [StartedOn] date NOT NULL,
  [CancelledOn] date NULL,
  [CardDeclined] bit NOT NULL DEFAULT 0,
  [ReferredBy] int NULL REFERENCES [ClubMember]([MemberId])
);
GO
CREATE TABLE [Wash] (
  [WashId] bigint IDENTITY NOT NULL PRIMARY KEY,
  [SiteId] int NOT NULL REFERENCES [WashSite]([SiteId]),
  [ProgCode] varchar(6) NOT NULL REFERENCES [WashProgram]([ProgCode]),
  [MemberId] int NULL REFERENCES [ClubMember]([MemberId]), -- null = single ticket
  [StartedAt] datetime2 NOT NULL,
  [EndedAt] datetime2 NULL,
  [Paid] smallmoney NOT NULL DEFAULT 0,
  [Outcome] char(1) NOT NULL DEFAULT 'K'  -- K ok, S emergency stop, R rewash, F refunded
);
GO
CREATE TABLE [DamageClaim] (
  [ClaimId] int IDENTITY NOT NULL PRIMARY KEY,
  [WashId] bigint NOT NULL REFERENCES [Wash]([WashId]),
  [Part] varchar(10) NOT NULL CHECK ([Part] IN ('mirror','antenna','wiper','paint','spoiler')),
  [Claimed] money NOT NULL,
  [Settled] money NULL,
  [Decision] tinyint NOT NULL DEFAULT 0, -- 0 open, 1 accepted, 2 rejected, 3 with insurer
  [FiledOn] date NOT NULL
);
GO
CREATE TABLE [ChemTank] (
  [SiteId] int NOT NULL REFERENCES [WashSite]([SiteId]),
  [Chem] varchar(10) NOT NULL, -- foam, wax, rinse, shampoo
  [CapacityL] int NOT NULL,
  [LevelL] int NOT NULL,
  [RefilledOn] date NULL,
  PRIMARY KEY ([SiteId],[Chem])
);
GO
CREATE TABLE [Downtime] (
  [DownId] int IDENTITY NOT NULL PRIMARY KEY,
  [SiteId] int NOT NULL REFERENCES [WashSite]([SiteId]),
  [Cause] varchar(12) NOT NULL, -- brush, conveyor, pump, power, frost
  [DownAt] datetime2 NOT NULL,
  [UpAt] datetime2 NULL
);
GO
CREATE TABLE [WeatherBand] (
  [BandName] varchar(10) NOT NULL PRIMARY KEY,
  [HourFrom] tinyint NOT NULL,
  [HourTo] tinyint NOT NULL,
  [PriceFactor] decimal(4,2) NOT NULL
);
GO
