CREATE TABLE 赛事 (
  赛事编号 TEXT PRIMARY KEY,
  赛事名称 TEXT NOT NULL,
  城市 TEXT NOT NULL,
  鸣枪时间 DATETIME NOT NULL,
  报名截止 DATE NOT NULL
);
CREATE TABLE 项目 (
  项目编号 TEXT PRIMARY KEY,
  赛事编号 TEXT NOT NULL REFERENCES 赛事 (赛事编号),
  项目名称 TEXT NOT NULL CHECK (项目名称 IN ('全程', '半程', '10公里', '欢乐跑')),
  名额 INTEGER NOT NULL,
  报名费 REAL NOT NULL,
  关门时间_分 INTEGER
);
CREATE TABLE 选手 (
  选手编号 INTEGER PRIMARY KEY,
  姓名 TEXT NOT NULL,
  性别 TEXT NOT NULL CHECK (性别 IN ('男', '女')),
  出生日期 DATE NOT NULL,
  国籍 TEXT NOT NULL DEFAULT '中国',
  紧急联系电话 TEXT,
  最好成绩_秒 INTEGER
);
CREATE TABLE 跑团 (
  跑团编号 INTEGER PRIMARY KEY,
  跑团名称 TEXT NOT NULL,
  团长 INTEGER REFERENCES 选手 (选手编号)
);
CREATE TABLE 报名 (
  报名号 TEXT PRIMARY KEY,
  选手编号 INTEGER NOT NULL REFERENCES 选手 (选手编号),
  项目编号 TEXT NOT NULL REFERENCES 项目 (项目编号),
  跑团编号 INTEGER REFERENCES 跑团 (跑团编号),
  报名时间 DATETIME NOT NULL,
  缴费时间 DATETIME,
  中签 INTEGER,            -- 1中签 0未中 空未抽签
  参赛号 TEXT,
  领物时间 DATETIME
);
CREATE TABLE 成绩 (
  参赛号 TEXT PRIMARY KEY,
  报名号 TEXT NOT NULL REFERENCES 报名 (报名号),
  枪声成绩_秒 INTEGER,
  净成绩_秒 INTEGER,
  状态 TEXT NOT NULL CHECK (状态 IN ('完赛', '退赛', '未出发', '取消成绩'))
);
CREATE TABLE 志愿者 (
  志愿者编号 INTEGER PRIMARY KEY,
  姓名 TEXT NOT NULL,
  岗位 TEXT NOT NULL,
  点位公里 REAL,
  组长 INTEGER REFERENCES 志愿者 (志愿者编号)
);
