-- 课堂练习：学生成绩 (from 网上)
CREATE TABLE student (
  s_id VARCHAR(10) PRIMARY KEY,
  s_name VARCHAR(20) NOT NULL DEFAULT '',
  s_birth DATE NOT NULL,
  s_sex VARCHAR(10) NOT NULL,        -- 男/女
  c_id INT,                          -- 班级, 转学生暂无
  hobby VARCHAR(100)                 -- 爱好
);
CREATE TABLE class (
  c_id INT PRIMARY KEY,
  c_name VARCHAR(20) NOT NULL,       -- 班名
  head_t VARCHAR(10)                 -- 班主任
);
CREATE TABLE teacher (
  t_id VARCHAR(10) PRIMARY KEY,
  t_name VARCHAR(20) NOT NULL,
  t_salary DECIMAL(8,2) NOT NULL,    -- 月薪
  bonus DECIMAL(8,2),                -- 奖金
  leader VARCHAR(10)                 -- 组长
);
CREATE TABLE course (
  co_id VARCHAR(10) PRIMARY KEY,
  co_name VARCHAR(20) NOT NULL,
  t_id VARCHAR(10) NOT NULL,
  credit INT NOT NULL                -- 学分
);
CREATE TABLE score (
  s_id VARCHAR(10) NOT NULL,
  co_id VARCHAR(10) NOT NULL,
  s_score INT,                       -- 缺考为NULL
  exam_date DATE,
  PRIMARY KEY (s_id, co_id)
);
CREATE TABLE grade_level (
  g_name CHAR(1) PRIMARY KEY,        -- A B C D
  low INT NOT NULL,
  high INT NOT NULL
);
CREATE TABLE duty (
  d_id INT PRIMARY KEY AUTO_INCREMENT,
  s_id VARCHAR(10) NOT NULL,
  d_date DATE NOT NULL,              -- 值日日期
  area VARCHAR(10) NOT NULL,         -- 黑板/地面/窗户
  done TINYINT NOT NULL DEFAULT 0    -- 0没做 1做了
);
ALTER TABLE student ADD FOREIGN KEY (c_id) REFERENCES class(c_id);
ALTER TABLE class ADD FOREIGN KEY (head_t) REFERENCES teacher(t_id);
ALTER TABLE teacher ADD FOREIGN KEY (leader) REFERENCES teacher(t_id);
ALTER TABLE course ADD FOREIGN KEY (t_id) REFERENCES teacher(t_id);
ALTER TABLE score ADD FOREIGN KEY (s_id) REFERENCES student(s_id);
ALTER TABLE score ADD FOREIGN KEY (co_id) REFERENCES course(co_id);
ALTER TABLE duty ADD FOREIGN KEY (s_id) REFERENCES student(s_id);
