-- 猪场管理（老系统，注释不全）
CREATE TABLE zhushe (
  zs_id INTEGER PRIMARY KEY,
  zs_mc VARCHAR(30) NOT NULL,     -- 猪舍名称
  leixing VARCHAR(10) NOT NULL,   -- 产房/保育/育肥/配怀
  rongliang INTEGER NOT NULL,     -- 最多养多少头
  siyangyuan VARCHAR(20)          -- 饲养员
);
CREATE TABLE muzhu (
  erhao VARCHAR(12) PRIMARY KEY,  -- 耳号
  pinzhong VARCHAR(20) NOT NULL,  -- 品种
  chusheng DATE NOT NULL,
  taici INTEGER NOT NULL DEFAULT 0, -- 胎次
  zs_id INTEGER NOT NULL REFERENCES zhushe(zs_id),
  zhuangtai INTEGER NOT NULL DEFAULT 1, -- 1空怀 2怀孕 3哺乳 4淘汰
  muqin VARCHAR(12) REFERENCES muzhu(erhao) -- 母亲耳号，外购没有
);
CREATE TABLE peizhong (
  pz_id INTEGER PRIMARY KEY,
  erhao VARCHAR(12) NOT NULL REFERENCES muzhu(erhao),
  gongzhu VARCHAR(12) NOT NULL,   -- 公猪耳号
  pz_riqi DATE NOT NULL,
  fangshi VARCHAR(10) NOT NULL,   -- 人工/本交
  yujian INTEGER,                 -- 孕检 1阳 0阴，没检为空
  yuchan_riqi DATE                -- 预产期
);
CREATE TABLE fenmian (
  fm_id INTEGER PRIMARY KEY,
  erhao VARCHAR(12) NOT NULL REFERENCES muzhu(erhao),
  fm_riqi DATE NOT NULL,
  huozai INTEGER NOT NULL,        -- 活仔
  sitai INTEGER NOT NULL DEFAULT 0, -- 死胎
  wochong DECIMAL(6,2),           -- 窝重kg
  duannai_riqi DATE,              -- 断奶日期
  duannai_shu INTEGER             -- 断奶头数
);
CREATE TABLE yimiao (
  ym_id INTEGER PRIMARY KEY,
  zs_id INTEGER NOT NULL REFERENCES zhushe(zs_id),
  ym_mc VARCHAR(30) NOT NULL,     -- 疫苗
  mianyi_riqi DATE NOT NULL,
  toushu INTEGER NOT NULL,
  xiaci_riqi DATE,                -- 下次免疫
  caozuo VARCHAR(20)              -- 操作人
);
CREATE TABLE siliao (
  sl_id INTEGER PRIMARY KEY,
  zs_id INTEGER NOT NULL REFERENCES zhushe(zs_id),
  sl_mc VARCHAR(30) NOT NULL,     -- 料名
  gongjin DECIMAL(8,1) NOT NULL,
  danjia DECIMAL(6,2) NOT NULL,   -- 元/kg
  weiyang_riqi DATE NOT NULL
);
CREATE TABLE siwang (
  sw_id INTEGER PRIMARY KEY,
  zs_id INTEGER NOT NULL REFERENCES zhushe(zs_id),
  sw_riqi DATE NOT NULL,
  toushu INTEGER NOT NULL,
  yuanyin VARCHAR(100),           -- 原因，不明为空
  wuhaihua INTEGER NOT NULL DEFAULT 0  -- 无害化处理 0否 1是
);
CREATE TABLE xiaoshou (
  xs_id INTEGER PRIMARY KEY,
  kehu VARCHAR(40) NOT NULL,
  xs_riqi DATE NOT NULL,
  toushu INTEGER NOT NULL,
  zhongliang DECIMAL(10,1) NOT NULL,  -- 总重kg
  jiage DECIMAL(6,2) NOT NULL,        -- 元/kg
  yifu DECIMAL(12,2) NOT NULL DEFAULT 0, -- 已付
  jianyi_hao VARCHAR(30)              -- 检疫证号，没开为空
);
