-- 中药饮片炮制厂 生产与质检 (SQLite)
CREATE TABLE yaocai (
  yc_id INTEGER PRIMARY KEY,
  yc_mc TEXT NOT NULL,        -- 药材名称
  ydcd TEXT NOT NULL,         -- 原道地产地
  guizhong INTEGER NOT NULL DEFAULT 0,  -- 贵重药材 1是
  duxing TEXT NOT NULL DEFAULT '无' CHECK (duxing IN ('无','小毒','有毒','大毒'))  -- 毒性
);
CREATE TABLE gongyingshang (
  gys_id INTEGER PRIMARY KEY,
  gys_mc TEXT NOT NULL,       -- 供应商名称
  shengfen TEXT NOT NULL,     -- 省份
  zizhi_dq DATE NOT NULL      -- 资质到期
);
CREATE TABLE jinhuo (
  pihao TEXT PRIMARY KEY,     -- 原料批号
  yc_id INTEGER NOT NULL REFERENCES yaocai(yc_id),
  gys_id INTEGER NOT NULL REFERENCES gongyingshang(gys_id),
  zhongliang REAL NOT NULL,   -- 重量kg
  danjia REAL NOT NULL,       -- 单价 元/kg
  daohuo_rq DATE NOT NULL,    -- 到货日期
  yanshou TEXT CHECK (yanshou IN ('合格','拒收'))  -- 验收结论,未验为空
);
CREATE TABLE shifu (
  sf_id INTEGER PRIMARY KEY,
  xm TEXT NOT NULL,           -- 姓名
  zhicheng TEXT,              -- 职称
  ruzhi DATE NOT NULL         -- 入职
);
CREATE TABLE paozhi (
  sc_pihao TEXT PRIMARY KEY,  -- 生产批号
  pihao TEXT NOT NULL REFERENCES jinhuo(pihao),
  fangfa TEXT NOT NULL,       -- 炮制方法 净制/切制/炒/蒸/酒炙/蜜炙/煅
  sf_id INTEGER NOT NULL REFERENCES shifu(sf_id),      -- 主操
  fuhe_id INTEGER REFERENCES shifu(sf_id),             -- 复核
  kaishi DATETIME NOT NULL,   -- 开始
  wancheng DATETIME,          -- 完成
  touliao REAL NOT NULL,      -- 投料kg
  chanchu REAL                -- 产出kg
);
CREATE TABLE zhijian (
  zj_id INTEGER PRIMARY KEY,
  sc_pihao TEXT NOT NULL REFERENCES paozhi(sc_pihao),
  xiangmu TEXT NOT NULL,      -- 项目 性状/水分/灰分/二氧化硫/重金属
  zhi REAL,                   -- 检测值
  hege INTEGER NOT NULL,      -- 1合格 0不合格
  jianyan_rq DATE NOT NULL    -- 检验日期
);
CREATE TABLE fahuo (
  fh_dh TEXT PRIMARY KEY,     -- 发货单号
  sc_pihao TEXT NOT NULL REFERENCES paozhi(sc_pihao),
  yiyuan TEXT NOT NULL,       -- 收货医院
  shuliang REAL NOT NULL,     -- 数量kg
  fahuo_rq DATE NOT NULL,     -- 发货日期
  qianshou_rq DATE            -- 签收日期
);
