CREATE TABLE [Fair] (
  [FairId] int NOT NULL PRIMARY KEY,
  [FairName] nvarchar(80) NOT NULL,
  [City] nvarchar(60) NOT NULL,
  [OpensOn] date NOT NULL,
  [ClosesOn] date NOT NULL,
  [PricePerSqm] decimal(8,2) NOT NULL
);
CREATE TABLE [Hall] ([HallId] int NOT NULL PRIMARY KEY, [FairId] int NOT NULL REFERENCES [Fair] ([FairId]), [HallNo] varchar(6) NOT NULL, [Theme] nvarchar(60) NULL);
CREATE TABLE [SalesRep] ([RepId] int NOT NULL PRIMARY KEY, [RepName] nvarchar(60) NOT NULL, [Territory] nvarchar(40) NOT NULL);
CREATE TABLE [Exhibitor] (
  [ExhibitorId] int NOT NULL PRIMARY KEY,
  [Company] nvarchar(100) NOT NULL,
  [Country] nvarchar(40) NOT NULL,
  [Website] nvarchar(120) NULL,
  [FirstFairId] int NULL REFERENCES [Fair] ([FairId]),
  [RepId] int NULL REFERENCES [SalesRep] ([RepId]),
  [Vip] bit NOT NULL DEFAULT 0
);
CREATE TABLE [Stand] (
  [StandId] int NOT NULL PRIMARY KEY,
  [HallId] int NOT NULL REFERENCES [Hall] ([HallId]),
  [StandNo] varchar(8) NOT NULL,
  [Sqm] decimal(6,1) NOT NULL,
  [Kind] varchar(8) NOT NULL CHECK ([Kind] IN ('row','corner','head','island')),
  [ExhibitorId] int NULL REFERENCES [Exhibitor] ([ExhibitorId]),
  [SharedWith] int NULL REFERENCES [Exhibitor] ([ExhibitorId]),
  [BookedOn] date NULL
);
CREATE TABLE [StandInvoice] ([InvoiceNo] varchar(12) NOT NULL PRIMARY KEY, [StandId] int NOT NULL REFERENCES [Stand] ([StandId]), [Net] decimal(12,2) NOT NULL, [IssuedOn] date NOT NULL, [DueOn] date NOT NULL, [PaidOn] date NULL, [Dunned] tinyint NOT NULL DEFAULT 0);
CREATE TABLE [ServiceOrder] ([OrderId] int NOT NULL PRIMARY KEY, [StandId] int NOT NULL REFERENCES [Stand] ([StandId]), [Service] varchar(12) NOT NULL CHECK ([Service] IN ('power','water','internet','rigging','cleaning','catering')), [Qty] int NOT NULL, [UnitPrice] decimal(9,2) NOT NULL, [OrderedOn] date NOT NULL, [Done] bit NOT NULL DEFAULT 0);
CREATE TABLE [Visitor] ([BadgeNo] varchar(14) NOT NULL PRIMARY KEY, [FairId] int NOT NULL REFERENCES [Fair] ([FairId]), [FullName] nvarchar(80) NOT NULL, [Employer] nvarchar(100) NULL, [TicketType] varchar(8) NOT NULL CHECK ([TicketType] IN ('day','full','press','student')), [EnteredAt] datetime2 NULL);
CREATE TABLE [LeadScan] ([ScanId] bigint NOT NULL PRIMARY KEY, [StandId] int NOT NULL REFERENCES [Stand] ([StandId]), [BadgeNo] varchar(14) NOT NULL REFERENCES [Visitor] ([BadgeNo]), [ScannedAt] datetime2 NOT NULL, [Interest] tinyint NULL);
