/* 在线考试 2.1 */
CREATE TABLE `ks_subject` (
  `subject_id` int(11) NOT NULL AUTO_INCREMENT,
  `subject_name` varchar(40) NOT NULL COMMENT '科目',
  PRIMARY KEY (`subject_id`)
) ENGINE=InnoDB COMMENT='科目表';
CREATE TABLE `ks_question` (
  `qid` bigint(20) NOT NULL AUTO_INCREMENT,
  `subject_id` int(11) NOT NULL,
  `q_type` tinyint(4) NOT NULL COMMENT '题型：1单选 2多选 3判断 4填空 5简答',
  `difficulty` tinyint(4) NOT NULL DEFAULT '3' COMMENT '难度1-5',
  `stem` varchar(1000) NOT NULL COMMENT '题干',
  `answer` varchar(500) DEFAULT NULL COMMENT '标准答案，主观题可空',
  `knowledge` varchar(60) DEFAULT NULL COMMENT '知识点',
  `author_id` int(11) NOT NULL COMMENT '出题人',
  `audit` tinyint(4) NOT NULL DEFAULT '0' COMMENT '审核 0待审 1通过 2驳回',
  `create_time` datetime NOT NULL COMMENT '创建时间',
  PRIMARY KEY (`qid`),
  CONSTRAINT `fk_q_s` FOREIGN KEY (`subject_id`) REFERENCES `ks_subject` (`subject_id`)
) ENGINE=InnoDB COMMENT='题库';
CREATE TABLE `ks_user` (
  `user_id` int(11) NOT NULL AUTO_INCREMENT,
  `real_name` varchar(30) NOT NULL COMMENT '姓名',
  `role` tinyint(4) NOT NULL DEFAULT '1' COMMENT '1考生 2教师 3管理员',
  `class_name` varchar(40) DEFAULT NULL COMMENT '班级',
  `email` varchar(60) DEFAULT NULL,
  `disabled` tinyint(1) NOT NULL DEFAULT '0' COMMENT '是否禁用 0-否 1-是',
  `last_login_time` datetime DEFAULT NULL COMMENT '最近登录时间',
  PRIMARY KEY (`user_id`)
) ENGINE=InnoDB COMMENT='用户表';
CREATE TABLE `ks_paper` (
  `paper_id` int(11) NOT NULL AUTO_INCREMENT,
  `paper_name` varchar(80) NOT NULL COMMENT '试卷名称',
  `subject_id` int(11) NOT NULL,
  `total_score` decimal(5,1) NOT NULL COMMENT '总分',
  `pass_score` decimal(5,1) NOT NULL COMMENT '及格分',
  `limit_min` int(11) NOT NULL COMMENT '限时(分钟)',
  PRIMARY KEY (`paper_id`),
  CONSTRAINT `fk_p_s` FOREIGN KEY (`subject_id`) REFERENCES `ks_subject` (`subject_id`)
) ENGINE=InnoDB COMMENT='试卷';
CREATE TABLE `ks_paper_question` (
  `paper_id` int(11) NOT NULL,
  `qid` bigint(20) NOT NULL,
  `seq` int(11) NOT NULL COMMENT '题号',
  `score` decimal(4,1) NOT NULL COMMENT '分值',
  PRIMARY KEY (`paper_id`,`qid`),
  CONSTRAINT `fk_pq_p` FOREIGN KEY (`paper_id`) REFERENCES `ks_paper` (`paper_id`),
  CONSTRAINT `fk_pq_q` FOREIGN KEY (`qid`) REFERENCES `ks_question` (`qid`)
) ENGINE=InnoDB COMMENT='试卷题目';
CREATE TABLE `ks_exam` (
  `exam_id` int(11) NOT NULL AUTO_INCREMENT,
  `exam_name` varchar(80) NOT NULL COMMENT '考试名称',
  `paper_id` int(11) NOT NULL,
  `start_time` datetime NOT NULL COMMENT '开考时间',
  `end_time` datetime NOT NULL COMMENT '结束时间',
  `max_times` tinyint(4) NOT NULL DEFAULT '1' COMMENT '允许次数',
  `state` tinyint(4) NOT NULL DEFAULT '0' COMMENT '0未发布 1已发布 2已归档',
  PRIMARY KEY (`exam_id`),
  CONSTRAINT `fk_e_p` FOREIGN KEY (`paper_id`) REFERENCES `ks_paper` (`paper_id`)
) ENGINE=InnoDB COMMENT='考试场次';
CREATE TABLE `ks_record` (
  `record_id` bigint(20) NOT NULL AUTO_INCREMENT,
  `exam_id` int(11) NOT NULL,
  `user_id` int(11) NOT NULL,
  `begin_time` datetime NOT NULL COMMENT '进入时间',
  `submit_time` datetime DEFAULT NULL COMMENT '交卷时间，没交为空',
  `obj_score` decimal(5,1) DEFAULT NULL COMMENT '客观题得分',
  `sub_score` decimal(5,1) DEFAULT NULL COMMENT '主观题得分，未阅为空',
  `switch_cnt` int(11) NOT NULL DEFAULT '0' COMMENT '切屏次数',
  `cheat` tinyint(1) NOT NULL DEFAULT '0' COMMENT '作弊 1是',
  PRIMARY KEY (`record_id`),
  CONSTRAINT `fk_r_e` FOREIGN KEY (`exam_id`) REFERENCES `ks_exam` (`exam_id`),
  CONSTRAINT `fk_r_u` FOREIGN KEY (`user_id`) REFERENCES `ks_user` (`user_id`)
) ENGINE=InnoDB COMMENT='答卷';
CREATE TABLE `ks_answer` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `record_id` bigint(20) NOT NULL,
  `qid` bigint(20) NOT NULL,
  `content` varchar(1000) DEFAULT NULL COMMENT '作答内容，空白为空',
  `right_flag` tinyint(1) DEFAULT NULL COMMENT '1对 0错',
  `got_score` decimal(4,1) DEFAULT NULL COMMENT '得分',
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_a_r` FOREIGN KEY (`record_id`) REFERENCES `ks_record` (`record_id`),
  CONSTRAINT `fk_a_q` FOREIGN KEY (`qid`) REFERENCES `ks_question` (`qid`)
) ENGINE=InnoDB COMMENT='作答明细';
ALTER TABLE `ks_question` ADD CONSTRAINT `fk_q_u` FOREIGN KEY (`author_id`) REFERENCES `ks_user` (`user_id`);
