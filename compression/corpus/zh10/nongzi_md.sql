IF OBJECT_ID('dbo.nz_md', 'U') IS NOT NULL DROP TABLE dbo.nz_md;
GO
CREATE TABLE dbo.nz_md (
  mdid INT NOT NULL PRIMARY KEY,      -- 门店ID
  mdmc NVARCHAR(40) NOT NULL,         -- 门店名称
  xz NVARCHAR(20) NOT NULL,           -- 所在乡镇
  dz NVARCHAR(20) NULL,               -- 店长
  jyxkdq DATE NOT NULL                -- 农药经营许可到期日
);
GO
CREATE TABLE dbo.nz_gys (
  gysid INT NOT NULL PRIMARY KEY,     -- 供应商ID
  gysmc NVARCHAR(60) NOT NULL,        -- 供应商名称
  zqts INT NOT NULL DEFAULT 0         -- 账期天数, 0现结
);
GO
CREATE TABLE dbo.nz_sp (
  spbm VARCHAR(16) NOT NULL PRIMARY KEY, -- 商品编码
  spmc NVARCHAR(60) NOT NULL,         -- 商品名称
  lb CHAR(1) NOT NULL,                -- 类别 N农药 F化肥 Z种子 M农膜
  djzh VARCHAR(20) NULL,              -- 登记证号, 非农药为空
  gd TINYINT NOT NULL DEFAULT 0,      -- 高毒限用 1是 0否
  lsj DECIMAL(10,2) NOT NULL,         -- 零售价
  gysid INT NOT NULL REFERENCES dbo.nz_gys(gysid)
);
GO
CREATE TABLE dbo.nz_nh (
  nhid INT NOT NULL PRIMARY KEY,      -- 农户ID
  nhxm NVARCHAR(20) NOT NULL,         -- 农户姓名
  sfz VARCHAR(18) NULL,               -- 身份证号
  cun NVARCHAR(30) NOT NULL,          -- 村
  mj DECIMAL(8,2) NULL,               -- 种植面积(亩)
  sxed DECIMAL(10,2) NOT NULL DEFAULT 0, -- 赊销额度
  jsr INT NULL REFERENCES dbo.nz_nh(nhid) -- 介绍人
);
GO
CREATE TABLE dbo.nz_xs (
  xsdh VARCHAR(20) NOT NULL PRIMARY KEY, -- 销售单号
  mdid INT NOT NULL REFERENCES dbo.nz_md(mdid),
  nhid INT NULL REFERENCES dbo.nz_nh(nhid), -- 农户, 零散客为空
  dbr INT NULL REFERENCES dbo.nz_nh(nhid),  -- 赊账担保人
  je DECIMAL(12,2) NOT NULL,          -- 金额
  fkfs CHAR(1) NOT NULL,              -- 付款方式 X现金 W微信 S赊账
  xssj DATETIME2 NOT NULL,            -- 销售时间
  hkrq DATE NULL                      -- 还款日期, 赊账未还为空
);
GO
CREATE TABLE dbo.nz_xsmx (
  mxid BIGINT IDENTITY PRIMARY KEY,
  xsdh VARCHAR(20) NOT NULL REFERENCES dbo.nz_xs(xsdh),
  spbm VARCHAR(16) NOT NULL REFERENCES dbo.nz_sp(spbm),
  sl DECIMAL(10,2) NOT NULL,          -- 数量
  dj DECIMAL(10,2) NOT NULL           -- 单价
);
GO
CREATE TABLE dbo.nz_kc (
  mdid INT NOT NULL REFERENCES dbo.nz_md(mdid),
  spbm VARCHAR(16) NOT NULL REFERENCES dbo.nz_sp(spbm),
  ph VARCHAR(20) NOT NULL,            -- 批号
  sl DECIMAL(10,2) NOT NULL,          -- 库存数量
  yxq DATE NULL,                      -- 有效期至
  PRIMARY KEY (mdid, spbm, ph)
);
GO
