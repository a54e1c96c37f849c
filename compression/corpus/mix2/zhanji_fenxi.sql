-- 手游战绩分析 notebook（duckdb），数据是自己和几个朋友手录的
CREATE TABLE IF NOT EXISTS wanjia (
  uid INTEGER PRIMARY KEY,
  nick VARCHAR NOT NULL,
  server VARCHAR NOT NULL,        -- 大区：微信区/QQ区
  rank_star INTEGER NOT NULL,     -- 星数
  invited_by INTEGER,             -- 谁拉来的
  first_day DATE NOT NULL         -- 开始记录的日期
);
CREATE TABLE IF NOT EXISTS yingxiong (
  hid INTEGER PRIMARY KEY,
  hname VARCHAR NOT NULL,         -- 英雄名
  lane VARCHAR NOT NULL,          -- 分路：上单/打野/中路/射手/辅助
  difficulty INTEGER NOT NULL,    -- 上手难度1-10
  online_date DATE                -- 上线日期
);
CREATE TABLE IF NOT EXISTS duanwei (
  dw_name VARCHAR PRIMARY KEY,    -- 段位名
  min_star INTEGER NOT NULL,
  max_star INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS duiju (
  gid BIGINT PRIMARY KEY,
  start_at TIMESTAMP NOT NULL,    -- 开局时间
  minutes DOUBLE NOT NULL,        -- 时长（分钟）
  mode VARCHAR NOT NULL,          -- 模式：排位/匹配/娱乐
  season INTEGER NOT NULL,        -- 赛季
  surrender BOOLEAN NOT NULL DEFAULT FALSE   -- 是否投降结束
);
CREATE TABLE IF NOT EXISTS biaoxian (
  gid BIGINT NOT NULL,            -- 对局
  uid INTEGER NOT NULL,           -- 玩家
  hid INTEGER NOT NULL,           -- 英雄
  win BOOLEAN NOT NULL,           -- 是否胜利
  kills INTEGER NOT NULL,         -- 击杀
  deaths INTEGER NOT NULL,        -- 死亡
  assists INTEGER NOT NULL,       -- 助攻
  gold INTEGER,                   -- 经济
  score DOUBLE,                   -- 评分
  mvp BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (gid, uid)
);
CREATE TABLE IF NOT EXISTS jubao (
  jid INTEGER PRIMARY KEY,
  gid BIGINT NOT NULL,
  uid INTEGER NOT NULL,           -- 被举报的玩家
  reason VARCHAR NOT NULL,        -- 挂机/辱骂/送人头
  handled_at TIMESTAMP            -- 处理时间，没处理为空
);
CREATE TABLE IF NOT EXISTS pifu (
  sid INTEGER PRIMARY KEY,
  hid INTEGER NOT NULL,           -- 哪个英雄的
  sname VARCHAR NOT NULL,         -- 皮肤名
  price INTEGER,                  -- 点券价，非卖为空
  sale_date DATE
);
CREATE TABLE IF NOT EXISTS yongyou (
  uid INTEGER NOT NULL,
  sid INTEGER NOT NULL,
  got_on DATE,
  PRIMARY KEY (uid, sid)
);
