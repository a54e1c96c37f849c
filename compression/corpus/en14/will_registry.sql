/* Probate registry: wills deposited, estates, executors, heirs. T-SQL */
CREATE TABLE [dbo].[persons] (
    [person_id]   INT IDENTITY(1,1) NOT NULL CONSTRAINT [pk_persons] PRIMARY KEY,
    [first_names] NVARCHAR(80) NOT NULL,
    [surname]     NVARCHAR(60) NOT NULL,
    [born]        DATE NULL,
    [died]        DATE NULL,
    [parish]      NVARCHAR(60) NULL
);
CREATE TABLE [dbo].[solicitors] (
    [sol_id]      INT IDENTITY(1,1) NOT NULL CONSTRAINT [pk_solicitors] PRIMARY KEY,
    [firm]        NVARCHAR(100) NOT NULL,
    [town]        NVARCHAR(60) NOT NULL,
    [struck_off]  BIT NOT NULL CONSTRAINT [df_sol] DEFAULT 0
);
CREATE TABLE [dbo].[wills] (
    [will_no]     VARCHAR(12) NOT NULL CONSTRAINT [pk_wills] PRIMARY KEY,
    [testator_id] INT NOT NULL REFERENCES [dbo].[persons] ([person_id]),
    [sol_id]      INT NULL REFERENCES [dbo].[solicitors] ([sol_id]),
    [replaces_no] VARCHAR(12) NULL REFERENCES [dbo].[wills] ([will_no]),
    [signed_on]   DATE NOT NULL,
    [lodged_on]   DATE NOT NULL,
    [form]        CHAR(1) NOT NULL CHECK ([form] IN ('H', 'T', 'N')), -- H handwritten, T typed, N notarial
    [state]       VARCHAR(10) NOT NULL DEFAULT 'held' CHECK ([state] IN ('held', 'opened', 'withdrawn', 'void'))
);
CREATE TABLE [dbo].[witnessing] (
    [will_no]     VARCHAR(12) NOT NULL REFERENCES [dbo].[wills] ([will_no]),
    [person_id]   INT NOT NULL REFERENCES [dbo].[persons] ([person_id]),
    PRIMARY KEY ([will_no], [person_id])
);
CREATE TABLE [dbo].[estates] (
    [estate_id]   INT IDENTITY(1,1) NOT NULL CONSTRAINT [pk_estates] PRIMARY KEY,
    [deceased_id] INT NOT NULL REFERENCES [dbo].[persons] ([person_id]),
    [will_no]     VARCHAR(12) NULL REFERENCES [dbo].[wills] ([will_no]), -- NULL: intestate
    [executor_id] INT NULL REFERENCES [dbo].[persons] ([person_id]),
    [applied_on]  DATE NOT NULL,
    [granted_on]  DATE NULL,
    [gross_value] DECIMAL(14, 2) NULL,
    [net_value]   DECIMAL(14, 2) NULL,
    [phase]       TINYINT NOT NULL DEFAULT 1 -- 1 applied, 2 granted, 3 distributed, 4 contested
);
CREATE TABLE [dbo].[assets] (
    [asset_id]    INT IDENTITY(1,1) NOT NULL CONSTRAINT [pk_assets] PRIMARY KEY,
    [estate_id]   INT NOT NULL REFERENCES [dbo].[estates] ([estate_id]),
    [kind]        VARCHAR(10) NOT NULL CHECK ([kind] IN ('land', 'account', 'shares', 'chattel')),
    [description] NVARCHAR(200) NOT NULL,
    [appraised]   DECIMAL(14, 2) NULL,
    [sold_on]     DATE NULL
);
CREATE TABLE [dbo].[bequests] (
    [bequest_id]  INT IDENTITY(1,1) NOT NULL CONSTRAINT [pk_bequests] PRIMARY KEY,
    [estate_id]   INT NOT NULL REFERENCES [dbo].[estates] ([estate_id]),
    [heir_id]     INT NOT NULL REFERENCES [dbo].[persons] ([person_id]),
    [asset_id]    INT NULL REFERENCES [dbo].[assets] ([asset_id]),
    [share_pct]   DECIMAL(5, 2) NULL,
    [disclaimed]  BIT NOT NULL DEFAULT 0,
    [paid_on]     DATE NULL
);
CREATE TABLE [dbo].[objections] (
    [objection_id] INT IDENTITY(1,1) NOT NULL CONSTRAINT [pk_obj] PRIMARY KEY,
    [estate_id]   INT NOT NULL REFERENCES [dbo].[estates] ([estate_id]),
    [raised_by]   INT NOT NULL REFERENCES [dbo].[persons] ([person_id]),
    [raised_on]   DATE NOT NULL,
    [ground]      NVARCHAR(120) NOT NULL,
    [outcome]     VARCHAR(10) NULL CHECK ([outcome] IN ('upheld', 'dismissed', 'withdrawn'))
);
GO
