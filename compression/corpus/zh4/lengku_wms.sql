USE ColdWMS;
GO
CREATE TABLE [dbo].[KuQu] (
    [KqCode]   VARCHAR(10)  NOT NULL PRIMARY KEY,   -- 库区编码
    [KqName]   NVARCHAR(30) NOT NULL,               -- 库区名称
    [WenQu]    VARCHAR(8)   NOT NULL CHECK ([WenQu] IN ('冷冻','冷藏','恒温','常温')), -- 温区
    [TempLow]  DECIMAL(5,1) NULL,                   -- 温度下限
    [TempHigh] DECIMAL(5,1) NULL                    -- 温度上限
);
GO
CREATE TABLE [dbo].[KuWei] (
    [KwCode]  VARCHAR(20) NOT NULL PRIMARY KEY,     -- 库位
    [KqCode]  VARCHAR(10) NOT NULL REFERENCES [dbo].[KuQu]([KqCode]),
    [Cengshu] TINYINT NOT NULL,                     -- 第几层
    [MaxKg]   DECIMAL(10,2) NOT NULL,               -- 承重
    [SuoDing] BIT NOT NULL DEFAULT 0                -- 锁定
);
GO
CREATE TABLE [dbo].[HuoZhu] (
    [HzId]    INT IDENTITY(1,1) PRIMARY KEY,
    [HzName]  NVARCHAR(60) NOT NULL,                -- 货主
    [LianXi]  NVARCHAR(20) NULL,                    -- 联系人
    [DianHua] VARCHAR(20) NULL,
    [DayFee]  DECIMAL(8,2) NOT NULL,                -- 每托每天仓租
    [DaoQi]   DATE NOT NULL                         -- 合同到期
);
GO
CREATE TABLE [dbo].[Sku] (
    [SkuCode]  VARCHAR(30) NOT NULL PRIMARY KEY,
    [SkuName]  NVARCHAR(80) NOT NULL,
    [HzId]     INT NOT NULL REFERENCES [dbo].[HuoZhu]([HzId]),
    [BaoZhiQi] INT NULL,                            -- 保质期(天)，不管效期的为NULL
    [XiangGui] INT NOT NULL DEFAULT 1,              -- 箱规
    [MaoZhong] DECIMAL(8,3) NULL                    -- 毛重kg
);
GO
CREATE TABLE [dbo].[KuCun] (
    [Id]       BIGINT IDENTITY PRIMARY KEY,
    [KwCode]   VARCHAR(20) NOT NULL REFERENCES [dbo].[KuWei]([KwCode]),
    [SkuCode]  VARCHAR(30) NOT NULL REFERENCES [dbo].[Sku]([SkuCode]),
    [PiCi]     VARCHAR(30) NOT NULL,                -- 批次
    [ScRq]     DATE NULL,                           -- 生产日期
    [GqRq]     DATE NULL,                           -- 过期日期
    [Qty]      INT NOT NULL,                        -- 数量
    [DjQty]    INT NOT NULL DEFAULT 0,              -- 冻结数量
    [ZhiLiang] TINYINT NOT NULL DEFAULT 1           -- 质量状态 1良品 2残品 3待检
);
GO
CREATE TABLE [dbo].[RuKu] (
    [RkNo]    VARCHAR(20) NOT NULL PRIMARY KEY,
    [HzId]    INT NOT NULL REFERENCES [dbo].[HuoZhu]([HzId]),
    [ZhuangTai] TINYINT NOT NULL DEFAULT 0,         -- 0预约 1到货 2收货中 3完成 9取消
    [YuYue]   DATETIME NOT NULL,                    -- 预约到货
    [DaoHuo]  DATETIME NULL,                        -- 实际到货
    [CheWen]  DECIMAL(5,1) NULL,                    -- 到货车温
    [ShouHuoRen] NVARCHAR(20) NULL
);
GO
CREATE TABLE [dbo].[ChuKu] (
    [CkNo]    VARCHAR(20) NOT NULL PRIMARY KEY,
    [HzId]    INT NOT NULL REFERENCES [dbo].[HuoZhu]([HzId]),
    [KeHu]    NVARCHAR(60) NOT NULL,                -- 收货客户
    [ZhuangTai] CHAR(1) NOT NULL DEFAULT 'N',       -- N新单 F已分配 P拣货中 S已发 X取消
    [JiaJi]   BIT NOT NULL DEFAULT 0,               -- 加急
    [XiaDan]  DATETIME NOT NULL,                    -- 下单
    [FaYun]   DATETIME NULL                         -- 发运
);
GO
CREATE TABLE [dbo].[ChuKuMx] (
    [MxId]    BIGINT IDENTITY PRIMARY KEY,
    [CkNo]    VARCHAR(20) NOT NULL REFERENCES [dbo].[ChuKu]([CkNo]),
    [SkuCode] VARCHAR(30) NOT NULL REFERENCES [dbo].[Sku]([SkuCode]),
    [YaoQty]  INT NOT NULL,                         -- 要货数
    [ShiQty]  INT NOT NULL DEFAULT 0                -- 实发数
);
GO
CREATE TABLE [dbo].[WenDu] (
    [Id]      BIGINT IDENTITY PRIMARY KEY,
    [KqCode]  VARCHAR(10) NOT NULL REFERENCES [dbo].[KuQu]([KqCode]),
    [CaiJi]   DATETIME NOT NULL,                    -- 采集时间
    [Temp]    DECIMAL(5,1) NOT NULL                 -- 温度
);
GO
