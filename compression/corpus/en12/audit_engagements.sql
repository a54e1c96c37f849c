CREATE TABLE [Client] (
    [ClientNo]     INT NOT NULL PRIMARY KEY,
    [ClientName]   NVARCHAR(120) NOT NULL,
    [Industry]     NVARCHAR(40) NOT NULL,
    [Listed]       BIT NOT NULL DEFAULT 0,
    [GroupHeadNo]  INT NULL REFERENCES [Client] ([ClientNo])
);
CREATE TABLE [Auditor] (
    [AuditorNo]    INT NOT NULL PRIMARY KEY,
    [AuditorName]  NVARCHAR(80) NOT NULL,
    [Grade]        VARCHAR(10) NOT NULL CHECK ([Grade] IN ('partner', 'manager', 'senior', 'junior')),
    [OfficeCity]   NVARCHAR(40) NOT NULL,
    [CounsellorNo] INT NULL REFERENCES [Auditor] ([AuditorNo]),
    [HourlyRate]   DECIMAL(8,2) NOT NULL
);
CREATE TABLE [Engagement] (
    [EngagementNo] INT NOT NULL PRIMARY KEY,
    [ClientNo]     INT NOT NULL REFERENCES [Client] ([ClientNo]),
    [FiscalYear]   SMALLINT NOT NULL,
    [Kind]         VARCHAR(12) NOT NULL CHECK ([Kind] IN ('statutory', 'review', 'diligence')),
    [PartnerNo]    INT NOT NULL REFERENCES [Auditor] ([AuditorNo]),
    [ReviewerNo]   INT NULL REFERENCES [Auditor] ([AuditorNo]),
    [FeeAgreed]    DECIMAL(12,2) NOT NULL,
    [BudgetHours]  INT NOT NULL,
    [PriorNo]      INT NULL REFERENCES [Engagement] ([EngagementNo]),
    [SignedOn]     DATE NULL
);
CREATE TABLE [TimeEntry] (
    [EntryNo]      BIGINT NOT NULL PRIMARY KEY,
    [EngagementNo] INT NOT NULL REFERENCES [Engagement] ([EngagementNo]),
    [AuditorNo]    INT NOT NULL REFERENCES [Auditor] ([AuditorNo]),
    [WorkedOn]     DATE NOT NULL,
    [Hours]        DECIMAL(4,1) NOT NULL,
    [Billable]     BIT NOT NULL DEFAULT 1,
    [Approved]     BIT NOT NULL DEFAULT 0
);
CREATE TABLE [Finding] (
    [FindingNo]    INT NOT NULL PRIMARY KEY,
    [EngagementNo] INT NOT NULL REFERENCES [Engagement] ([EngagementNo]),
    [RaisedBy]     INT NOT NULL REFERENCES [Auditor] ([AuditorNo]),
    [ClearedBy]    INT NULL REFERENCES [Auditor] ([AuditorNo]),
    [Severity]     TINYINT NOT NULL,         -- 1 observation, 2 deficiency, 3 material weakness
    [Topic]        NVARCHAR(60) NOT NULL,
    [RaisedOn]     DATE NOT NULL,
    [ClearedOn]    DATE NULL
);
CREATE TABLE [FeeInvoice] (
    [FeeInvoiceNo] INT NOT NULL PRIMARY KEY,
    [EngagementNo] INT NOT NULL REFERENCES [Engagement] ([EngagementNo]),
    [Amount]       DECIMAL(12,2) NOT NULL,
    [SentOn]       DATE NOT NULL,
    [PaidOn]       DATE NULL
);
