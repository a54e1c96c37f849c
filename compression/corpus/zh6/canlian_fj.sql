-- 残联服务与辅具适配  pg
CREATE TABLE 残疾人 (
  残疾证号 char(20) PRIMARY KEY,
  姓名 varchar(20) NOT NULL,
  性别 char(1) NOT NULL CHECK (性别 IN ('男','女')),
  残疾类别 varchar(4) NOT NULL CHECK (残疾类别 IN ('视力','听力','言语','肢体','智力','精神','多重')),
  残疾等级 smallint NOT NULL CHECK (残疾等级 BETWEEN 1 AND 4),
  出生日期 date NOT NULL,
  社区编号 integer NOT NULL,
  监护人 varchar(20),
  就业 boolean NOT NULL DEFAULT false
);
CREATE TABLE 社区 (
  社区编号 integer PRIMARY KEY,
  社区名称 varchar(30) NOT NULL,
  街道 varchar(30) NOT NULL,
  专委 integer
);
COMMENT ON COLUMN 社区.专委 IS '残疾人专职委员，暂缺为空';
CREATE TABLE 专委员 (
  编号 serial PRIMARY KEY,
  姓名 varchar(20) NOT NULL,
  电话 varchar(11)
);
CREATE TABLE 辅具 (
  辅具编码 varchar(10) PRIMARY KEY,
  名称 varchar(40) NOT NULL,
  大类 varchar(10) NOT NULL,
  单价 numeric(10,2) NOT NULL,
  补贴比例 numeric(3,2) NOT NULL DEFAULT 1.00,
  库存 integer NOT NULL DEFAULT 0
);
COMMENT ON COLUMN 辅具.大类 IS '助行/助听/助视/假肢/生活自助';
CREATE TABLE 适配申请 (
  申请号 serial PRIMARY KEY,
  残疾证号 char(20) NOT NULL REFERENCES 残疾人(残疾证号),
  辅具编码 varchar(10) NOT NULL REFERENCES 辅具(辅具编码),
  申请日期 date NOT NULL,
  评估人 integer REFERENCES 专委员(编号),
  审批人 integer REFERENCES 专委员(编号),
  发放日期 date,
  状态 smallint NOT NULL DEFAULT 0
);
COMMENT ON COLUMN 适配申请.状态 IS '0待评估 1待审批 2已发放 3退回';
CREATE TABLE 补贴发放 (
  发放号 bigserial PRIMARY KEY,
  残疾证号 char(20) NOT NULL REFERENCES 残疾人(残疾证号),
  补贴种类 varchar(10) NOT NULL,
  月份 char(7) NOT NULL,
  金额 numeric(8,2) NOT NULL,
  到账 boolean NOT NULL DEFAULT false
);
COMMENT ON COLUMN 补贴发放.补贴种类 IS '生活补贴/护理补贴';
CREATE TABLE 康复训练 (
  训练号 bigserial PRIMARY KEY,
  残疾证号 char(20) NOT NULL REFERENCES 残疾人(残疾证号),
  机构 varchar(40) NOT NULL,
  训练时间 timestamp NOT NULL,
  时长 integer NOT NULL,
  评分 smallint
);
COMMENT ON COLUMN 康复训练.时长 IS '分钟';
ALTER TABLE 残疾人 ADD FOREIGN KEY (社区编号) REFERENCES 社区(社区编号);
ALTER TABLE 社区 ADD FOREIGN KEY (专委) REFERENCES 专委员(编号);
