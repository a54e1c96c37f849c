-- 剧本杀小店管理（SQL Server 练习）
CREATE TABLE Script (
    ScriptNo   CHAR(6)       NOT NULL PRIMARY KEY,   -- 剧本编号
    ScriptName NVARCHAR(40)  NOT NULL,               -- 剧本名
    Kind       NVARCHAR(10)  NOT NULL CHECK (Kind IN (N'推理', N'情感', N'恐怖', N'欢乐', N'阵营')),   -- 类型
    MinPlayer  INT NOT NULL,   -- 最少人数
    MaxPlayer  INT NOT NULL,   -- 最多人数
    Hours      DECIMAL(3,1) NOT NULL,   -- 时长(小时)
    Difficulty INT NOT NULL,   -- 难度1-5
    BuyPrice   DECIMAL(8,2) NULL,   -- 进价
    TicketPrice DECIMAL(6,2) NOT NULL,   -- 每人票价
    ReleaseDate DATE NULL   -- 上架日期
)
GO
CREATE TABLE Host (
    HostNo    CHAR(4) NOT NULL PRIMARY KEY,
    HostName  NVARCHAR(20) NOT NULL,   -- DM姓名
    Sex       NCHAR(1) NULL CHECK (Sex IN (N'男', N'女')),
    Leader    CHAR(4) NULL REFERENCES Host(HostNo),   -- 组长
    BaseSalary DECIMAL(8,2) NOT NULL,   -- 底薪(月)
    HireDate  DATE NOT NULL,
    QuitDate  DATE NULL   -- 离职日期
)
GO
CREATE TABLE Player (
    PlayerNo INT IDENTITY(1,1) PRIMARY KEY,
    NickName NVARCHAR(30) NOT NULL,   -- 昵称
    Phone    VARCHAR(11) NULL,
    Birthday DATE NULL,
    Points   INT NOT NULL DEFAULT 0,   -- 积分
    Blacklist BIT NOT NULL DEFAULT 0   -- 是否拉黑
)
GO
CREATE TABLE Game (
    GameNo   INT IDENTITY(1,1) PRIMARY KEY,
    ScriptNo CHAR(6) NOT NULL REFERENCES Script(ScriptNo),
    HostNo   CHAR(4) NOT NULL REFERENCES Host(HostNo),   -- 主持的DM
    RoomName NVARCHAR(20) NOT NULL,   -- 房间
    StartTime DATETIME NOT NULL,   -- 开本时间
    EndTime   DATETIME NULL,
    Status   NVARCHAR(10) NOT NULL DEFAULT N'拼车中' CHECK (Status IN (N'拼车中', N'已锁车', N'进行中', N'已结束', N'已炸车'))   -- 状态
)
GO
CREATE TABLE GamePlayer (
    GameNo   INT NOT NULL REFERENCES Game(GameNo),
    PlayerNo INT NOT NULL REFERENCES Player(PlayerNo),
    RoleName NVARCHAR(20) NULL,   -- 角色
    Paid     DECIMAL(6,2) NULL,   -- 实付，未付为空
    Score    INT NULL,   -- 评分1-10
    PRIMARY KEY (GameNo, PlayerNo)
)
GO
CREATE TABLE Favorite (
    PlayerNo INT NOT NULL REFERENCES Player(PlayerNo),
    ScriptNo CHAR(6) NOT NULL REFERENCES Script(ScriptNo),
    AddDate  DATE NOT NULL,   -- 收藏日期
    PRIMARY KEY (PlayerNo, ScriptNo)
)
GO
