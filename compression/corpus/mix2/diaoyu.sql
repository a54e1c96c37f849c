-- 钓友记录 SQL Server，列名直接用中文了
CREATE TABLE [钓点] (
    [钓点编号] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [钓点名称] NVARCHAR(40) NOT NULL,
    [水域类型] NVARCHAR(10) NOT NULL CHECK ([水域类型] IN (N'水库', N'野河', N'黑坑', N'海边')),
    [城市] NVARCHAR(20) NOT NULL,
    [收费] DECIMAL(8,2) NOT NULL DEFAULT 0,   -- 元/天，0为免费
    [水深米] DECIMAL(4,1) NULL,
    [能否夜钓] BIT NOT NULL DEFAULT 1
);
GO
CREATE TABLE [钓友] (
    [钓友编号] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [网名] NVARCHAR(30) NOT NULL,
    [性别] NCHAR(1) NULL,
    [钓龄] INT NULL,   -- 年
    [师父编号] INT NULL REFERENCES [钓友]([钓友编号]),
    [入群日期] DATE NOT NULL
);
GO
CREATE TABLE [鱼种] (
    [鱼种编号] INT NOT NULL PRIMARY KEY,
    [鱼名] NVARCHAR(20) NOT NULL,
    [最低起捕长度] DECIMAL(5,1) NULL,   -- cm，不足要放流
    [市价] DECIMAL(6,2) NULL   -- 元/斤
);
GO
CREATE TABLE [出钓] (
    [出钓编号] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [钓友编号] INT NOT NULL REFERENCES [钓友]([钓友编号]),
    [钓点编号] INT NOT NULL REFERENCES [钓点]([钓点编号]),
    [日期] DATE NOT NULL,
    [时长] DECIMAL(4,1) NULL,   -- 小时
    [天气] NVARCHAR(10) NULL,
    [饵料费] DECIMAL(6,2) NOT NULL DEFAULT 0,
    [油费] DECIMAL(6,2) NOT NULL DEFAULT 0,
    [门票] DECIMAL(6,2) NOT NULL DEFAULT 0,
    [心得] NVARCHAR(200) NULL
);
GO
CREATE TABLE [渔获] (
    [渔获编号] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [出钓编号] INT NOT NULL REFERENCES [出钓]([出钓编号]),
    [鱼种编号] INT NOT NULL REFERENCES [鱼种]([鱼种编号]),
    [尾数] INT NOT NULL DEFAULT 1,
    [总重斤] DECIMAL(6,2) NOT NULL,
    [最大体长] DECIMAL(5,1) NULL,
    [是否放流] BIT NOT NULL DEFAULT 0
);
GO
CREATE TABLE [装备] (
    [装备编号] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [钓友编号] INT NOT NULL REFERENCES [钓友]([钓友编号]),
    [装备名称] NVARCHAR(40) NOT NULL,
    [种类] NVARCHAR(10) NOT NULL,   -- 竿/轮/线/饵/箱
    [单价] DECIMAL(8,2) NOT NULL,
    [数量] INT NOT NULL DEFAULT 1,
    [购入日期] DATE NULL,
    [损坏日期] DATE NULL
);
GO
CREATE TABLE [段位] (
    [段位名] NVARCHAR(10) NOT NULL PRIMARY KEY,
    [最少斤数] DECIMAL(8,2) NOT NULL,
    [最多斤数] DECIMAL(8,2) NOT NULL
);
GO
