-- 农村宅基地审批与建房  PostgreSQL + PostGIS，中文表名
CREATE TABLE 村 (
  村代码 char(12) PRIMARY KEY,
  村名 varchar(30) NOT NULL,
  乡镇 varchar(30) NOT NULL
);
CREATE TABLE 农户 (
  户号 serial PRIMARY KEY,
  户主 varchar(20) NOT NULL,
  村代码 char(12) NOT NULL REFERENCES 村(村代码),
  人口 smallint NOT NULL DEFAULT 1,
  贫困户 boolean NOT NULL DEFAULT false,
  电话 varchar(11)
);
CREATE TABLE 宅基地 (
  宗地号 varchar(19) PRIMARY KEY,
  户号 integer REFERENCES 农户(户号),
  面积 numeric(8,2) NOT NULL,
  建筑面积 numeric(8,2) NOT NULL DEFAULT 0,
  层数 smallint NOT NULL DEFAULT 1,
  权属状态 varchar(8) NOT NULL CHECK (权属状态 IN ('已登记','未登记','争议')),
  闲置 boolean NOT NULL DEFAULT false,
  范围 geometry(Polygon, 4490)
);
COMMENT ON COLUMN 宅基地.户号 IS '空为集体收回';
COMMENT ON COLUMN 宅基地.面积 IS '平方米';
CREATE TABLE 办事员 (
  工号 varchar(8) PRIMARY KEY,
  姓名 varchar(20) NOT NULL,
  乡镇 varchar(30) NOT NULL
);
CREATE TABLE 申请 (
  申请号 varchar(16) PRIMARY KEY,
  户号 integer NOT NULL REFERENCES 农户(户号),
  类型 varchar(6) NOT NULL,
  申请面积 numeric(8,2) NOT NULL,
  申请日期 date NOT NULL,
  受理人 varchar(8) REFERENCES 办事员(工号),
  审批人 varchar(8) REFERENCES 办事员(工号),
  批准日期 date,
  结果 smallint
);
COMMENT ON COLUMN 申请.类型 IS '新建/翻建/扩建/退出';
COMMENT ON COLUMN 申请.结果 IS '1批准 2驳回，未办结为空';
CREATE TABLE 现场核查 (
  核查号 serial PRIMARY KEY,
  申请号 varchar(16) NOT NULL REFERENCES 申请(申请号),
  环节 varchar(6) NOT NULL,
  核查日期 date NOT NULL,
  核查人 varchar(8) NOT NULL REFERENCES 办事员(工号),
  合格 boolean NOT NULL,
  意见 varchar(200)
);
COMMENT ON COLUMN 现场核查.环节 IS '放线/砌基/封顶/验收';
