-- 退役军人服务保障 SQLServer  驼峰拼音
CREATE TABLE [dbo].[junRen] (
  [jrId] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [xingMing] NVARCHAR(20) NOT NULL,   /* 姓名 */
  [shenFenZheng] CHAR(18) NOT NULL,   /* 身份证 */
  [tuiYiRiQi] DATE NOT NULL,          /* 退役日期 */
  [fuYiNianXian] INT NOT NULL,        /* 服役年限 */
  [junXian] NVARCHAR(10) NULL,        /* 军衔 */
  [leiBie] TINYINT NOT NULL,          /* 1军转干部 2退役士兵 3复员干部 4伤残军人 */
  [jieDaoId] INT NOT NULL,            /* 户籍街道 */
  [dangYuan] BIT NOT NULL DEFAULT 0   /* 党员 */
);
CREATE TABLE [dbo].[jieDao] (
  [jieDaoId] INT NOT NULL PRIMARY KEY,
  [mingCheng] NVARCHAR(20) NOT NULL,  /* 街道名称 */
  [zhanZhang] NVARCHAR(20) NULL       /* 服务站站长 */
);
CREATE TABLE [dbo].[gangWei] (
  [gwId] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [danWei] NVARCHAR(60) NOT NULL,     /* 用人单位 */
  [gangWeiMing] NVARCHAR(40) NOT NULL,/* 岗位名称 */
  [yueXin] DECIMAL(10,2) NOT NULL,    /* 月薪 */
  [renShu] INT NOT NULL DEFAULT 1,    /* 招聘人数 */
  [jieZhi] DATE NULL                  /* 截止日期, 长期有效为空 */
);
CREATE TABLE [dbo].[tuiJian] (
  [tjId] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [jrId] INT NOT NULL REFERENCES [dbo].[junRen]([jrId]),
  [gwId] INT NOT NULL REFERENCES [dbo].[gangWei]([gwId]),
  [tjRiQi] DATE NOT NULL,             /* 推荐日期 */
  [jieGuo] TINYINT NULL               /* 1录用 2未录用, 未反馈为空 */
);
CREATE TABLE [dbo].[youFu] (
  [yfId] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [jrId] INT NOT NULL REFERENCES [dbo].[junRen]([jrId]),
  [xiangMu] NVARCHAR(20) NOT NULL,    /* 抚恤金/自主就业补助/生活补助/医疗补助 */
  [jinE] DECIMAL(10,2) NOT NULL,
  [faFangRiQi] DATE NULL,             /* 发放日期, 未发放为空 */
  [jingBan] INT NOT NULL,             /* 经办人 */
  [shenHe] INT NULL                   /* 审核人 */
);
CREATE TABLE [dbo].[gongZuoRenYuan] (
  [ryId] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [xingMing] NVARCHAR(20) NOT NULL,
  [jieDaoId] INT NULL                 /* 所在街道站, 区中心的为空 */
);
CREATE TABLE [dbo].[zouFang] (
  [zfId] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [jrId] INT NOT NULL,
  [ryId] INT NOT NULL,
  [zfShiJian] DATETIME NOT NULL,      /* 走访时间 */
  [suQiu] NVARCHAR(200) NULL,         /* 诉求, 无诉求为空 */
  [banJie] BIT NOT NULL DEFAULT 0     /* 诉求办结 */
);
ALTER TABLE [dbo].[junRen] ADD CONSTRAINT FK_jr_jd FOREIGN KEY ([jieDaoId]) REFERENCES [dbo].[jieDao]([jieDaoId]);
ALTER TABLE [dbo].[youFu] ADD CONSTRAINT FK_yf_jb FOREIGN KEY ([jingBan]) REFERENCES [dbo].[gongZuoRenYuan]([ryId]);
ALTER TABLE [dbo].[youFu] ADD CONSTRAINT FK_yf_sh FOREIGN KEY ([shenHe]) REFERENCES [dbo].[gongZuoRenYuan]([ryId]);
ALTER TABLE [dbo].[zouFang] ADD CONSTRAINT FK_zf_jr FOREIGN KEY ([jrId]) REFERENCES [dbo].[junRen]([jrId]);
ALTER TABLE [dbo].[zouFang] ADD CONSTRAINT FK_zf_ry FOREIGN KEY ([ryId]) REFERENCES [dbo].[gongZuoRenYuan]([ryId]);
