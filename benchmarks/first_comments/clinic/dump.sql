-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: clinic
-- ------------------------------------------------------

DROP TABLE IF EXISTS `t_dept`;
CREATE TABLE `t_dept` (
  `id` int NOT NULL AUTO_INCREMENT COMMENT '科室编号',
  `dept_name` varchar(50) NOT NULL COMMENT '科室名称',
  `floor_no` int DEFAULT NULL COMMENT '楼层',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='科室';

DROP TABLE IF EXISTS `t_doctor`;
CREATE TABLE `t_doctor` (
  `id` int NOT NULL AUTO_INCREMENT,
  `name` varchar(30) NOT NULL COMMENT '医生姓名',
  `dept_id` int NOT NULL COMMENT '所属科室',
  `title` enum('主任医师','副主任医师','主治医师','住院医师') NOT NULL COMMENT '职称',
  `hire_date` date DEFAULT NULL COMMENT '入职日期',
  `on_duty` tinyint(1) NOT NULL DEFAULT '1' COMMENT '是否在岗(0否 1是)',
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_doctor_dept` FOREIGN KEY (`dept_id`) REFERENCES `t_dept` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='医生';

DROP TABLE IF EXISTS `t_patient`;
CREATE TABLE `t_patient` (
  `id` int NOT NULL AUTO_INCREMENT,
  `name` varchar(30) NOT NULL COMMENT '患者姓名',
  `gender` enum('男','女') NOT NULL COMMENT '性别',
  `birthday` date DEFAULT NULL COMMENT '出生日期',
  `phone` varchar(20) DEFAULT NULL COMMENT '手机号',
  `city` varchar(30) DEFAULT NULL COMMENT '所在城市',
  `insured` tinyint(1) NOT NULL DEFAULT '0' COMMENT '是否医保(0否 1是)',
  `created_at` datetime NOT NULL COMMENT '建档时间',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='患者';

DROP TABLE IF EXISTS `t_visit`;
CREATE TABLE `t_visit` (
  `id` int NOT NULL AUTO_INCREMENT,
  `patient_id` int NOT NULL COMMENT '患者',
  `doctor_id` int NOT NULL COMMENT '接诊医生',
  `visit_time` datetime NOT NULL COMMENT '就诊时间',
  `fee` decimal(8,2) NOT NULL DEFAULT '0.00' COMMENT '挂号费',
  `status` tinyint NOT NULL DEFAULT '0' COMMENT '状态(0待诊 1已诊 2取消)',
  `diagnosis` varchar(200) DEFAULT NULL COMMENT '诊断',
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_visit_patient` FOREIGN KEY (`patient_id`) REFERENCES `t_patient` (`id`),
  CONSTRAINT `fk_visit_doctor` FOREIGN KEY (`doctor_id`) REFERENCES `t_doctor` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='就诊记录';

DROP TABLE IF EXISTS `t_drug`;
CREATE TABLE `t_drug` (
  `id` int NOT NULL AUTO_INCREMENT,
  `drug_name` varchar(80) NOT NULL COMMENT '药品名称',
  `price` decimal(8,2) NOT NULL COMMENT '单价',
  `stock` int NOT NULL DEFAULT '0' COMMENT '库存',
  `expire_date` date DEFAULT NULL COMMENT '有效期',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='药品';

DROP TABLE IF EXISTS `t_prescription`;
CREATE TABLE `t_prescription` (
  `id` int NOT NULL AUTO_INCREMENT,
  `visit_id` int NOT NULL COMMENT '就诊记录',
  `drug_id` int NOT NULL COMMENT '药品',
  `quantity` int NOT NULL DEFAULT '1' COMMENT '数量',
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_pres_visit` FOREIGN KEY (`visit_id`) REFERENCES `t_visit` (`id`),
  CONSTRAINT `fk_pres_drug` FOREIGN KEY (`drug_id`) REFERENCES `t_drug` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='处方明细';

-- Dump completed on 2026-10-02 11:20:04
