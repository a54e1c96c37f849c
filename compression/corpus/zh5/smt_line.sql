-- SMT 产线追溯 (SQL Server, Pascal)
CREATE TABLE ProdLine (LineCode varchar(10) PRIMARY KEY, LineName nvarchar(30) NOT NULL, Workshop nvarchar(20) NOT NULL, IsRun bit NOT NULL DEFAULT 1);
GO
CREATE TABLE WorkOrder (
  WoNo varchar(20) PRIMARY KEY,          -- 工单号
  ModelCode varchar(30) NOT NULL,        -- 机种
  LineCode varchar(10) NULL REFERENCES ProdLine(LineCode), -- 线别，未排线为空
  PlanQty int NOT NULL,                  -- 计划数
  DoneQty int NOT NULL DEFAULT 0,        -- 完成数
  PlanDate date NOT NULL,                -- 计划日期
  CloseTime datetime NULL,               -- 关单时间
  WoStatus tinyint NOT NULL DEFAULT 0    -- 0未投 1在线 2完工 3挂起
);
GO
CREATE TABLE PcbSn (
  Sn varchar(40) PRIMARY KEY,            -- 条码
  WoNo varchar(20) NOT NULL REFERENCES WorkOrder(WoNo),
  PanelNo varchar(30) NULL,              -- 拼板号
  InTime datetime NOT NULL,              -- 投板时间
  OutTime datetime NULL,                 -- 下线时间
  Scrap bit NOT NULL DEFAULT 0           -- 报废
);
GO
CREATE TABLE TestLog (
  LogId bigint IDENTITY PRIMARY KEY,
  Sn varchar(40) NOT NULL REFERENCES PcbSn(Sn),
  Station varchar(10) NOT NULL,          -- 站点 SPI/AOI/ICT/FCT
  Result char(4) NOT NULL,               -- PASS/FAIL
  DefectCode varchar(10) NULL,           -- 不良代码
  Inspector nvarchar(20) NULL,           -- 检验员
  TestTime datetime NOT NULL             -- 测试时间
);
GO
CREATE TABLE Defect (DefectCode varchar(10) PRIMARY KEY, DefectName nvarchar(30) NOT NULL, Severity tinyint NOT NULL /* 1轻微 2主要 3致命 */);
GO
CREATE TABLE ReelLoad (
  LoadId bigint IDENTITY PRIMARY KEY,
  LineCode varchar(10) NOT NULL REFERENCES ProdLine(LineCode),
  SlotNo varchar(8) NOT NULL,            -- 站位
  PartNo varchar(30) NOT NULL,           -- 料号
  ReelQty int NOT NULL,                  -- 盘数量
  LoadTime datetime NOT NULL,            -- 上料时间
  Operator nvarchar(20) NOT NULL         -- 上料员
);
GO
