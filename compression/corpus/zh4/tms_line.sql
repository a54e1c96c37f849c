/* TMS 干线调度 SQL Server 2016 */
CREATE TABLE dbo.Site (
  SiteCode varchar(10) NOT NULL CONSTRAINT PK_Site PRIMARY KEY,
  SiteName nvarchar(50) NOT NULL,      -- 网点名称
  SiteType tinyint NOT NULL,           -- 1=分拨中心 2=集散点 3=末端网点
  City nvarchar(20) NOT NULL,
  Manager nvarchar(20) NULL,
  Closed bit NOT NULL DEFAULT 0        -- 是否停用
)
GO
CREATE TABLE dbo.Carrier (
  CarrierId int IDENTITY(1,1) PRIMARY KEY,
  CarrierName nvarchar(60) NOT NULL,   -- 承运商
  Grade char(1) NULL,                  -- 评级 A/B/C, 新承运商为 NULL
  SettleDays int NOT NULL DEFAULT 30   -- 账期(天)
)
GO
CREATE TABLE dbo.Truck (
  PlateNo nvarchar(10) NOT NULL PRIMARY KEY,
  CarrierId int NOT NULL REFERENCES dbo.Carrier(CarrierId),
  LengthM decimal(4,1) NOT NULL,       -- 车长 4.2 / 6.8 / 9.6 / 13.5 / 17.5
  LoadTon decimal(5,1) NOT NULL,       -- 核载(吨)
  GpsNo varchar(20) NULL,
  InsureExpire date NOT NULL,          -- 保险到期
  TruckStatus varchar(8) NOT NULL DEFAULT 'IDLE' CHECK (TruckStatus IN ('IDLE','RUN','REPAIR','OUT'))  -- 空闲/在途/维修/退出
)
GO
CREATE TABLE dbo.Driver (
  DriverId int IDENTITY PRIMARY KEY,
  DriverName nvarchar(20) NOT NULL,
  Mobile varchar(11) NOT NULL,
  LicenseType varchar(4) NOT NULL,     -- A2 B2 C1
  CarrierId int NOT NULL REFERENCES dbo.Carrier(CarrierId),
  BirthDate date NULL
)
GO
CREATE TABLE dbo.Line (
  LineCode varchar(20) NOT NULL PRIMARY KEY,
  FromSite varchar(10) NOT NULL REFERENCES dbo.Site(SiteCode),
  ToSite varchar(10) NOT NULL REFERENCES dbo.Site(SiteCode),
  Km int NOT NULL,
  StdHours decimal(5,1) NOT NULL,      -- 标准时效(小时)
  BasePrice decimal(10,2) NOT NULL     -- 基准运价
)
GO
CREATE TABLE dbo.Dispatch (
  DispatchNo varchar(20) NOT NULL PRIMARY KEY,
  LineCode varchar(20) NOT NULL REFERENCES dbo.Line(LineCode),
  PlateNo nvarchar(10) NULL REFERENCES dbo.Truck(PlateNo),  -- 未派车为空
  DriverId int NULL REFERENCES dbo.Driver(DriverId),
  PlanDepart datetime NOT NULL,        -- 计划发车
  RealDepart datetime NULL,
  RealArrive datetime NULL,
  Status tinyint NOT NULL DEFAULT 0,   -- 0待派车 1已派车 2在途 3已到达 9取消
  Freight decimal(10,2) NULL,          -- 结算运费
  Paid bit NOT NULL DEFAULT 0,         -- 运费已付?
  LoadVolume decimal(6,1) NULL,        -- 装载方数
  Remark nvarchar(200) NULL
)
GO
CREATE TABLE dbo.Waybill (
  WaybillNo varchar(20) NOT NULL PRIMARY KEY,
  DispatchNo varchar(20) NULL REFERENCES dbo.Dispatch(DispatchNo),
  Shipper nvarchar(50) NOT NULL,       -- 发货人
  Goods nvarchar(50) NULL,
  Pieces int NOT NULL,
  WeightKg decimal(10,2) NOT NULL,
  Cod decimal(10,2) NOT NULL DEFAULT 0,-- 代收货款
  CreateTime datetime NOT NULL,
  SignTime datetime NULL               -- 签收
)
GO
CREATE TABLE dbo.Incident (
  IncidentId int IDENTITY PRIMARY KEY,
  DispatchNo varchar(20) NOT NULL REFERENCES dbo.Dispatch(DispatchNo),
  Kind varchar(10) NOT NULL CHECK (Kind IN ('DELAY','DAMAGE','LOST','ACCIDENT')), -- 晚点/破损/丢失/事故
  Fine decimal(10,2) NOT NULL DEFAULT 0, -- 罚款
  HappenTime datetime NOT NULL,
  CloseTime datetime NULL
)
GO
