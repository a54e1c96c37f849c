CREATE TABLE `te_college` (
  `college_id` int NOT NULL COMMENT '学院编号',
  `college_name` varchar(40) NOT NULL COMMENT '学院名称',
  PRIMARY KEY (`college_id`)
) COMMENT='二级学院';
CREATE TABLE `te_teacher` (
  `jobno` varchar(10) NOT NULL COMMENT '工号',
  `name` varchar(20) NOT NULL COMMENT '姓名',
  `college_id` int NOT NULL COMMENT '所在学院',
  `title` tinyint NOT NULL COMMENT '职称 1助教 2讲师 3副教授 4教授',
  `part_time` tinyint NOT NULL DEFAULT 0 COMMENT '外聘 0否 1是',
  `leave_date` date DEFAULT NULL COMMENT '离校日期',
  PRIMARY KEY (`jobno`), KEY (`college_id`), FOREIGN KEY (`college_id`) REFERENCES `te_college` (`college_id`)
) COMMENT='教师';
CREATE TABLE `te_course_class` (
  `class_no` varchar(20) NOT NULL COMMENT '教学班号',
  `course_name` varchar(60) NOT NULL COMMENT '课程名称',
  `jobno` varchar(10) NOT NULL COMMENT '主讲教师',
  `second_jobno` varchar(10) DEFAULT NULL COMMENT '辅讲教师',
  `term` char(6) NOT NULL COMMENT '学期 如202501',
  `stu_num` int NOT NULL COMMENT '选课人数',
  `mode` tinyint NOT NULL DEFAULT 0 COMMENT '授课方式 0线下 1线上 2混合',
  PRIMARY KEY (`class_no`), FOREIGN KEY (`jobno`) REFERENCES `te_teacher` (`jobno`), FOREIGN KEY (`second_jobno`) REFERENCES `te_teacher` (`jobno`)
) COMMENT='教学班';
CREATE TABLE `te_stu_eval` (
  `id` bigint NOT NULL AUTO_INCREMENT COMMENT '主键',
  `class_no` varchar(20) NOT NULL COMMENT '教学班号',
  `stu_no` varchar(12) NOT NULL COMMENT '学号',
  `score` decimal(4,1) NOT NULL COMMENT '评分（百分制）',
  `comment_txt` varchar(500) DEFAULT NULL COMMENT '文字评价',
  `submit_time` datetime NOT NULL COMMENT '提交时间',
  `valid` tinyint NOT NULL DEFAULT 1 COMMENT '有效 1有效 0无效',
  PRIMARY KEY (`id`), FOREIGN KEY (`class_no`) REFERENCES `te_course_class` (`class_no`)
) COMMENT='学生评教';
CREATE TABLE `te_listen` (
  `id` int NOT NULL AUTO_INCREMENT COMMENT '主键',
  `class_no` varchar(20) NOT NULL COMMENT '被听课教学班',
  `listener` varchar(10) NOT NULL COMMENT '听课人工号',
  `kind` tinyint NOT NULL COMMENT '听课类型 1督导 2领导 3同行',
  `listen_date` date NOT NULL COMMENT '听课日期',
  `score` decimal(4,1) DEFAULT NULL COMMENT '听课评分',
  `advice` varchar(500) DEFAULT NULL COMMENT '改进建议',
  PRIMARY KEY (`id`), FOREIGN KEY (`class_no`) REFERENCES `te_course_class` (`class_no`), FOREIGN KEY (`listener`) REFERENCES `te_teacher` (`jobno`)
) COMMENT='听课记录';
CREATE TABLE `te_accident` (
  `id` int NOT NULL AUTO_INCREMENT COMMENT '主键',
  `jobno` varchar(10) NOT NULL COMMENT '责任教师',
  `level` tinyint NOT NULL COMMENT '等级 1一般 2较大 3重大',
  `fact` varchar(300) NOT NULL COMMENT '事实经过',
  `happen_date` date NOT NULL COMMENT '发生日期',
  `decide_date` date DEFAULT NULL COMMENT '认定日期',
  `appeal` tinyint NOT NULL DEFAULT 0 COMMENT '是否申诉 0否 1是',
  PRIMARY KEY (`id`), FOREIGN KEY (`jobno`) REFERENCES `te_teacher` (`jobno`)
) COMMENT='教学事故';
CREATE TABLE `te_result` (
  `jobno` varchar(10) NOT NULL COMMENT '工号',
  `term` char(6) NOT NULL COMMENT '学期',
  `total` decimal(5,2) NOT NULL COMMENT '综合得分',
  `grade` char(1) NOT NULL COMMENT '等级 A优 B良 C合格 D不合格',
  `publish_time` datetime DEFAULT NULL COMMENT '发布时间',
  PRIMARY KEY (`jobno`,`term`), FOREIGN KEY (`jobno`) REFERENCES `te_teacher` (`jobno`)
) COMMENT='评教结果';
