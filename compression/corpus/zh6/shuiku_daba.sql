-- 水库大坝安全监测  PostgreSQL
CREATE TABLE 水库 (
  编号 varchar(12) PRIMARY KEY,
  名称 varchar(40) NOT NULL,
  所在县 varchar(20) NOT NULL,
  规模 varchar(6) NOT NULL CHECK (规模 IN ('大型','中型','小一型','小二型')),
  总库容 numeric(12,2) NOT NULL,
  正常蓄水位 numeric(7,2) NOT NULL,
  汛限水位 numeric(7,2) NOT NULL,
  建成年份 integer,
  病险 boolean NOT NULL DEFAULT false
);
COMMENT ON COLUMN 水库.总库容 IS '万立方米';
CREATE TABLE 责任人 (
  责任人编号 serial PRIMARY KEY,
  姓名 varchar(20) NOT NULL,
  单位 varchar(60),
  手机 varchar(11) NOT NULL
);
CREATE TABLE 水库责任人 (
  水库编号 varchar(12) NOT NULL REFERENCES 水库(编号),
  责任人编号 integer NOT NULL REFERENCES 责任人(责任人编号),
  类型 varchar(6) NOT NULL,
  PRIMARY KEY (水库编号, 责任人编号, 类型)
);
COMMENT ON COLUMN 水库责任人.类型 IS '行政/技术/巡查';
CREATE TABLE 测点 (
  测点编号 varchar(20) PRIMARY KEY,
  水库编号 varchar(12) NOT NULL REFERENCES 水库(编号),
  监测项 varchar(10) NOT NULL,
  桩号 varchar(20),
  预警值 numeric(10,3),
  状态 smallint NOT NULL DEFAULT 1
);
COMMENT ON COLUMN 测点.监测项 IS '渗压/渗流/位移/裂缝';
COMMENT ON COLUMN 测点.状态 IS '1在用 2故障 3停用';
CREATE TABLE 观测值 (
  观测编号 bigserial PRIMARY KEY,
  测点编号 varchar(20) NOT NULL REFERENCES 测点(测点编号),
  观测时间 timestamp NOT NULL,
  数值 numeric(10,3) NOT NULL,
  人工 boolean NOT NULL DEFAULT false
);
CREATE TABLE 水位 (
  水库编号 varchar(12) NOT NULL REFERENCES 水库(编号),
  日期 date NOT NULL,
  库水位 numeric(7,2) NOT NULL,
  蓄水量 numeric(12,2),
  PRIMARY KEY (水库编号, 日期)
);
CREATE TABLE 巡查 (
  巡查编号 bigserial PRIMARY KEY,
  水库编号 varchar(12) NOT NULL REFERENCES 水库(编号),
  巡查人 integer NOT NULL REFERENCES 责任人(责任人编号),
  复核人 integer REFERENCES 责任人(责任人编号),
  巡查时间 timestamp NOT NULL,
  部位 varchar(20) NOT NULL,
  隐患 varchar(200),
  处理时间 timestamp
);
COMMENT ON COLUMN 巡查.隐患 IS '发现的隐患描述，无隐患为空';
COMMENT ON COLUMN 巡查.部位 IS '坝体/溢洪道/放水涵/启闭机';
