/* 消毒供应中心追溯 (SQL Server) */
CREATE TABLE dbo.InstrumentPack (
  PackID INT IDENTITY(1,1) PRIMARY KEY,
  PackCode NVARCHAR(20) NOT NULL,        -- 包条码
  PackName NVARCHAR(50) NOT NULL,        -- 包名称
  DeptID INT NULL,                       -- 所属科室, 公用包为空
  PackType TINYINT NOT NULL,             -- 1手术包 2腔镜包 3敷料包 4外来器械
  PieceQty INT NOT NULL DEFAULT 1,       -- 件数
  Price DECIMAL(10,2) NULL,              -- 收费价
  IsActive BIT NOT NULL DEFAULT 1
);
GO
CREATE TABLE dbo.Dept (
  DeptID INT IDENTITY(1,1) PRIMARY KEY,
  DeptName NVARCHAR(30) NOT NULL,        -- 科室
  Building NVARCHAR(10) NULL             -- 楼栋
);
GO
CREATE TABLE dbo.Staff (
  StaffID INT PRIMARY KEY,
  StaffName NVARCHAR(20) NOT NULL,
  WorkArea NVARCHAR(10) NOT NULL,        -- 去污区/检查包装区/无菌区
  CertNo NVARCHAR(30) NULL               -- 上岗证号, 没考到为空
);
GO
CREATE TABLE dbo.Sterilizer (
  SterID INT PRIMARY KEY,
  SterName NVARCHAR(20) NOT NULL,
  Method CHAR(2) NOT NULL CHECK (Method IN ('ST','EO','HP')),  -- ST高温蒸汽 EO环氧乙烷 HP低温等离子
  BuyDate DATE NULL
);
GO
CREATE TABLE dbo.SterBatch (
  BatchID INT IDENTITY(1,1) PRIMARY KEY,
  SterID INT NOT NULL REFERENCES dbo.Sterilizer(SterID),
  BatchNo NVARCHAR(20) NOT NULL,
  StartAt DATETIME2 NOT NULL,
  EndAt DATETIME2 NULL,
  OperatorID INT NOT NULL REFERENCES dbo.Staff(StaffID),   -- 操作员
  CheckerID INT NULL REFERENCES dbo.Staff(StaffID),        -- 核对员
  BioResult CHAR(1) NULL CHECK (BioResult IN ('P','N')),   -- 生物监测 P阳性 N阴性, 未出结果为空
  ChemOk BIT NOT NULL DEFAULT 0                            -- 化学指示卡合格
);
GO
CREATE TABLE dbo.PackCycle (
  CycleID BIGINT IDENTITY(1,1) PRIMARY KEY,
  PackID INT NOT NULL REFERENCES dbo.InstrumentPack(PackID),
  BatchID INT NULL REFERENCES dbo.SterBatch(BatchID),
  WashedBy INT NOT NULL REFERENCES dbo.Staff(StaffID),
  PackedAt DATETIME2 NULL,
  ExpireOn DATE NULL,                    -- 无菌有效期
  IssuedAt DATETIME2 NULL,               -- 发放时间
  IssuedDeptID INT NULL REFERENCES dbo.Dept(DeptID),
  CycleStatus TINYINT NOT NULL DEFAULT 0 -- 0清洗 1包装 2灭菌 3待发 4已发放 5召回
);
GO
CREATE TABLE dbo.Defect (
  DefectID INT IDENTITY(1,1) PRIMARY KEY,
  CycleID BIGINT NOT NULL REFERENCES dbo.PackCycle(CycleID),
  DefectType NVARCHAR(20) NOT NULL,      -- 湿包/缺件/血渍/标签错误
  FoundAt DATETIME2 NOT NULL DEFAULT SYSDATETIME(),
  Remark NVARCHAR(200) NULL
);
GO
