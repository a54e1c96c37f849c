-- 房屋征收补偿台账（中文列名，前任同事留下的）
CREATE TABLE 项目 (
  项目编号 varchar(20) PRIMARY KEY,
  项目名称 varchar(80) NOT NULL,
  所在街道 varchar(30) NOT NULL,
  启动日期 date NOT NULL,
  签约截止 date,
  预算总额 numeric(16,2) NOT NULL,
  状态 varchar(10) NOT NULL DEFAULT '征询中' CHECK (状态 IN ('征询中','签约中','搬迁中','已完结','暂停'))
);
CREATE TABLE 被征收户 (
  户号 serial PRIMARY KEY,
  项目编号 varchar(20) NOT NULL REFERENCES 项目(项目编号),
  户主 varchar(30) NOT NULL,
  联系电话 varchar(20),
  门牌 varchar(60) NOT NULL,
  人口数 integer NOT NULL,
  房屋性质 varchar(10) NOT NULL,  -- 住宅/商铺/工业
  产权面积 numeric(8,2) NOT NULL,
  困难户 boolean NOT NULL DEFAULT false
);
CREATE TABLE 评估 (
  评估编号 serial PRIMARY KEY,
  户号 integer NOT NULL REFERENCES 被征收户(户号),
  评估公司 varchar(40) NOT NULL,
  评估单价 numeric(10,2) NOT NULL,
  评估总价 numeric(14,2) NOT NULL,
  评估日期 date NOT NULL,
  是否复核 boolean NOT NULL DEFAULT false
);
CREATE TABLE 协议 (
  协议号 varchar(24) PRIMARY KEY,
  户号 integer NOT NULL REFERENCES 被征收户(户号),
  安置方式 varchar(10) NOT NULL CHECK (安置方式 IN ('货币','产权调换','混合')),
  补偿总额 numeric(14,2) NOT NULL,
  奖励金 numeric(12,2) NOT NULL DEFAULT 0,
  签约日期 date NOT NULL,
  搬迁日期 date,
  腾空验收 boolean NOT NULL DEFAULT false,
  经办人 varchar(20) NOT NULL
);
CREATE TABLE 付款 (
  付款编号 serial PRIMARY KEY,
  协议号 varchar(24) NOT NULL REFERENCES 协议(协议号),
  款项 varchar(10) NOT NULL,  -- 首付/尾款/过渡费/奖励
  金额 numeric(14,2) NOT NULL,
  付款日期 date NOT NULL,
  收款账号 varchar(30)
);
CREATE TABLE 安置房 (
  房号 varchar(20) PRIMARY KEY,
  小区 varchar(40) NOT NULL,
  建筑面积 numeric(7,2) NOT NULL,
  户型 varchar(10),
  协议号 varchar(24) REFERENCES 协议(协议号),
  交房日期 date
);
