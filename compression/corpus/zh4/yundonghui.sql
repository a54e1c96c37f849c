-- 校运动会 实验数据库
CREATE TABLE xueyuan (
    xyh   INTEGER PRIMARY KEY,      -- 学院号
    xym   VARCHAR(40) NOT NULL,     -- 学院名
    lingdui VARCHAR(20)             -- 领队
);
CREATE TABLE yundongyuan (
    ydyh  VARCHAR(10) PRIMARY KEY,  -- 运动员号
    xm    VARCHAR(20) NOT NULL,     -- 姓名
    xb    CHAR(1) NOT NULL CHECK (xb IN ('男', '女')),
    csrq  DATE,                     -- 出生日期
    sg    NUMERIC(5,1),             -- 身高cm
    tz    NUMERIC(5,1),             -- 体重kg
    xyh   INTEGER NOT NULL,         -- 学院号
    duizhang VARCHAR(10),           -- 队长的运动员号
    FOREIGN KEY (xyh) REFERENCES xueyuan (xyh),
    FOREIGN KEY (duizhang) REFERENCES yundongyuan (ydyh)
);
CREATE TABLE xiangmu (
    xmh   VARCHAR(6) PRIMARY KEY,   -- 项目号
    xmm   VARCHAR(30) NOT NULL,     -- 项目名
    lb    VARCHAR(10) NOT NULL,     -- 类别：径赛/田赛/集体
    xbxz  CHAR(1),                  -- 性别限制，不限为空
    jlcj  NUMERIC(8,2),             -- 校纪录
    jlr   VARCHAR(20)               -- 纪录保持者
);
CREATE TABLE caipan (
    cph   INTEGER PRIMARY KEY,      -- 裁判号
    cpm   VARCHAR(20) NOT NULL,     -- 裁判姓名
    dj    VARCHAR(10) NOT NULL,     -- 等级：国家级/一级/二级/三级
    bt    NUMERIC(6,2)              -- 每场补贴
);
CREATE TABLE saicheng (
    sch   INTEGER PRIMARY KEY,      -- 赛程号
    xmh   VARCHAR(6) NOT NULL,
    lc    VARCHAR(10) NOT NULL,     -- 轮次：预赛/复赛/决赛
    sj    DATETIME NOT NULL,        -- 比赛时间
    cd    VARCHAR(20),              -- 场地
    cph   INTEGER,                  -- 主裁判
    FOREIGN KEY (xmh) REFERENCES xiangmu (xmh),
    FOREIGN KEY (cph) REFERENCES caipan (cph)
);
CREATE TABLE baoming (
    ydyh  VARCHAR(10) NOT NULL,
    xmh   VARCHAR(6) NOT NULL,
    bmrq  DATE NOT NULL,            -- 报名日期
    qq    INTEGER NOT NULL DEFAULT 0, -- 弃权 0否 1是
    PRIMARY KEY (ydyh, xmh),
    FOREIGN KEY (ydyh) REFERENCES yundongyuan (ydyh),
    FOREIGN KEY (xmh) REFERENCES xiangmu (xmh)
);
CREATE TABLE chengji (
    cjid  INTEGER PRIMARY KEY,
    sch   INTEGER NOT NULL,
    ydyh  VARCHAR(10) NOT NULL,
    cj    NUMERIC(8,2),             -- 成绩（秒或米），犯规为空
    mc    INTEGER,                  -- 名次
    jf    INTEGER NOT NULL DEFAULT 0, -- 积分
    FOREIGN KEY (sch) REFERENCES saicheng (sch),
    FOREIGN KEY (ydyh) REFERENCES yundongyuan (ydyh)
);
CREATE TABLE jiangli (
    mc1   INTEGER NOT NULL,         -- 名次从
    mc2   INTEGER NOT NULL,         -- 名次到
    jp    VARCHAR(20) NOT NULL,     -- 奖品
    jj    NUMERIC(8,2) NOT NULL     -- 奖金
);
