-- 住院管理库
SET NAMES utf8mb4;
DROP TABLE IF EXISTS `dept`;
CREATE TABLE `dept` (
  `id` int NOT NULL AUTO_INCREMENT,
  `dept_name` varchar(40) NOT NULL COMMENT '科室名称',
  `floor_no` tinyint DEFAULT NULL COMMENT '楼层',
  `tel` varchar(20) DEFAULT NULL COMMENT '科室电话',
  `stopped` tinyint(1) NOT NULL DEFAULT '0' COMMENT '停用 0否 1是',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB COMMENT='科室';

CREATE TABLE `staff` (
  `id` int NOT NULL AUTO_INCREMENT,
  `staff_no` varchar(12) NOT NULL COMMENT '工号',
  `staff_name` varchar(30) NOT NULL COMMENT '姓名',
  `duty` tinyint NOT NULL COMMENT '岗位：1医生 2护士 3药师 4护工',
  `title` varchar(20) DEFAULT NULL COMMENT '职称',
  `dept_id` int NOT NULL COMMENT '科室',
  `leader_id` int DEFAULT NULL COMMENT '上级医师/带教',
  `hire_date` date NOT NULL COMMENT '入职日期',
  `leave_date` date DEFAULT NULL COMMENT '离职日期，在职为空',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uk_no` (`staff_no`)
) ENGINE=InnoDB COMMENT='职工';

CREATE TABLE `bed` (
  `id` int NOT NULL AUTO_INCREMENT,
  `bed_no` varchar(10) NOT NULL COMMENT '床号',
  `dept_id` int NOT NULL,
  `bed_type` char(1) NOT NULL DEFAULT 'P' COMMENT '床型 P普通 J加床 V单间 I监护',
  `state` tinyint NOT NULL DEFAULT '0' COMMENT '0空床 1占用 2维修',
  `day_price` decimal(8,2) NOT NULL COMMENT '床位费/天',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB COMMENT='床位';

CREATE TABLE `patient` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `p_name` varchar(30) NOT NULL COMMENT '患者姓名',
  `gender` tinyint NOT NULL COMMENT '性别 1男 2女',
  `birthday` date NOT NULL COMMENT '出生日期',
  `id_card` varchar(18) DEFAULT NULL COMMENT '身份证号',
  `mobile` varchar(11) DEFAULT NULL COMMENT '手机',
  `ins_type` tinyint NOT NULL DEFAULT '0' COMMENT '费别 0自费 1职工医保 2居民医保 3离休',
  `allergy` varchar(200) DEFAULT NULL COMMENT '过敏史',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB COMMENT='患者';

CREATE TABLE `admission` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `adm_no` varchar(20) NOT NULL COMMENT '住院号',
  `patient_id` bigint NOT NULL,
  `dept_id` int NOT NULL COMMENT '入院科室',
  `bed_id` int DEFAULT NULL COMMENT '床位，待床为空',
  `doctor_id` int DEFAULT NULL COMMENT '主管医生',
  `diag` varchar(100) NOT NULL COMMENT '入院诊断',
  `in_time` datetime NOT NULL COMMENT '入院时间',
  `out_time` datetime DEFAULT NULL COMMENT '出院时间，在院为空',
  `out_way` tinyint DEFAULT NULL COMMENT '离院方式 1治愈 2好转 3转院 4死亡 5自动出院',
  `care_level` tinyint NOT NULL DEFAULT '3' COMMENT '护理级别 0特级 1一级 2二级 3三级',
  `deposit` decimal(10,2) NOT NULL DEFAULT '0.00' COMMENT '押金余额',
  PRIMARY KEY (`id`),
  KEY `idx_pat` (`patient_id`),
  CONSTRAINT `fk_adm_pat` FOREIGN KEY (`patient_id`) REFERENCES `patient` (`id`),
  CONSTRAINT `fk_adm_dept` FOREIGN KEY (`dept_id`) REFERENCES `dept` (`id`),
  CONSTRAINT `fk_adm_bed` FOREIGN KEY (`bed_id`) REFERENCES `bed` (`id`),
  CONSTRAINT `fk_adm_doc` FOREIGN KEY (`doctor_id`) REFERENCES `staff` (`id`)
) ENGINE=InnoDB COMMENT='住院登记';

CREATE TABLE `charge` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `adm_id` bigint NOT NULL,
  `item_type` tinyint NOT NULL COMMENT '1药费 2检查 3治疗 4床位 5材料',
  `item_name` varchar(80) NOT NULL COMMENT '项目名称',
  `price` decimal(10,2) NOT NULL COMMENT '单价',
  `qty` decimal(8,2) NOT NULL COMMENT '数量',
  `self_ratio` decimal(4,2) NOT NULL DEFAULT '1.00' COMMENT '自付比例',
  `charge_time` datetime NOT NULL COMMENT '记账时间',
  `refund_flag` tinyint NOT NULL DEFAULT '0' COMMENT '0正常 1已退',
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_chg_adm` FOREIGN KEY (`adm_id`) REFERENCES `admission` (`id`)
) ENGINE=InnoDB COMMENT='费用明细';

CREATE TABLE `operation` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `adm_id` bigint NOT NULL,
  `op_name` varchar(100) NOT NULL COMMENT '手术名称',
  `op_level` tinyint NOT NULL COMMENT '手术级别 1-4级',
  `surgeon_id` int NOT NULL COMMENT '主刀',
  `anes_id` int DEFAULT NULL COMMENT '麻醉师，局麻为空',
  `plan_time` datetime NOT NULL COMMENT '计划时间',
  `start_time` datetime DEFAULT NULL COMMENT '开始时间',
  `end_time` datetime DEFAULT NULL COMMENT '结束时间',
  `status` tinyint NOT NULL DEFAULT '0' COMMENT '0已排 1进行中 2完成 9取消',
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_op_adm` FOREIGN KEY (`adm_id`) REFERENCES `admission` (`id`),
  CONSTRAINT `fk_op_sur` FOREIGN KEY (`surgeon_id`) REFERENCES `staff` (`id`),
  CONSTRAINT `fk_op_ane` FOREIGN KEY (`anes_id`) REFERENCES `staff` (`id`)
) ENGINE=InnoDB COMMENT='手术';
ALTER TABLE `staff` ADD CONSTRAINT `fk_staff_dept` FOREIGN KEY (`dept_id`) REFERENCES `dept` (`id`);
ALTER TABLE `staff` ADD CONSTRAINT `fk_staff_leader` FOREIGN KEY (`leader_id`) REFERENCES `staff` (`id`);
ALTER TABLE `bed` ADD CONSTRAINT `fk_bed_dept` FOREIGN KEY (`dept_id`) REFERENCES `dept` (`id`);
