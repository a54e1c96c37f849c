-- 课后服务 小程序后端
CREATE TABLE `ks_school` (
  `id` int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `school_name` varchar(50) NOT NULL COMMENT '学校',
  `stage` tinyint NOT NULL COMMENT '学段 1小学 2初中',
  `area` varchar(20) NOT NULL COMMENT '区县'
) COMMENT='学校';
CREATE TABLE `ks_teacher` (
  `id` int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `school_id` int unsigned DEFAULT NULL COMMENT '本校，外聘为空',
  `real_name` varchar(20) NOT NULL COMMENT '姓名',
  `phone` varchar(11) DEFAULT NULL,
  `cert_no` varchar(30) DEFAULT NULL COMMENT '教师资格证号',
  `hour_fee` decimal(6,2) NOT NULL DEFAULT '0.00' COMMENT '课时费',
  `enabled` tinyint NOT NULL DEFAULT 1 COMMENT '1启用 0停用'
) COMMENT='教师';
CREATE TABLE `ks_course` (
  `id` int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `school_id` int unsigned NOT NULL,
  `teacher_id` int unsigned DEFAULT NULL COMMENT '未定为空',
  `course_name` varchar(40) NOT NULL COMMENT '课程名',
  `course_type` varchar(10) NOT NULL COMMENT '作业辅导/体育/艺术/科技',
  `weekday` tinyint NOT NULL COMMENT '周几 1-5',
  `capacity` int NOT NULL COMMENT '名额',
  `price` decimal(8,2) NOT NULL DEFAULT 0 COMMENT '收费，0为免费',
  `term` varchar(10) NOT NULL COMMENT '学期 如2024春',
  `pub` tinyint NOT NULL DEFAULT 0 COMMENT '是否发布 0未发布 1已发布'
) COMMENT='课程';
CREATE TABLE `ks_student` (
  `id` int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `school_id` int unsigned NOT NULL,
  `stu_name` varchar(20) NOT NULL COMMENT '学生',
  `grade` tinyint NOT NULL COMMENT '年级',
  `class_no` tinyint NOT NULL COMMENT '班',
  `poor` tinyint NOT NULL DEFAULT 0 COMMENT '是否困难生',
  `openid` varchar(40) DEFAULT NULL COMMENT '家长微信，未绑定为空'
) COMMENT='学生';
CREATE TABLE `ks_enroll` (
  `id` int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `course_id` int unsigned NOT NULL,
  `student_id` int unsigned NOT NULL,
  `apply_time` datetime NOT NULL COMMENT '报名时间',
  `pay_time` datetime DEFAULT NULL COMMENT '缴费时间',
  `pay_amt` decimal(8,2) DEFAULT NULL COMMENT '实缴',
  `status` tinyint NOT NULL DEFAULT 0 COMMENT '0待缴费 1已报名 2候补 3已退课'
) COMMENT='报名';
CREATE TABLE `ks_attend` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `enroll_id` int unsigned NOT NULL,
  `att_date` date NOT NULL COMMENT '上课日期',
  `result` tinyint NOT NULL COMMENT '1到 2请假 3缺勤',
  `pickup_at` datetime DEFAULT NULL COMMENT '接走时间'
) COMMENT='考勤';
