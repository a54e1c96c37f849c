-- 医院医疗设备科：台账、报修、保养、计量
CREATE TABLE `yy_dept` (
  `dept_id` int NOT NULL AUTO_INCREMENT,
  `dept_name` varchar(40) NOT NULL COMMENT '科室',
  `building` varchar(20) NOT NULL COMMENT '楼宇',
  PRIMARY KEY (`dept_id`)
) COMMENT='科室';
CREATE TABLE `yy_vendor` (
  `vendor_id` int NOT NULL AUTO_INCREMENT,
  `vendor_name` varchar(80) NOT NULL COMMENT '厂商名称',
  `hotline` varchar(30) DEFAULT NULL COMMENT '报修热线',
  `is_maker` tinyint NOT NULL DEFAULT 1 COMMENT '1生产厂家 0维保公司',
  PRIMARY KEY (`vendor_id`)
) COMMENT='厂商';
CREATE TABLE `yy_engineer` (
  `eng_id` int NOT NULL AUTO_INCREMENT,
  `eng_name` varchar(20) NOT NULL COMMENT '工程师',
  `speciality` varchar(30) NOT NULL COMMENT '专长 影像/呼吸/检验/手术',
  PRIMARY KEY (`eng_id`)
) COMMENT='设备科工程师';
CREATE TABLE `yy_device` (
  `asset_no` varchar(20) NOT NULL COMMENT '资产编号',
  `device_name` varchar(60) NOT NULL COMMENT '设备名称',
  `model` varchar(40) NOT NULL COMMENT '型号',
  `dept_id` int NOT NULL COMMENT '使用科室',
  `maker_id` int NOT NULL COMMENT '生产厂家',
  `service_id` int DEFAULT NULL COMMENT '维保公司，自修为空',
  `price` decimal(12,2) NOT NULL COMMENT '原值',
  `buy_date` date NOT NULL COMMENT '购置日期',
  `warranty_to` date DEFAULT NULL COMMENT '保修截止',
  `risk` char(1) NOT NULL DEFAULT 'B' COMMENT '风险等级 A高 B中 C低',
  `life_support` tinyint NOT NULL DEFAULT 0 COMMENT '生命支持类 1是',
  `state` tinyint NOT NULL DEFAULT 1 COMMENT '1在用 2维修中 3闲置 4封存 5报废',
  PRIMARY KEY (`asset_no`),
  FOREIGN KEY (`dept_id`) REFERENCES `yy_dept` (`dept_id`),
  FOREIGN KEY (`maker_id`) REFERENCES `yy_vendor` (`vendor_id`),
  FOREIGN KEY (`service_id`) REFERENCES `yy_vendor` (`vendor_id`)
) COMMENT='设备台账';
CREATE TABLE `yy_repair` (
  `repair_no` varchar(20) NOT NULL COMMENT '维修单号',
  `asset_no` varchar(20) NOT NULL,
  `fault_desc` varchar(200) NOT NULL COMMENT '故障现象',
  `reported_at` datetime NOT NULL COMMENT '报修时间',
  `urgent` tinyint NOT NULL DEFAULT 0 COMMENT '加急',
  `eng_id` int DEFAULT NULL COMMENT '接单工程师',
  `finished_at` datetime DEFAULT NULL COMMENT '修复时间',
  `outsourced` tinyint NOT NULL DEFAULT 0 COMMENT '1外修',
  `cost` decimal(10,2) DEFAULT NULL COMMENT '维修费',
  PRIMARY KEY (`repair_no`),
  FOREIGN KEY (`asset_no`) REFERENCES `yy_device` (`asset_no`),
  FOREIGN KEY (`eng_id`) REFERENCES `yy_engineer` (`eng_id`)
) COMMENT='维修';
CREATE TABLE `yy_pm` (
  `pm_id` bigint NOT NULL AUTO_INCREMENT,
  `asset_no` varchar(20) NOT NULL,
  `plan_date` date NOT NULL COMMENT '计划日期',
  `done_date` date DEFAULT NULL COMMENT '完成日期',
  `eng_id` int NOT NULL COMMENT '负责工程师',
  `result` tinyint DEFAULT NULL COMMENT '1正常 2需维修',
  PRIMARY KEY (`pm_id`),
  FOREIGN KEY (`asset_no`) REFERENCES `yy_device` (`asset_no`),
  FOREIGN KEY (`eng_id`) REFERENCES `yy_engineer` (`eng_id`)
) COMMENT='预防性保养';
CREATE TABLE `yy_metrology` (
  `mid` bigint NOT NULL AUTO_INCREMENT,
  `asset_no` varchar(20) NOT NULL,
  `cert_no` varchar(40) NOT NULL COMMENT '检定证书号',
  `check_date` date NOT NULL COMMENT '检定日期',
  `valid_to` date NOT NULL COMMENT '有效期至',
  `qualified` tinyint NOT NULL COMMENT '1合格 0不合格',
  PRIMARY KEY (`mid`),
  FOREIGN KEY (`asset_no`) REFERENCES `yy_device` (`asset_no`)
) COMMENT='计量检定';
