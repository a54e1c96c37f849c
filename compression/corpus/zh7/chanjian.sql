-- 妇幼保健院 孕产妇建册与产检
CREATE TABLE `fy_mother` (
  `mid` bigint NOT NULL AUTO_INCREMENT,
  `book_no` varchar(20) NOT NULL COMMENT '母子健康手册号',
  `name` varchar(30) NOT NULL COMMENT '孕妇姓名',
  `birthday` date NOT NULL COMMENT '出生日期',
  `phone` varchar(20) NOT NULL COMMENT '手机',
  `street` varchar(30) NOT NULL COMMENT '居住街道',
  `lmp` date NOT NULL COMMENT '末次月经',
  `edd` date NOT NULL COMMENT '预产期',
  `gravida` tinyint NOT NULL DEFAULT 1 COMMENT '孕次',
  `para` tinyint NOT NULL DEFAULT 0 COMMENT '产次',
  `risk_color` char(1) NOT NULL DEFAULT 'G' COMMENT '妊娠风险 G绿 Y黄 O橙 R红 P紫(传染病)',
  `status` tinyint NOT NULL DEFAULT 0 COMMENT '0在管 1已分娩 2流产 3迁出 4失访',
  `booked_at` date NOT NULL COMMENT '建册日期',
  `doctor_id` int DEFAULT NULL COMMENT '责任医生',
  PRIMARY KEY (`mid`), UNIQUE KEY (`book_no`)
) COMMENT='孕产妇';
CREATE TABLE `fy_doctor` (
  `doctor_id` int NOT NULL AUTO_INCREMENT,
  `doctor_name` varchar(30) NOT NULL COMMENT '医生',
  `org_id` int NOT NULL COMMENT '所属机构',
  `title` varchar(20) DEFAULT NULL COMMENT '职称',
  PRIMARY KEY (`doctor_id`)
) COMMENT='医生';
CREATE TABLE `fy_org` (
  `org_id` int NOT NULL AUTO_INCREMENT,
  `org_name` varchar(60) NOT NULL COMMENT '机构',
  `org_type` tinyint NOT NULL COMMENT '1助产医院 2社区卫生中心',
  PRIMARY KEY (`org_id`)
) COMMENT='机构';
CREATE TABLE `fy_visit` (
  `vid` bigint NOT NULL AUTO_INCREMENT,
  `mid` bigint NOT NULL,
  `visit_date` date NOT NULL COMMENT '产检日期',
  `gest_week` tinyint NOT NULL COMMENT '孕周',
  `doctor_id` int NOT NULL COMMENT '接诊医生',
  `weight` decimal(5,1) DEFAULT NULL COMMENT '体重kg',
  `sbp` smallint DEFAULT NULL COMMENT '收缩压',
  `dbp` smallint DEFAULT NULL COMMENT '舒张压',
  `fetal_hr` smallint DEFAULT NULL COMMENT '胎心率',
  `next_date` date DEFAULT NULL COMMENT '预约下次',
  PRIMARY KEY (`vid`)
) COMMENT='产检';
CREATE TABLE `fy_screen` (
  `sid` bigint NOT NULL AUTO_INCREMENT,
  `mid` bigint NOT NULL,
  `item` varchar(20) NOT NULL COMMENT '唐筛/无创/糖耐/B超/羊穿',
  `sample_date` date NOT NULL COMMENT '采样日期',
  `result` tinyint DEFAULT NULL COMMENT '0低风险 1临界 2高风险，未出为空',
  `notified` tinyint NOT NULL DEFAULT 0 COMMENT '是否已通知',
  PRIMARY KEY (`sid`)
) COMMENT='筛查';
CREATE TABLE `fy_delivery` (
  `did` bigint NOT NULL AUTO_INCREMENT,
  `mid` bigint NOT NULL,
  `org_id` int NOT NULL COMMENT '分娩医院',
  `delivered_at` datetime NOT NULL COMMENT '分娩时间',
  `mode` tinyint NOT NULL COMMENT '1顺产 2剖宫产 3产钳',
  `bleeding_ml` int DEFAULT NULL COMMENT '出血量',
  PRIMARY KEY (`did`)
) COMMENT='分娩';
CREATE TABLE `fy_baby` (
  `bid` bigint NOT NULL AUTO_INCREMENT,
  `did` bigint NOT NULL,
  `sex` char(1) NOT NULL COMMENT 'M男 F女',
  `weight_g` int NOT NULL COMMENT '出生体重g',
  `apgar5` tinyint DEFAULT NULL COMMENT '5分钟阿氏评分',
  PRIMARY KEY (`bid`)
) COMMENT='新生儿';
CREATE TABLE `fy_followup` (
  `fid` bigint NOT NULL AUTO_INCREMENT,
  `mid` bigint NOT NULL,
  `plan_date` date NOT NULL COMMENT '应访日期',
  `done_at` datetime DEFAULT NULL COMMENT '实访时间',
  `way` varchar(10) DEFAULT NULL COMMENT '电话/入户',
  `note` varchar(300) DEFAULT NULL COMMENT '随访小结',
  PRIMARY KEY (`fid`)
) COMMENT='产后/高危随访';
ALTER TABLE `fy_mother` ADD FOREIGN KEY (`doctor_id`) REFERENCES `fy_doctor` (`doctor_id`);
ALTER TABLE `fy_doctor` ADD FOREIGN KEY (`org_id`) REFERENCES `fy_org` (`org_id`);
ALTER TABLE `fy_visit` ADD FOREIGN KEY (`mid`) REFERENCES `fy_mother` (`mid`), ADD FOREIGN KEY (`doctor_id`) REFERENCES `fy_doctor` (`doctor_id`);
ALTER TABLE `fy_screen` ADD FOREIGN KEY (`mid`) REFERENCES `fy_mother` (`mid`);
ALTER TABLE `fy_delivery` ADD FOREIGN KEY (`mid`) REFERENCES `fy_mother` (`mid`), ADD FOREIGN KEY (`org_id`) REFERENCES `fy_org` (`org_id`);
ALTER TABLE `fy_baby` ADD FOREIGN KEY (`did`) REFERENCES `fy_delivery` (`did`);
ALTER TABLE `fy_followup` ADD FOREIGN KEY (`mid`) REFERENCES `fy_mother` (`mid`);
