-- 教务选课 sqlite
PRAGMA foreign_keys = ON;
CREATE TABLE xueyuan (
  xy_id INTEGER PRIMARY KEY,
  xy_mingcheng TEXT NOT NULL UNIQUE,
  yuanzhang TEXT
);
CREATE TABLE jiaoshi (
  gonghao TEXT PRIMARY KEY,
  xingming TEXT NOT NULL,
  zhicheng TEXT CHECK (zhicheng IN ('教授','副教授','讲师','助教')),
  xy_id INTEGER NOT NULL REFERENCES xueyuan (xy_id),
  ruzhi_riqi DATE NOT NULL,
  yuexin REAL NOT NULL,   -- 月薪
  jintie REAL             -- 津贴，没有为空
);
CREATE TABLE xuesheng (
  xuehao TEXT PRIMARY KEY,
  xingming TEXT NOT NULL,
  xingbie TEXT NOT NULL CHECK (xingbie IN ('男','女')),
  chusheng DATE,
  banji TEXT NOT NULL,
  xy_id INTEGER NOT NULL REFERENCES xueyuan (xy_id),
  jiguan TEXT,
  daoshi TEXT REFERENCES jiaoshi (gonghao),  -- 导师
  zhuangtai INTEGER NOT NULL DEFAULT 1       -- 学籍状态 1在读 2休学 3退学 4毕业
);
CREATE TABLE kecheng (
  kch TEXT PRIMARY KEY,          -- 课程号
  kcm TEXT NOT NULL,             -- 课程名
  xuefen REAL NOT NULL,          -- 学分
  xueshi INTEGER NOT NULL,       -- 学时
  leixing TEXT NOT NULL CHECK (leixing IN ('必修','选修','公选')),
  xianxiu TEXT REFERENCES kecheng (kch)      -- 先修课
);
CREATE TABLE kaike (
  kk_id INTEGER PRIMARY KEY,
  kch TEXT NOT NULL REFERENCES kecheng (kch),
  gonghao TEXT NOT NULL REFERENCES jiaoshi (gonghao),
  xueqi TEXT NOT NULL,           -- 学期，如 2024-1
  jiaoshi_hao TEXT,              -- 上课教室，网课为空
  rongliang INTEGER NOT NULL,    -- 容量
  kaoshi_riqi DATE               -- 考试日期
);
CREATE TABLE xuanke (
  xuehao TEXT NOT NULL REFERENCES xuesheng (xuehao),
  kk_id INTEGER NOT NULL REFERENCES kaike (kk_id),
  xk_shijian DATETIME NOT NULL,
  pingshi REAL,                  -- 平时成绩
  qimo REAL,                     -- 期末成绩
  zongping REAL,                 -- 总评，未登分为空
  tuixuan INTEGER NOT NULL DEFAULT 0,  -- 1=已退选 0=正常
  PRIMARY KEY (xuehao, kk_id)
);
CREATE TABLE dengji (
  dj TEXT PRIMARY KEY,
  zuidi REAL NOT NULL,
  zuigao REAL NOT NULL
);
CREATE TABLE jiangxuejin (
  jx_id INTEGER PRIMARY KEY,
  xuehao TEXT NOT NULL REFERENCES xuesheng (xuehao),
  mingcheng TEXT NOT NULL,
  jine REAL NOT NULL,
  banfa_riqi DATE NOT NULL
);
