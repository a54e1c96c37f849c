-- 碳排放 MRV 平台（SQL Server，英文字段 + 中文注释）
CREATE TABLE Enterprise (
  EntId       INT IDENTITY PRIMARY KEY,
  EntName     NVARCHAR(80) NOT NULL,           -- 企业名称
  Industry    NVARCHAR(20) NOT NULL,           -- 行业 电力/钢铁/水泥/化工/造纸
  Province    NVARCHAR(20) NOT NULL,
  KeyEmitter  BIT NOT NULL DEFAULT 0,          -- 重点排放单位
  ParentId    INT NULL REFERENCES Enterprise(EntId) -- 集团
);
CREATE TABLE Facility (
  FacId       INT IDENTITY PRIMARY KEY,
  EntId       INT NOT NULL REFERENCES Enterprise(EntId),
  FacName     NVARCHAR(60) NOT NULL,           -- 设施
  CapacityMW  DECIMAL(10,2) NULL,              -- 装机, 非电力为空
  CommissionOn DATE NOT NULL,                  -- 投产
  RetiredOn   DATE NULL                        -- 关停
);
CREATE TABLE Fuel (
  FuelCode    VARCHAR(10) PRIMARY KEY,
  FuelName    NVARCHAR(20) NOT NULL,           -- 燃料 烟煤/无烟煤/天然气/柴油
  Unit        NVARCHAR(6) NOT NULL,
  DefaultEf   DECIMAL(10,5) NOT NULL           -- 缺省排放因子 tCO2/单位
);
CREATE TABLE FuelUse (
  UseId       BIGINT IDENTITY PRIMARY KEY,
  FacId       INT NOT NULL REFERENCES Facility(FacId),
  FuelCode    VARCHAR(10) NOT NULL REFERENCES Fuel(FuelCode),
  Ym          CHAR(7) NOT NULL,                -- 2024-05
  Qty         DECIMAL(14,3) NOT NULL,          -- 消耗量
  MeasuredEf  DECIMAL(10,5) NULL,              -- 实测因子, 没测为空
  Evidence    NVARCHAR(200) NULL               -- 凭证
);
CREATE TABLE EmissionReport (
  ReportId    INT IDENTITY PRIMARY KEY,
  EntId       INT NOT NULL REFERENCES Enterprise(EntId),
  RptYear     SMALLINT NOT NULL,
  Scope1      DECIMAL(14,2) NOT NULL,          -- 直接排放 tCO2
  Scope2      DECIMAL(14,2) NOT NULL DEFAULT 0,-- 间接排放
  Output      DECIMAL(16,2) NULL,              -- 产量
  Status      TINYINT NOT NULL DEFAULT 0,      -- 0草稿 1已提交 2核查中 3通过 4退回
  SubmittedAt DATETIME NULL,
  Deadline    DATE NOT NULL
);
CREATE TABLE Verification (
  VerId       INT IDENTITY PRIMARY KEY,
  ReportId    INT NOT NULL REFERENCES EmissionReport(ReportId),
  Verifier    NVARCHAR(60) NOT NULL,           -- 核查机构
  VisitOn     DATE NULL,                       -- 现场核查, 没去为空
  VerifiedTotal DECIMAL(14,2) NULL,            -- 核定总量
  Findings    INT NOT NULL DEFAULT 0,          -- 不符合项数
  ClosedOn    DATE NULL
);
CREATE TABLE Allowance (
  EntId       INT NOT NULL REFERENCES Enterprise(EntId),
  AllowYear   SMALLINT NOT NULL,
  Granted     DECIMAL(14,2) NOT NULL,          -- 发放配额
  Surrendered DECIMAL(14,2) NOT NULL DEFAULT 0,-- 已清缴
  PRIMARY KEY (EntId, AllowYear)
);
CREATE TABLE Trade (
  TradeId     BIGINT IDENTITY PRIMARY KEY,
  SellerId    INT NOT NULL REFERENCES Enterprise(EntId),
  BuyerId     INT NOT NULL REFERENCES Enterprise(EntId),
  TradeOn     DATE NOT NULL,
  Qty         DECIMAL(14,2) NOT NULL,          -- 吨
  Price       DECIMAL(8,2) NOT NULL,           -- 元/吨
  Kind        CHAR(1) NOT NULL                 -- L挂牌 B大宗 A拍卖
);
CREATE TABLE PriceBand (
  Band        NVARCHAR(10) PRIMARY KEY,        -- 低/中/高
  Lo          DECIMAL(8,2) NOT NULL,
  Hi          DECIMAL(8,2) NOT NULL
);
