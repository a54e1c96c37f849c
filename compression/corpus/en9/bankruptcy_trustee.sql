CREATE TABLE [dbo].[tblEstate] (
    [CaseNo] varchar(14) NOT NULL CONSTRAINT [PK_tblEstate] PRIMARY KEY,
    [DebtorName] nvarchar(120) NOT NULL,
    [Chapter] tinyint NOT NULL,
    [FiledDate] date NOT NULL,
    [TrusteeID] int NOT NULL,
    [JudgeInit] char(3) NULL,
    [StatusCd] char(2) NOT NULL CONSTRAINT [DF_Estate_Status] DEFAULT 'OP', -- OP open, CV converted, DS dismissed, CL closed
    [ClosedDate] date NULL
);
CREATE TABLE [dbo].[tblTrustee] ([TrusteeID] int IDENTITY(1,1) NOT NULL CONSTRAINT [PK_tblTrustee] PRIMARY KEY, [TrusteeName] nvarchar(80) NOT NULL, [BondAmt] money NOT NULL);
CREATE TABLE [dbo].[tblCreditor] ([CreditorID] int IDENTITY(1,1) NOT NULL CONSTRAINT [PK_tblCreditor] PRIMARY KEY, [CreditorName] nvarchar(120) NOT NULL, [StateCd] char(2) NULL, [IsGovt] bit NOT NULL CONSTRAINT [DF_Cred_Govt] DEFAULT 0);
CREATE TABLE [dbo].[tblClaim] (
    [ClaimID] int IDENTITY(1,1) NOT NULL CONSTRAINT [PK_tblClaim] PRIMARY KEY,
    [CaseNo] varchar(14) NOT NULL,
    [CreditorID] int NOT NULL,
    [ClaimClass] char(1) NOT NULL, -- S secured, P priority, U unsecured
    [ClaimedAmt] money NOT NULL,
    [AllowedAmt] money NULL,       -- null until ruled on
    [FiledDate] date NOT NULL,
    [TransferredToID] int NULL
);
CREATE TABLE [dbo].[tblAsset] ([AssetID] int IDENTITY(1,1) NOT NULL CONSTRAINT [PK_tblAsset] PRIMARY KEY, [CaseNo] varchar(14) NOT NULL, [Descr] nvarchar(200) NOT NULL, [ScheduledValue] money NOT NULL, [SoldFor] money NULL, [SoldDate] date NULL, [Abandoned] bit NOT NULL CONSTRAINT [DF_Asset_Ab] DEFAULT 0);
CREATE TABLE [dbo].[tblDistribution] ([DistID] int IDENTITY(1,1) NOT NULL CONSTRAINT [PK_tblDist] PRIMARY KEY, [ClaimID] int NOT NULL, [CheckNo] varchar(10) NOT NULL, [Amount] money NOT NULL, [PaidDate] date NOT NULL, [ClearedDate] date NULL);
ALTER TABLE [dbo].[tblEstate] ADD CONSTRAINT [FK_Estate_Trustee] FOREIGN KEY ([TrusteeID]) REFERENCES [dbo].[tblTrustee] ([TrusteeID]);
ALTER TABLE [dbo].[tblClaim] ADD CONSTRAINT [FK_Claim_Estate] FOREIGN KEY ([CaseNo]) REFERENCES [dbo].[tblEstate] ([CaseNo]);
ALTER TABLE [dbo].[tblClaim] ADD CONSTRAINT [FK_Claim_Creditor] FOREIGN KEY ([CreditorID]) REFERENCES [dbo].[tblCreditor] ([CreditorID]);
ALTER TABLE [dbo].[tblClaim] ADD CONSTRAINT [FK_Claim_Transferee] FOREIGN KEY ([TransferredToID]) REFERENCES [dbo].[tblCreditor] ([CreditorID]);
ALTER TABLE [dbo].[tblAsset] ADD CONSTRAINT [FK_Asset_Estate] FOREIGN KEY ([CaseNo]) REFERENCES [dbo].[tblEstate] ([CaseNo]);
ALTER TABLE [dbo].[tblDistribution] ADD CONSTRAINT [FK_Dist_Claim] FOREIGN KEY ([ClaimID]) REFERENCES [dbo].[tblClaim] ([ClaimID]);
