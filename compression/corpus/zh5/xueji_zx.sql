CREATE TABLE nianji (
  njid INTEGER PRIMARY KEY,
  njmc TEXT NOT NULL,
  rxnf INTEGER NOT NULL
);
CREATE TABLE banji (
  bjid INTEGER PRIMARY KEY,
  bjmc TEXT NOT NULL,
  njid INTEGER NOT NULL REFERENCES nianji(njid),
  bzr TEXT,
  jiaoshi TEXT
);
CREATE TABLE xuesheng (
  xh TEXT PRIMARY KEY,
  xm TEXT NOT NULL,
  xb TEXT CHECK (xb IN ('男','女')),
  csrq DATE,
  mz TEXT DEFAULT '汉族',
  bjid INTEGER REFERENCES banji(bjid),
  zhuzhi TEXT,
  jhr TEXT,
  jhrdh TEXT,
  zhusu INTEGER NOT NULL DEFAULT 0,
  zt TEXT NOT NULL DEFAULT '在读' CHECK (zt IN ('在读','休学','转出','毕业'))
);
CREATE TABLE yidong (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  xh TEXT NOT NULL REFERENCES xuesheng(xh),
  ydlx TEXT NOT NULL,
  ydrq DATE NOT NULL,
  yuanyin TEXT,
  shenpiren TEXT
);
CREATE TABLE kemu (
  kmid INTEGER PRIMARY KEY,
  kmmc TEXT NOT NULL,
  manfen INTEGER NOT NULL DEFAULT 100
);
CREATE TABLE chengji (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  xh TEXT NOT NULL REFERENCES xuesheng(xh),
  kmid INTEGER NOT NULL REFERENCES kemu(kmid),
  xueqi TEXT NOT NULL,
  fenshu REAL,
  quekao INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE jiangcheng (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  xh TEXT NOT NULL REFERENCES xuesheng(xh),
  leixing TEXT NOT NULL CHECK (leixing IN ('奖励','处分')),
  mingcheng TEXT NOT NULL,
  riqi DATE NOT NULL,
  chexiao INTEGER NOT NULL DEFAULT 0
);
