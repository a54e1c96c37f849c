-- 数字城管案件库 PostGIS，中文表名
CREATE TABLE 街道 (
  街道编号 integer PRIMARY KEY,
  街道名称 varchar(30) NOT NULL,
  范围 geometry(Polygon,4326) NOT NULL
);
CREATE TABLE 社区 (
  社区编号 integer PRIMARY KEY,
  社区名称 varchar(30) NOT NULL,
  街道编号 integer NOT NULL REFERENCES 街道(街道编号),
  户数 integer,
  范围 geometry(Polygon,4326) NOT NULL
);
CREATE TABLE 采集员 (
  工号 varchar(10) PRIMARY KEY,
  姓名 varchar(20) NOT NULL,
  社区编号 integer NOT NULL REFERENCES 社区(社区编号),
  入职日期 date NOT NULL,
  在岗 boolean NOT NULL DEFAULT true
);
CREATE TABLE 处置单位 (
  单位编号 integer PRIMARY KEY,
  单位名称 varchar(60) NOT NULL,
  上级单位 integer REFERENCES 处置单位(单位编号)
);
CREATE TABLE 案件类别 (
  类别编号 integer PRIMARY KEY,
  大类 varchar(20) NOT NULL,
  小类 varchar(30) NOT NULL,
  处置时限 integer NOT NULL
);
COMMENT ON COLUMN 案件类别.大类 IS '市容环境/宣传广告/施工管理/突发事件/街面秩序';
COMMENT ON COLUMN 案件类别.处置时限 IS '小时';
CREATE TABLE 案件 (
  案件号 varchar(20) PRIMARY KEY,
  类别编号 integer NOT NULL REFERENCES 案件类别(类别编号),
  社区编号 integer NOT NULL REFERENCES 社区(社区编号),
  采集工号 varchar(10) REFERENCES 采集员(工号),
  单位编号 integer REFERENCES 处置单位(单位编号),
  状态 smallint NOT NULL DEFAULT 1,
  描述 varchar(300),
  上报时间 timestamp NOT NULL,
  派遣时间 timestamp,
  结案时间 timestamp,
  返工次数 integer NOT NULL DEFAULT 0,
  位置 geometry(Point,4326) NOT NULL
);
COMMENT ON COLUMN 案件.采集工号 IS '市民投诉为空';
COMMENT ON COLUMN 案件.单位编号 IS '未派遣为空';
COMMENT ON COLUMN 案件.状态 IS '1受理 2立案 3派遣 4处置中 5结案 6作废';
CREATE TABLE 摊位 (
  摊位号 varchar(12) PRIMARY KEY,
  摊主 varchar(20) NOT NULL,
  经营 varchar(20) NOT NULL,
  许可到期 date,
  位置 geometry(Point,4326) NOT NULL
);
COMMENT ON COLUMN 摊位.许可到期 IS '无许可为空';
CREATE TABLE 公厕 (
  公厕号 varchar(10) PRIMARY KEY,
  名称 varchar(40) NOT NULL,
  坑位 integer NOT NULL,
  无障碍 boolean NOT NULL DEFAULT false,
  开放 varchar(10) NOT NULL DEFAULT '全天',
  位置 geometry(Point,4326) NOT NULL
);
COMMENT ON COLUMN 公厕.开放 IS '全天/白天/停用';
CREATE TABLE 道路 (
  路号 integer PRIMARY KEY,
  路名 varchar(40) NOT NULL,
  保洁等级 varchar(2) NOT NULL,
  线 geometry(LineString,4326) NOT NULL
);
COMMENT ON COLUMN 道路.保洁等级 IS '一级/二级/三级';
