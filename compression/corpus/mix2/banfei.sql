-- 班费小账本 sqlite 生活委员自己写的
CREATE TABLE stu (
  sno TEXT PRIMARY KEY,          -- 学号
  sname TEXT NOT NULL,           -- 姓名
  sex TEXT CHECK (sex IN ('男','女')),
  dorm TEXT,                     -- 寝室号
  duty TEXT,                     -- 职务，没有就空：班长/学委/生活委员...
  dorm_head TEXT REFERENCES stu(sno),   -- 寝室长学号
  poor INTEGER NOT NULL DEFAULT 0,      -- 是否贫困生 1是0否
  birthday DATE
);
CREATE TABLE shoufei (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  fname TEXT NOT NULL,           -- 收费名目
  per_amt REAL NOT NULL,         -- 每人应交
  start_day DATE NOT NULL,       -- 开始收的日期
  deadline DATE                  -- 截止日期
);
CREATE TABLE jiaofei (
  jid INTEGER PRIMARY KEY AUTOINCREMENT,
  fid INTEGER NOT NULL REFERENCES shoufei(fid),
  sno TEXT NOT NULL REFERENCES stu(sno),
  amt REAL NOT NULL,             -- 实交
  way TEXT NOT NULL,             -- 方式 微信/支付宝/现金
  pay_at DATETIME NOT NULL       -- 交钱时间
);
CREATE TABLE zhichu (
  zid INTEGER PRIMARY KEY AUTOINCREMENT,
  item TEXT NOT NULL,            -- 买了什么
  kind TEXT NOT NULL,            -- 类别 活动/办公/水电/慰问
  price REAL NOT NULL,           -- 单价
  num INTEGER NOT NULL DEFAULT 1,-- 数量
  day DATE NOT NULL,             -- 支出日期
  who TEXT NOT NULL REFERENCES stu(sno),   -- 经手人
  receipt INTEGER NOT NULL DEFAULT 0,      -- 有无发票 1有0无
  repaid_on DATE                 -- 报销给经手人的日期，没报为空
);
CREATE TABLE huodong (
  hid INTEGER PRIMARY KEY AUTOINCREMENT,
  hname TEXT NOT NULL,           -- 活动名
  hday DATE NOT NULL,            -- 活动日期
  budget REAL,                   -- 预算
  place TEXT                     -- 地点
);
CREATE TABLE canjia (
  hid INTEGER NOT NULL REFERENCES huodong(hid),
  sno TEXT NOT NULL REFERENCES stu(sno),
  late INTEGER NOT NULL DEFAULT 0,   -- 是否迟到
  PRIMARY KEY (hid, sno)
);
CREATE TABLE zonghe (
  sno TEXT NOT NULL REFERENCES stu(sno),
  term TEXT NOT NULL,            -- 学期 如 2024-2025-1
  de REAL NOT NULL,              -- 德育分
  zhi REAL NOT NULL,             -- 智育分
  ti REAL NOT NULL,              -- 体育分
  PRIMARY KEY (sno, term)
);
CREATE TABLE dengdi (
  dname TEXT PRIMARY KEY,        -- 等第 优/良/中/差
  lo REAL NOT NULL,              -- 总分下限
  hi REAL NOT NULL               -- 总分上限
);
