-- 水产养殖场台账（SQLite）
CREATE TABLE yz_tk (
  tkh TEXT PRIMARY KEY,             -- 塘口号
  mj REAL NOT NULL,                 -- 面积(亩)
  ss REAL,                          -- 水深(米)
  fzr INTEGER REFERENCES yz_ry(id), -- 负责人
  yt TEXT NOT NULL CHECK (yt IN ('育苗','养成','暂养','空闲')) -- 用途
);
CREATE TABLE yz_ry (
  id INTEGER PRIMARY KEY,
  xm TEXT NOT NULL,                 -- 姓名
  gz TEXT NOT NULL,                 -- 工种: 技术员/投喂工/看塘
  dh TEXT                           -- 电话
);
CREATE TABLE yz_pz (
  pzdm TEXT PRIMARY KEY,            -- 品种代码
  pzmc TEXT NOT NULL,               -- 品种名称
  zzq INTEGER NOT NULL              -- 生长期(天)
);
CREATE TABLE yz_pc (
  pch TEXT PRIMARY KEY,             -- 批次号
  tkh TEXT NOT NULL REFERENCES yz_tk(tkh),
  pzdm TEXT NOT NULL REFERENCES yz_pz(pzdm),
  tmrq DATE NOT NULL,               -- 投苗日期
  tms INTEGER NOT NULL,             -- 投苗数(尾)
  mzly TEXT,                        -- 苗种来源, 自繁为空
  csrq DATE                         -- 出塘日期, 在养为空
);
CREATE TABLE yz_tw (
  id INTEGER PRIMARY KEY,
  pch TEXT NOT NULL REFERENCES yz_pc(pch),
  twr INTEGER NOT NULL REFERENCES yz_ry(id), -- 投喂人
  twsj DATETIME NOT NULL,               -- 投喂时间
  slmc TEXT NOT NULL,               -- 饲料名称
  zl REAL NOT NULL                  -- 重量kg
);
CREATE TABLE yz_sz (
  id INTEGER PRIMARY KEY,
  tkh TEXT NOT NULL REFERENCES yz_tk(tkh),
  cysj DATETIME NOT NULL,               -- 采样时间
  ph REAL,
  rjy REAL,                         -- 溶解氧mg/L
  ad REAL,                          -- 氨氮mg/L
  sw REAL                           -- 水温
);
CREATE TABLE yz_yy (
  id INTEGER PRIMARY KEY,
  pch TEXT NOT NULL REFERENCES yz_pc(pch),
  ypmc TEXT NOT NULL,               -- 药品名称
  yyrq DATE NOT NULL,               -- 用药日期
  xyq INTEGER NOT NULL DEFAULT 0,   -- 休药期(天)
  kfr INTEGER REFERENCES yz_ry(id)  -- 开方人
);
CREATE TABLE yz_xs (
  xsdh TEXT PRIMARY KEY,            -- 销售单号
  pch TEXT NOT NULL REFERENCES yz_pc(pch),
  kh TEXT NOT NULL,                 -- 客户
  zl REAL NOT NULL,                 -- 重量kg
  dj REAL NOT NULL,                 -- 单价
  xsrq DATE NOT NULL,               -- 销售日期
  skzt INTEGER NOT NULL DEFAULT 0   -- 收款 0未收 1部分 2已收
);
