-- 检验科 LIS  SQL Server
CREATE TABLE dbo.TestItem (
  ItemCode varchar(10) NOT NULL PRIMARY KEY,
  ItemName nvarchar(40) NOT NULL,   -- 项目名称
  Unit nvarchar(12) NULL,
  RefLow decimal(10,3) NULL,        -- 参考下限
  RefHigh decimal(10,3) NULL,       -- 参考上限
  Fee decimal(8,2) NOT NULL,        -- 收费
  GroupName nvarchar(20) NOT NULL,  -- 生化/免疫/临检/微生物
  IsStop bit NOT NULL DEFAULT 0     -- 停用
);
GO
CREATE TABLE dbo.Instrument (
  InstID int IDENTITY(1,1) PRIMARY KEY,
  InstName nvarchar(40) NOT NULL,   -- 仪器名
  Model varchar(30) NULL,
  BuyDate date NULL,                -- 购入日期
  State tinyint NOT NULL DEFAULT 1  -- 1正常 2维修 3报废
);
GO
CREATE TABLE dbo.Sample (
  SampleNo varchar(20) NOT NULL PRIMARY KEY,  -- 样本号
  PatName nvarchar(30) NOT NULL,    -- 病人姓名
  Gender nchar(1) NULL,             -- 男/女
  Age int NULL,
  PatType tinyint NOT NULL,         -- 1门诊 2住院 3体检
  DeptName nvarchar(30) NULL,       -- 送检科室
  SampleType nvarchar(10) NOT NULL, -- 血清/全血/尿/粪/痰
  CollectTime datetime NULL,        -- 采集时间
  ReceiveTime datetime NULL,        -- 签收时间
  ReportTime datetime NULL,         -- 报告时间
  IsUrgent bit NOT NULL DEFAULT 0,  -- 加急
  RejectReason nvarchar(60) NULL    -- 拒收原因
);
GO
CREATE TABLE dbo.TestResult (
  ResultID bigint IDENTITY(1,1) PRIMARY KEY,
  SampleNo varchar(20) NOT NULL FOREIGN KEY REFERENCES dbo.Sample(SampleNo),
  ItemCode varchar(10) NOT NULL FOREIGN KEY REFERENCES dbo.TestItem(ItemCode),
  InstID int NULL FOREIGN KEY REFERENCES dbo.Instrument(InstID),
  ResultValue decimal(12,3) NULL,   -- 结果值
  Flag char(1) NULL,                -- H高 L低 N正常
  IsCritical bit NOT NULL DEFAULT 0,-- 危急值
  Tester nvarchar(20) NULL,         -- 检验者
  Auditor nvarchar(20) NULL,        -- 审核者，未审核为空
  TestTime datetime NOT NULL        -- 检测时间
);
GO
CREATE TABLE dbo.QCData (
  QCID bigint IDENTITY(1,1) PRIMARY KEY,
  InstID int NOT NULL FOREIGN KEY REFERENCES dbo.Instrument(InstID),
  ItemCode varchar(10) NOT NULL FOREIGN KEY REFERENCES dbo.TestItem(ItemCode),
  QCLevel tinyint NOT NULL,         -- 质控水平 1低 2中 3高
  QCValue decimal(12,3) NOT NULL,   -- 质控值
  TargetValue decimal(12,3) NOT NULL, -- 靶值
  QCDate date NOT NULL,
  InControl bit NOT NULL DEFAULT 1  -- 是否在控
);
GO
CREATE TABLE dbo.CriticalCall (
  CallID int IDENTITY(1,1) PRIMARY KEY,
  ResultID bigint NOT NULL FOREIGN KEY REFERENCES dbo.TestResult(ResultID),
  CallTime datetime NOT NULL,       -- 通知时间
  Receiver nvarchar(20) NOT NULL,   -- 接听人
  ConfirmTime datetime NULL         -- 临床确认时间
);
GO
