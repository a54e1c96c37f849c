-- coupon-center 营销券中心 MySQL 8
CREATE TABLE `coupon_tpl` (
  `tpl_id` bigint NOT NULL AUTO_INCREMENT,
  `tpl_name` varchar(64) NOT NULL COMMENT '券模板名称',
  `coupon_type` tinyint NOT NULL COMMENT '券类型 1满减 2折扣 3立减 4运费',
  `threshold_amt` decimal(10,2) NOT NULL DEFAULT '0.00' COMMENT '使用门槛',
  `face_value` decimal(10,2) NOT NULL COMMENT '面额/折扣',
  `total_qty` int NOT NULL COMMENT '发行总量',
  `issued_qty` int NOT NULL DEFAULT '0' COMMENT '已领数量',
  `valid_from` datetime NOT NULL,
  `valid_to` datetime NOT NULL COMMENT '有效期止',
  `status` tinyint NOT NULL DEFAULT '0' COMMENT '0草稿 1发放中 2已暂停 3已结束',
  `shop_id` bigint DEFAULT NULL COMMENT '店铺，平台券为空',
  `creator` varchar(32) DEFAULT NULL,
  PRIMARY KEY (`tpl_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='券模板';
CREATE TABLE `shop` (
  `shop_id` bigint NOT NULL AUTO_INCREMENT,
  `shop_name` varchar(64) NOT NULL COMMENT '店铺名',
  `category` varchar(20) NOT NULL COMMENT '主营类目',
  `level` char(1) NOT NULL DEFAULT 'C' COMMENT '店铺等级 A/B/C',
  PRIMARY KEY (`shop_id`)
) ENGINE=InnoDB COMMENT='店铺';
CREATE TABLE `user_coupon` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `coupon_code` varchar(32) NOT NULL COMMENT '券码',
  `tpl_id` bigint NOT NULL,
  `user_id` bigint NOT NULL COMMENT '用户',
  `channel` varchar(16) NOT NULL COMMENT '领取渠道 app/h5/miniapp/sms',
  `get_time` datetime NOT NULL COMMENT '领取时间',
  `use_time` datetime DEFAULT NULL COMMENT '核销时间',
  `order_no` varchar(32) DEFAULT NULL COMMENT '核销订单号',
  `discount_amt` decimal(10,2) DEFAULT NULL COMMENT '实际优惠金额',
  `state` tinyint NOT NULL DEFAULT '1' COMMENT '1未使用 2已使用 3已过期 4已作废',
  PRIMARY KEY (`id`),
  KEY `idx_user` (`user_id`)
) ENGINE=InnoDB COMMENT='用户券';
CREATE TABLE `member` (
  `user_id` bigint NOT NULL,
  `nickname` varchar(40) DEFAULT NULL COMMENT '昵称',
  `mobile` varchar(11) NOT NULL COMMENT '手机号',
  `member_level` tinyint NOT NULL DEFAULT '0' COMMENT '0普通 1银卡 2金卡 3黑卡',
  `city` varchar(20) DEFAULT NULL COMMENT '城市',
  `reg_time` datetime NOT NULL COMMENT '注册时间',
  `black_flag` tinyint NOT NULL DEFAULT '0' COMMENT '黑名单 0否 1是',
  PRIMARY KEY (`user_id`)
) ENGINE=InnoDB COMMENT='会员';
CREATE TABLE `promo_activity` (
  `act_id` bigint NOT NULL AUTO_INCREMENT,
  `act_name` varchar(64) NOT NULL COMMENT '活动名称',
  `budget` decimal(12,2) NOT NULL COMMENT '预算',
  `start_time` datetime NOT NULL,
  `end_time` datetime NOT NULL,
  PRIMARY KEY (`act_id`)
) COMMENT='营销活动';
CREATE TABLE `activity_tpl` (
  `act_id` bigint NOT NULL,
  `tpl_id` bigint NOT NULL,
  PRIMARY KEY (`act_id`,`tpl_id`)
) COMMENT='活动-券关联';
