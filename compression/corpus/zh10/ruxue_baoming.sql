CREATE TABLE 学校 (
    学校编号 varchar(10) PRIMARY KEY,
    学校名称 varchar(50) NOT NULL,
    学段 varchar(4) NOT NULL CHECK (学段 IN ('小学', '初中')),
    办学性质 varchar(4) NOT NULL CHECK (办学性质 IN ('公办', '民办')),
    招生计划 integer NOT NULL,
    所属街道 varchar(20) NOT NULL
);
CREATE TABLE 学区 (
    学区编号 varchar(10) PRIMARY KEY,
    小区名称 varchar(50) NOT NULL,
    对口学校 varchar(10) NOT NULL REFERENCES 学校 (学校编号)
);
CREATE TABLE 监护人 (
    监护人编号 serial PRIMARY KEY,
    姓名 varchar(30) NOT NULL,
    手机 varchar(20) NOT NULL,
    社保年限 numeric(4,1)
);
CREATE TABLE 儿童 (
    儿童编号 serial PRIMARY KEY,
    姓名 varchar(30) NOT NULL,
    性别 char(1) NOT NULL CHECK (性别 IN ('男', '女')),
    出生日期 date NOT NULL,
    户籍类型 varchar(6) NOT NULL CHECK (户籍类型 IN ('本区', '本市', '外地')),
    监护人编号 integer NOT NULL REFERENCES 监护人 (监护人编号)
);
CREATE TABLE 报名 (
    报名号 varchar(16) PRIMARY KEY,
    儿童编号 integer NOT NULL REFERENCES 儿童 (儿童编号),
    第一志愿 varchar(10) NOT NULL REFERENCES 学校 (学校编号),
    录取学校 varchar(10) REFERENCES 学校 (学校编号),
    学区编号 varchar(10) REFERENCES 学区 (学区编号),
    报名时间 timestamp NOT NULL,
    状态 varchar(6) NOT NULL DEFAULT '待审核' CHECK (状态 IN ('待审核', '退回', '已通过', '已录取', '放弃')),
    积分 numeric(5,1)
);
CREATE TABLE 材料 (
    材料编号 serial PRIMARY KEY,
    报名号 varchar(16) NOT NULL REFERENCES 报名 (报名号),
    材料类型 varchar(10) NOT NULL,
    上传时间 timestamp NOT NULL,
    审核人 varchar(30),
    审核意见 text
);
