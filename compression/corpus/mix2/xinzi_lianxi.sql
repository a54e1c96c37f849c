-- 数据库实验：公司薪资。自建表，PostgreSQL
CREATE TABLE dept_info (
  dept_no    varchar(4)  PRIMARY KEY,
  dept_name  varchar(30) NOT NULL,
  city       varchar(20) NOT NULL,
  up_dept    varchar(4)  REFERENCES dept_info(dept_no),
  budget     numeric(12,2)
);
COMMENT ON TABLE dept_info IS '部门';
COMMENT ON COLUMN dept_info.dept_name IS '部门名称';
COMMENT ON COLUMN dept_info.city IS '所在城市';
COMMENT ON COLUMN dept_info.up_dept IS '上级部门编号';
COMMENT ON COLUMN dept_info.budget IS '年度预算';
CREATE TABLE post_info (
  post_no   varchar(6) PRIMARY KEY,
  post_name varchar(30) NOT NULL,
  allowance numeric(8,2) NOT NULL DEFAULT 0
);
COMMENT ON TABLE post_info IS '岗位';
COMMENT ON COLUMN post_info.post_name IS '岗位名称';
COMMENT ON COLUMN post_info.allowance IS '岗位津贴(月)';
CREATE TABLE worker (
  wno       varchar(8) PRIMARY KEY,
  wname     varchar(20) NOT NULL,
  gender    char(1) CHECK (gender IN ('M','F')),
  birth     date,
  entry_date date NOT NULL,
  leave_date date,
  post_no   varchar(6) NOT NULL REFERENCES post_info(post_no),
  dept_no   varchar(4) NOT NULL REFERENCES dept_info(dept_no),
  boss      varchar(8) REFERENCES worker(wno),
  base_pay  numeric(10,2) NOT NULL,
  bonus     numeric(10,2),
  degree    varchar(10)
);
COMMENT ON TABLE worker IS '职工';
COMMENT ON COLUMN worker.wno IS '工号';
COMMENT ON COLUMN worker.wname IS '姓名';
COMMENT ON COLUMN worker.gender IS '性别 M男 F女';
COMMENT ON COLUMN worker.birth IS '出生日期';
COMMENT ON COLUMN worker.entry_date IS '入职日期';
COMMENT ON COLUMN worker.leave_date IS '离职日期，在职为空';
COMMENT ON COLUMN worker.boss IS '直接上级工号';
COMMENT ON COLUMN worker.base_pay IS '月工资';
COMMENT ON COLUMN worker.bonus IS '月奖金';
COMMENT ON COLUMN worker.degree IS '学历 大专/本科/硕士/博士';
CREATE TABLE pay_level (
  lvl     int PRIMARY KEY,
  min_pay numeric(10,2) NOT NULL,
  max_pay numeric(10,2) NOT NULL
);
COMMENT ON TABLE pay_level IS '工资等级';
COMMENT ON COLUMN pay_level.lvl IS '等级';
COMMENT ON COLUMN pay_level.min_pay IS '最低工资';
COMMENT ON COLUMN pay_level.max_pay IS '最高工资';
CREATE TABLE pay_slip (
  wno      varchar(8) NOT NULL REFERENCES worker(wno),
  pay_date date NOT NULL,
  gross    numeric(10,2) NOT NULL,
  insurance numeric(10,2) NOT NULL DEFAULT 0,
  tax      numeric(10,2) NOT NULL DEFAULT 0,
  confirmed boolean NOT NULL DEFAULT false,
  PRIMARY KEY (wno, pay_date)
);
COMMENT ON TABLE pay_slip IS '工资条';
COMMENT ON COLUMN pay_slip.pay_date IS '发薪日期';
COMMENT ON COLUMN pay_slip.gross IS '应发';
COMMENT ON COLUMN pay_slip.insurance IS '社保扣款';
COMMENT ON COLUMN pay_slip.tax IS '个税';
COMMENT ON COLUMN pay_slip.confirmed IS '本人是否确认';
CREATE TABLE training (
  tno     serial PRIMARY KEY,
  tname   varchar(40) NOT NULL,
  credit  int NOT NULL,
  pre_tno int REFERENCES training(tno)
);
COMMENT ON TABLE training IS '培训课';
COMMENT ON COLUMN training.tname IS '课名';
COMMENT ON COLUMN training.credit IS '学分';
COMMENT ON COLUMN training.pre_tno IS '先修课';
CREATE TABLE train_score (
  wno   varchar(8) NOT NULL REFERENCES worker(wno),
  tno   int NOT NULL REFERENCES training(tno),
  score int,
  PRIMARY KEY (wno, tno)
);
COMMENT ON TABLE train_score IS '培训成绩';
COMMENT ON COLUMN train_score.score IS '成绩，缺考为空';
