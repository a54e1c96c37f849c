-- 报关行业务 SQL Server, PascalCase 英文 + 行尾注释
CREATE TABLE Consignee (ConsCode varchar(10) PRIMARY KEY, ConsName nvarchar(80) NOT NULL, CreditGrade char(2) NOT NULL DEFAULT 'B', Contact nvarchar(20) NULL);  -- 收发货人, CreditGrade: AA高级认证 A一般认证 B注册 C失信
GO
CREATE TABLE Declarant (DeclId int IDENTITY PRIMARY KEY, DeclName nvarchar(20) NOT NULL, CertNo varchar(20) NULL, LeftOn date NULL);
GO
CREATE TABLE Entry (
  EntryNo varchar(18) PRIMARY KEY,      -- 报关单号
  ConsCode varchar(10) NOT NULL REFERENCES Consignee(ConsCode),
  DeclId int NULL REFERENCES Declarant(DeclId), -- 报关员
  IEFlag char(1) NOT NULL,              -- 进出口 I进口 E出口
  TradeMode varchar(4) NOT NULL,        -- 监管方式 0110一般贸易 0214来料加工 0615进料加工
  Port nvarchar(20) NOT NULL,           -- 口岸
  Country nvarchar(20) NOT NULL,        -- 贸易国
  DeclDate date NOT NULL,               -- 申报日期
  ReleaseDate date NULL,                -- 放行日期
  EntryStatus tinyint NOT NULL DEFAULT 0, -- 0录入 1申报 2查验 3放行 4结关 9删单
  TotalUsd decimal(16,2) NOT NULL
);
GO
CREATE TABLE EntryGoods (
  EntryNo varchar(18) NOT NULL REFERENCES Entry(EntryNo),
  LineNum int NOT NULL,
  HsCode varchar(10) NOT NULL,          -- 税号
  GoodsName nvarchar(80) NOT NULL,      -- 品名
  Qty decimal(14,3) NOT NULL,
  Usd decimal(16,2) NOT NULL,           -- 货值美元
  DutyRate decimal(6,4) NOT NULL DEFAULT 0, -- 关税率
  PRIMARY KEY (EntryNo, LineNum)
);
GO
CREATE TABLE Tax (TaxId int IDENTITY PRIMARY KEY, EntryNo varchar(18) NOT NULL REFERENCES Entry(EntryNo), TaxType char(1) NOT NULL /* D关税 V增值税 C消费税 */, Amount decimal(14,2) NOT NULL, DueDate date NOT NULL, PaidDate date NULL);
GO
CREATE TABLE Inspection (InspId int IDENTITY PRIMARY KEY, EntryNo varchar(18) NOT NULL REFERENCES Entry(EntryNo), InspDate date NOT NULL, Result nvarchar(10) NULL /* 正常/异常 未出结果为空 */, Officer nvarchar(20) NOT NULL);
GO
