-- 会展中心展位管理 （SQL Server 2016，表前缀 T_，拼音首字母）
CREATE TABLE T_ZH (
  ZHID int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  ZHMC nvarchar(60) NOT NULL,
  KSRQ date NOT NULL,
  JSRQ date NOT NULL,
  ZBF nvarchar(60) NOT NULL,
  ZT tinyint NOT NULL DEFAULT 0
)
GO
EXEC sp_addextendedproperty 'MS_Description', N'展会名称', 'SCHEMA','dbo','TABLE','T_ZH','COLUMN','ZHMC'
GO
EXEC sp_addextendedproperty 'MS_Description', N'开始日期', 'SCHEMA','dbo','TABLE','T_ZH','COLUMN','KSRQ'
GO
EXEC sp_addextendedproperty 'MS_Description', N'结束日期', 'SCHEMA','dbo','TABLE','T_ZH','COLUMN','JSRQ'
GO
EXEC sp_addextendedproperty 'MS_Description', N'主办方', 'SCHEMA','dbo','TABLE','T_ZH','COLUMN','ZBF'
GO
EXEC sp_addextendedproperty 'MS_Description', N'状态 0筹备 1招展 2进行 3结束 4取消', 'SCHEMA','dbo','TABLE','T_ZH','COLUMN','ZT'
GO
CREATE TABLE T_ZG (
  ZGID int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  ZGMC nvarchar(20) NOT NULL, -- 展馆名称
  MJ decimal(10,2) NOT NULL, -- 面积
  LC int NOT NULL DEFAULT 1 -- 楼层
)
GO
CREATE TABLE T_ZW (
  ZWID int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  ZHID int NOT NULL, -- 展会
  ZGID int NOT NULL, -- 展馆
  ZWH nvarchar(10) NOT NULL, -- 展位号
  LX char(1) NOT NULL, -- 类型 B标展 G光地
  MJ decimal(8,2) NOT NULL, -- 展位面积
  DJ decimal(10,2) NOT NULL, -- 单价 元/㎡
  ZSID int NULL -- 展商, 未售为空
)
GO
CREATE TABLE T_ZS (
  ZSID int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  ZSMC nvarchar(80) NOT NULL, -- 展商名称
  GJ nvarchar(20) NOT NULL DEFAULT N'中国', -- 国家
  LXR nvarchar(20) NULL, -- 联系人
  DH nvarchar(20) NULL -- 电话
)
GO
CREATE TABLE T_HT (
  HTH nvarchar(20) NOT NULL PRIMARY KEY, -- 合同号
  ZSID int NOT NULL, -- 展商
  ZHID int NOT NULL, -- 展会
  JE decimal(12,2) NOT NULL, -- 合同金额
  YSJE decimal(12,2) NOT NULL DEFAULT 0, -- 已收金额
  QDRQ date NOT NULL, -- 签订日期
  XSY nvarchar(20) NOT NULL -- 销售员
)
GO
CREATE TABLE T_TZ (
  TZID int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  ZWID int NOT NULL, -- 展位
  TZDW nvarchar(60) NOT NULL, -- 特装搭建单位
  SHBZ bit NOT NULL DEFAULT 0, -- 图纸审核 0未过 1通过
  YJ decimal(10,2) NOT NULL DEFAULT 0, -- 施工押金
  TYJ date NULL -- 退押金日期
)
GO
CREATE TABLE T_GZ (
  GZID int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  ZHID int NOT NULL, -- 展会
  XM nvarchar(20) NOT NULL, -- 观众姓名
  SJ nvarchar(11) NOT NULL, -- 手机
  DWMC nvarchar(60) NULL, -- 单位
  DJSJ datetime NOT NULL DEFAULT GETDATE(), -- 登记时间
  RCSJ datetime NULL -- 入场时间
)
GO
