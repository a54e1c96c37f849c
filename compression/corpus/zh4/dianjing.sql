-- esports league / 电竞联赛数据站 (SQLite)
CREATE TABLE Club (
  ClubId INTEGER PRIMARY KEY,
  ClubName TEXT NOT NULL,          -- 俱乐部
  HomeCity TEXT,                   -- 主场城市
  Founded DATE,
  Disbanded DATE                   -- 解散日期
);
CREATE TABLE Player (
  PlayerId INTEGER PRIMARY KEY,
  Nick TEXT NOT NULL,              -- 选手ID
  RealName TEXT,
  Birth DATE,
  Position TEXT NOT NULL CHECK (Position IN ('top','jungle','mid','adc','support')), -- 上单/打野/中单/射手/辅助
  ClubId INTEGER REFERENCES Club(ClubId), -- 自由人为 NULL
  Salary REAL,                     -- 年薪(万)，保密为 NULL
  IsImport INTEGER NOT NULL DEFAULT 0 -- 外援
);
CREATE TABLE Season (
  SeasonId INTEGER PRIMARY KEY,
  SeasonName TEXT NOT NULL,        -- 如 2024春
  StartOn DATE NOT NULL,
  EndOn DATE NOT NULL
);
CREATE TABLE MatchUp (
  MatchId INTEGER PRIMARY KEY,
  SeasonId INTEGER NOT NULL REFERENCES Season(SeasonId),
  BlueId INTEGER NOT NULL REFERENCES Club(ClubId),
  RedId INTEGER NOT NULL REFERENCES Club(ClubId),
  Bo INTEGER NOT NULL DEFAULT 3,   -- BO几
  Stage TEXT NOT NULL,             -- 常规赛/季后赛/决赛
  StartAt DATETIME NOT NULL,
  BlueScore INTEGER,               -- 未赛为 NULL
  RedScore INTEGER,
  Forfeit INTEGER NOT NULL DEFAULT 0, -- 弃赛
  Viewers INTEGER                  -- 峰值观众
);
CREATE TABLE Game (
  GameId INTEGER PRIMARY KEY,
  MatchId INTEGER NOT NULL REFERENCES MatchUp(MatchId),
  GameNo INTEGER NOT NULL,         -- 第几局
  Minutes REAL NOT NULL,
  WinnerId INTEGER NOT NULL REFERENCES Club(ClubId),
  Patch TEXT NOT NULL              -- 版本
);
CREATE TABLE GameStat (
  GameId INTEGER NOT NULL REFERENCES Game(GameId),
  PlayerId INTEGER NOT NULL REFERENCES Player(PlayerId),
  Hero TEXT NOT NULL,              -- 英雄
  Kills INTEGER NOT NULL DEFAULT 0,
  Deaths INTEGER NOT NULL DEFAULT 0,
  Assists INTEGER NOT NULL DEFAULT 0,
  Gold INTEGER NOT NULL DEFAULT 0,
  Mvp INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (GameId, PlayerId)
);
CREATE TABLE Transfer (
  TransferId INTEGER PRIMARY KEY,
  PlayerId INTEGER NOT NULL REFERENCES Player(PlayerId),
  FromClub INTEGER REFERENCES Club(ClubId),
  ToClub INTEGER REFERENCES Club(ClubId), -- 退役为 NULL
  Fee REAL,                        -- 转会费(万)，自由转会为 NULL
  DoneOn DATE NOT NULL
);
CREATE TABLE Penalty (
  PenaltyId INTEGER PRIMARY KEY,
  PlayerId INTEGER NOT NULL REFERENCES Player(PlayerId),
  Reason TEXT NOT NULL,            -- 假赛/代打/辱骂/迟到
  Fine REAL NOT NULL DEFAULT 0,
  BanFrom DATE,
  BanTo DATE                       -- 终身为 NULL
);
