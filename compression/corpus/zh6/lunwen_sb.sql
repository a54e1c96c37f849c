-- 研究生学位论文送审答辩 SQL Server  中文列名 + 英文表名
CREATE TABLE Student (
  学号 VARCHAR(12) NOT NULL PRIMARY KEY,
  姓名 NVARCHAR(20) NOT NULL,
  学院 NVARCHAR(30) NOT NULL,
  类型 CHAR(1) NOT NULL,          -- M硕士 D博士
  导师工号 VARCHAR(10) NOT NULL,
  副导师工号 VARCHAR(10) NULL,
  入学日期 DATE NOT NULL,
  状态 TINYINT NOT NULL DEFAULT 1 -- 1在读 2毕业 3肄业 4退学
);
CREATE TABLE Teacher (
  工号 VARCHAR(10) NOT NULL PRIMARY KEY,
  姓名 NVARCHAR(20) NOT NULL,
  学院 NVARCHAR(30) NOT NULL,
  职称 NVARCHAR(10) NOT NULL,     -- 教授/副教授/讲师
  博导 BIT NOT NULL DEFAULT 0
);
CREATE TABLE Thesis (
  论文编号 INT IDENTITY(1,1) PRIMARY KEY,
  学号 VARCHAR(12) NOT NULL FOREIGN KEY REFERENCES Student(学号),
  题目 NVARCHAR(200) NOT NULL,
  涉密 BIT NOT NULL DEFAULT 0,
  查重率 DECIMAL(5,2) NULL,       -- 百分比, 未查为空
  提交日期 DATE NOT NULL,
  字数 INT NULL
);
CREATE TABLE BlindReview (
  评阅编号 INT IDENTITY(1,1) PRIMARY KEY,
  论文编号 INT NOT NULL FOREIGN KEY REFERENCES Thesis(论文编号),
  专家 NVARCHAR(20) NOT NULL,
  单位 NVARCHAR(40) NOT NULL,
  送审日期 DATE NOT NULL,
  返回日期 DATE NULL,
  分数 TINYINT NULL,
  结论 CHAR(1) NULL               -- A同意 B小修 C大修 D不同意
);
CREATE TABLE Defense (
  答辩编号 INT IDENTITY(1,1) PRIMARY KEY,
  论文编号 INT NOT NULL FOREIGN KEY REFERENCES Thesis(论文编号),
  答辩时间 DATETIME NOT NULL,
  教室 NVARCHAR(20) NOT NULL,
  主席工号 VARCHAR(10) NOT NULL,
  秘书工号 VARCHAR(10) NOT NULL,
  通过 BIT NULL                   -- 未开始为空
);
CREATE TABLE DefenseMember (
  答辩编号 INT NOT NULL,
  工号 VARCHAR(10) NOT NULL,
  投票 BIT NULL,                  -- 1赞成 0反对
  CONSTRAINT pk_dm PRIMARY KEY (答辩编号, 工号)
);
ALTER TABLE Student ADD CONSTRAINT fk_s_ds FOREIGN KEY (导师工号) REFERENCES Teacher(工号);
ALTER TABLE Student ADD CONSTRAINT fk_s_fds FOREIGN KEY (副导师工号) REFERENCES Teacher(工号);
ALTER TABLE Defense ADD CONSTRAINT fk_d_zx FOREIGN KEY (主席工号) REFERENCES Teacher(工号);
ALTER TABLE Defense ADD CONSTRAINT fk_d_ms FOREIGN KEY (秘书工号) REFERENCES Teacher(工号);
ALTER TABLE DefenseMember ADD CONSTRAINT fk_dm_d FOREIGN KEY (答辩编号) REFERENCES Defense(答辩编号);
ALTER TABLE DefenseMember ADD CONSTRAINT fk_dm_t FOREIGN KEY (工号) REFERENCES Teacher(工号);
