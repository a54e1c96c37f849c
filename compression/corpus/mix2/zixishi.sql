/* 共享自习室 课程设计 MySQL 8 */
SET NAMES utf8mb4;
DROP TABLE IF EXISTS `room`;
CREATE TABLE `room` (
  `room_id` int NOT NULL AUTO_INCREMENT,
  `room_name` varchar(30) NOT NULL COMMENT '自习室名称',
  `floor` int NOT NULL COMMENT '楼层',
  `quiet_level` tinyint NOT NULL DEFAULT '1' COMMENT '安静等级 1普通 2静音 3沉浸',
  `open_time` time DEFAULT NULL COMMENT '开门时间',
  `close_time` time DEFAULT NULL COMMENT '关门时间',
  PRIMARY KEY (`room_id`)
) ENGINE=InnoDB COMMENT='自习室';
CREATE TABLE `seat` (
  `seat_id` int NOT NULL AUTO_INCREMENT,
  `room_id` int NOT NULL,
  `seat_no` varchar(10) NOT NULL COMMENT '座位号',
  `has_lamp` tinyint(1) NOT NULL DEFAULT '0' COMMENT '有无台灯',
  `by_window` tinyint(1) NOT NULL DEFAULT '0' COMMENT '是否靠窗',
  `hour_price` decimal(6,2) NOT NULL COMMENT '每小时价格',
  `state` tinyint NOT NULL DEFAULT '0' COMMENT '状态 0空闲 1占用 2维修',
  PRIMARY KEY (`seat_id`),
  CONSTRAINT `fk_seat_room` FOREIGN KEY (`room_id`) REFERENCES `room` (`room_id`)
) ENGINE=InnoDB COMMENT='座位';
CREATE TABLE `vip` (
  `vip_id` int NOT NULL AUTO_INCREMENT,
  `vip_name` varchar(30) NOT NULL COMMENT '会员姓名',
  `sex` enum('男','女') DEFAULT NULL COMMENT '性别',
  `mobile` varchar(11) DEFAULT NULL COMMENT '手机',
  `school` varchar(50) DEFAULT NULL COMMENT '学校',
  `goal` varchar(20) DEFAULT NULL COMMENT '备考目标 考研/考公/法考/四六级',
  `level_score` int NOT NULL DEFAULT '0' COMMENT '积分',
  `balance` decimal(8,2) NOT NULL DEFAULT '0.00' COMMENT '余额',
  `invite_by` int DEFAULT NULL COMMENT '邀请人会员号',
  `reg_date` date NOT NULL COMMENT '注册日期',
  PRIMARY KEY (`vip_id`)
) ENGINE=InnoDB COMMENT='会员';
CREATE TABLE `grade_rule` (
  `grade_name` varchar(10) NOT NULL COMMENT '等级名',
  `low_score` int NOT NULL COMMENT '积分下限',
  `high_score` int NOT NULL COMMENT '积分上限',
  `discount` decimal(3,2) NOT NULL COMMENT '折扣',
  PRIMARY KEY (`grade_name`)
) COMMENT='会员等级规则';
CREATE TABLE `booking` (
  `bk_id` int NOT NULL AUTO_INCREMENT,
  `vip_id` int NOT NULL,
  `seat_id` int NOT NULL,
  `begin_time` datetime NOT NULL COMMENT '开始时间',
  `end_time` datetime DEFAULT NULL COMMENT '结束时间，未离座为空',
  `hours` decimal(4,1) DEFAULT NULL COMMENT '时长',
  `fee` decimal(8,2) DEFAULT NULL COMMENT '费用',
  `bk_state` tinyint NOT NULL DEFAULT '0' COMMENT '0已预约 1使用中 2已完成 3已取消 4爽约',
  PRIMARY KEY (`bk_id`),
  FOREIGN KEY (`vip_id`) REFERENCES `vip` (`vip_id`),
  FOREIGN KEY (`seat_id`) REFERENCES `seat` (`seat_id`)
) COMMENT='预约';
CREATE TABLE `recharge` (
  `rc_id` int NOT NULL AUTO_INCREMENT,
  `vip_id` int NOT NULL,
  `amount` decimal(8,2) NOT NULL COMMENT '充值金额',
  `gift` decimal(8,2) NOT NULL DEFAULT '0.00' COMMENT '赠送金额',
  `pay_way` varchar(10) NOT NULL COMMENT '支付方式 微信/支付宝/现金',
  `rc_time` datetime NOT NULL COMMENT '充值时间',
  PRIMARY KEY (`rc_id`),
  FOREIGN KEY (`vip_id`) REFERENCES `vip` (`vip_id`)
) COMMENT='充值记录';
CREATE TABLE `complain` (
  `cp_id` int NOT NULL AUTO_INCREMENT,
  `vip_id` int NOT NULL COMMENT '投诉人',
  `room_id` int NOT NULL,
  `content` varchar(200) NOT NULL COMMENT '投诉内容',
  `cp_time` datetime NOT NULL COMMENT '投诉时间',
  `reply` varchar(200) DEFAULT NULL COMMENT '回复',
  PRIMARY KEY (`cp_id`)
) COMMENT='投诉';
