-- 总账 GL (用友式命名) SQL Server 2012
CREATE TABLE [dbo].[code](
  [ccode] [nvarchar](15) NOT NULL,     -- 科目编码
  [ccode_name] [nvarchar](40) NOT NULL,-- 科目名称
  [cclass] [nvarchar](10) NOT NULL,    -- 科目类型 资产/负债/权益/成本/损益
  [bproperty] [bit] NOT NULL,          -- 余额方向 1借 0贷
  [igrade] [tinyint] NOT NULL,         -- 级次
  [bend] [bit] NOT NULL DEFAULT 1,     -- 是否末级
  CONSTRAINT [PK_code] PRIMARY KEY CLUSTERED ([ccode] ASC)
)
GO
CREATE TABLE [dbo].[Department](
  [cDepCode] [nvarchar](12) NOT NULL PRIMARY KEY, -- 部门编码
  [cDepName] [nvarchar](40) NOT NULL,  -- 部门名称
  [cDepPerson] [nvarchar](20) NULL     -- 负责人
)
GO
CREATE TABLE [dbo].[Customer](
  [cCusCode] [nvarchar](20) NOT NULL PRIMARY KEY, -- 客户编码
  [cCusName] [nvarchar](80) NOT NULL,  -- 客户名称
  [cCusAbbName] [nvarchar](40) NULL,   -- 简称
  [iCusCreLine] [decimal](14,2) NULL,  -- 信用额度
  [bLicence] [bit] NOT NULL DEFAULT 0
)
GO
CREATE TABLE [dbo].[GL_accvouch](
  [i_id] [int] IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [iperiod] [tinyint] NOT NULL,        -- 会计期间
  [iyear] [smallint] NOT NULL,         -- 会计年度
  [csign] [nvarchar](4) NOT NULL,      -- 凭证字 收/付/转/记
  [ino_id] [int] NOT NULL,             -- 凭证号
  [inid] [int] NOT NULL,               -- 行号
  [dbill_date] [date] NOT NULL,        -- 制单日期
  [cbill] [nvarchar](20) NOT NULL,     -- 制单人
  [ccheck] [nvarchar](20) NULL,        -- 审核人
  [cbook] [nvarchar](20) NULL,         -- 记账人
  [cdigest] [nvarchar](120) NULL,      -- 摘要
  [ccode] [nvarchar](15) NOT NULL,     -- 科目
  [md] [decimal](16,2) NOT NULL DEFAULT 0, -- 借方金额
  [mc] [decimal](16,2) NOT NULL DEFAULT 0, -- 贷方金额
  [cdept_id] [nvarchar](12) NULL,      -- 部门核算
  [ccus_id] [nvarchar](20) NULL,       -- 客户核算
  [iflag] [tinyint] NOT NULL DEFAULT 0 -- 0有效 1作废
)
GO
ALTER TABLE [dbo].[GL_accvouch] ADD FOREIGN KEY ([ccode]) REFERENCES [dbo].[code]([ccode])
GO
ALTER TABLE [dbo].[GL_accvouch] ADD FOREIGN KEY ([cdept_id]) REFERENCES [dbo].[Department]([cDepCode])
GO
ALTER TABLE [dbo].[GL_accvouch] ADD FOREIGN KEY ([ccus_id]) REFERENCES [dbo].[Customer]([cCusCode])
GO
CREATE TABLE [dbo].[GL_accsum](
  [ccode] [nvarchar](15) NOT NULL REFERENCES [dbo].[code]([ccode]),
  [iyear] [smallint] NOT NULL,
  [iperiod] [tinyint] NOT NULL,
  [mb] [decimal](16,2) NOT NULL,       -- 期初余额
  [md] [decimal](16,2) NOT NULL,       -- 本期借方
  [mc] [decimal](16,2) NOT NULL,       -- 本期贷方
  [me] [decimal](16,2) NOT NULL,       -- 期末余额
  PRIMARY KEY ([ccode], [iyear], [iperiod])
)
GO
CREATE TABLE [dbo].[GL_budget](
  [cDepCode] [nvarchar](12) NOT NULL REFERENCES [dbo].[Department]([cDepCode]),
  [ccode] [nvarchar](15) NOT NULL REFERENCES [dbo].[code]([ccode]),
  [iyear] [smallint] NOT NULL,
  [amt] [decimal](16,2) NOT NULL,      -- 预算金额
  PRIMARY KEY ([cDepCode],[ccode],[iyear])
)
GO
