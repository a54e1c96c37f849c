/* CX reporting (SQL Server, Power BI source) */
CREATE TABLE dbo.DimCustomer (CustomerKey int NOT NULL PRIMARY KEY, CustomerCode nvarchar(12) NOT NULL, CustomerName nvarchar(100) NOT NULL, SegmentName nvarchar(20) NOT NULL, CountryName nvarchar(50) NOT NULL, AccountManagerKey int NULL, ChurnedOn date NULL);
CREATE TABLE dbo.DimEmployee (EmployeeKey int NOT NULL PRIMARY KEY, EmployeeName nvarchar(80) NOT NULL, TeamName nvarchar(40) NOT NULL, ManagerKey int NULL REFERENCES dbo.DimEmployee (EmployeeKey));
CREATE TABLE dbo.DimProductLine (ProductLineKey int NOT NULL PRIMARY KEY, ProductLineName nvarchar(60) NOT NULL, LaunchYear smallint NOT NULL, IsRetired bit NOT NULL DEFAULT 0);
CREATE TABLE dbo.DimSurvey (SurveyKey int NOT NULL PRIMARY KEY, SurveyName nvarchar(80) NOT NULL, SurveyType nvarchar(16) NOT NULL CHECK (SurveyType IN ('Relational', 'Onboarding', 'Ticket', 'Renewal')), Channel nvarchar(10) NOT NULL, OpenFrom date NOT NULL, OpenTo date NULL);
CREATE TABLE dbo.DimTheme (ThemeKey int NOT NULL PRIMARY KEY, ThemeName nvarchar(40) NOT NULL, IsNegative bit NOT NULL);
CREATE TABLE dbo.FactInvite (InviteKey bigint NOT NULL PRIMARY KEY, SurveyKey int NOT NULL REFERENCES dbo.DimSurvey (SurveyKey), CustomerKey int NOT NULL REFERENCES dbo.DimCustomer (CustomerKey), SentAt datetime2 NOT NULL, OpenedAt datetime2 NULL, BouncedFlag bit NOT NULL DEFAULT 0, RemindersSent tinyint NOT NULL DEFAULT 0);
CREATE TABLE dbo.FactResponse (
  ResponseKey bigint NOT NULL PRIMARY KEY,
  InviteKey bigint NOT NULL REFERENCES dbo.FactInvite (InviteKey),
  CustomerKey int NOT NULL REFERENCES dbo.DimCustomer (CustomerKey),
  SurveyKey int NOT NULL REFERENCES dbo.DimSurvey (SurveyKey),
  ProductLineKey int NULL REFERENCES dbo.DimProductLine (ProductLineKey),
  HandledByKey int NULL REFERENCES dbo.DimEmployee (EmployeeKey),
  Score tinyint NOT NULL,              -- 0..10
  NpsGroup nvarchar(10) NOT NULL CHECK (NpsGroup IN ('Promoter', 'Passive', 'Detractor')),
  EffortScore tinyint NULL,            -- 1..7
  Verbatim nvarchar(max) NULL,
  SubmittedAt datetime2 NOT NULL,
  FollowUpDue date NULL,
  FollowedUpOn date NULL
);
CREATE TABLE dbo.BridgeResponseTheme (ResponseKey bigint NOT NULL REFERENCES dbo.FactResponse (ResponseKey), ThemeKey int NOT NULL REFERENCES dbo.DimTheme (ThemeKey), Confidence decimal(4,3) NOT NULL, PRIMARY KEY (ResponseKey, ThemeKey));
ALTER TABLE dbo.DimCustomer ADD CONSTRAINT FK_Cust_AM FOREIGN KEY (AccountManagerKey) REFERENCES dbo.DimEmployee (EmployeeKey);
