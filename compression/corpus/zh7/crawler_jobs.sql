CREATE TABLE [Site] (
  [SiteId] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [Domain] NVARCHAR(120) NOT NULL,
  [Language] CHAR(2) NOT NULL,
  [RobotsAllowed] BIT NOT NULL DEFAULT 1,
  [CrawlDelaySec] INT NOT NULL DEFAULT 5,
  [AddedOn] DATE NOT NULL,
  [BlacklistedOn] DATE NULL
);
CREATE TABLE [Maintainer] (
  [MaintainerId] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [Name] NVARCHAR(40) NOT NULL,
  [Team] NVARCHAR(40) NOT NULL,
  [Active] BIT NOT NULL DEFAULT 1
);
CREATE TABLE [Spider] (
  [SpiderId] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [SpiderName] NVARCHAR(60) NOT NULL,
  [SiteId] INT NOT NULL,
  [MaintainerId] INT NULL,
  [Kind] VARCHAR(10) NOT NULL CHECK ([Kind] IN ('list','detail','sitemap','api')),
  [CronExpr] VARCHAR(40) NULL,
  [Enabled] BIT NOT NULL DEFAULT 1,
  CONSTRAINT FK_Spider_Site FOREIGN KEY ([SiteId]) REFERENCES [Site]([SiteId]),
  CONSTRAINT FK_Spider_Maint FOREIGN KEY ([MaintainerId]) REFERENCES [Maintainer]([MaintainerId])
);
CREATE TABLE [Proxy] (
  [ProxyId] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [Host] VARCHAR(60) NOT NULL,
  [Region] NVARCHAR(30) NOT NULL,
  [Vendor] NVARCHAR(40) NOT NULL,
  [Banned] BIT NOT NULL DEFAULT 0,
  [ExpiresAt] DATETIME2 NULL,
  [MonthlyPrice] DECIMAL(8,2) NOT NULL
);
CREATE TABLE [CrawlRun] (
  [RunId] BIGINT IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [SpiderId] INT NOT NULL REFERENCES [Spider]([SpiderId]),
  [TriggeredBy] INT NULL REFERENCES [Maintainer]([MaintainerId]),
  [StartedAt] DATETIME2 NOT NULL,
  [FinishedAt] DATETIME2 NULL,
  [Outcome] VARCHAR(10) NULL CHECK ([Outcome] IN ('ok','partial','failed','killed')),
  [PagesFetched] INT NOT NULL DEFAULT 0,
  [ItemsSaved] INT NOT NULL DEFAULT 0
);
CREATE TABLE [FetchError] (
  [ErrorId] BIGINT IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [RunId] BIGINT NOT NULL REFERENCES [CrawlRun]([RunId]),
  [ProxyId] INT NULL REFERENCES [Proxy]([ProxyId]),
  [Url] NVARCHAR(400) NOT NULL,
  [StatusCode] INT NULL,
  [OccurredAt] DATETIME2 NOT NULL,
  [Retried] BIT NOT NULL DEFAULT 0
);
CREATE TABLE [Article] (
  [ArticleId] BIGINT IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [SiteId] INT NOT NULL REFERENCES [Site]([SiteId]),
  [RunId] BIGINT NOT NULL REFERENCES [CrawlRun]([RunId]),
  [Title] NVARCHAR(200) NOT NULL,
  [Author] NVARCHAR(60) NULL,
  [PublishedAt] DATETIME2 NULL,
  [WordCount] INT NOT NULL,
  [IsDuplicate] BIT NOT NULL DEFAULT 0
);
CREATE TABLE [ParseRule] (
  [RuleId] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [SpiderId] INT NOT NULL REFERENCES [Spider]([SpiderId]),
  [FieldName] VARCHAR(40) NOT NULL,
  [Selector] NVARCHAR(200) NOT NULL,
  [UpdatedOn] DATE NOT NULL
);
GO
