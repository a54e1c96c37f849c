-- 景区票务与客流 (MySQL)
CREATE TABLE `scenic` (
  `id` int NOT NULL AUTO_INCREMENT,
  `name` varchar(40) NOT NULL COMMENT '景区名',
  `level` tinyint NOT NULL DEFAULT '3' COMMENT 'A级 1-5',
  `max_people` int NOT NULL COMMENT '日最大承载量',
  `open_time` time DEFAULT NULL COMMENT '开园时间',
  `close_time` time DEFAULT NULL COMMENT '闭园时间',
  PRIMARY KEY (`id`)
) COMMENT='景区';
CREATE TABLE `gate` (
  `id` int NOT NULL AUTO_INCREMENT,
  `scenic_id` int NOT NULL,
  `gate_name` varchar(20) NOT NULL COMMENT '闸机名',
  `direction` tinyint NOT NULL COMMENT '方向 1进 2出 3双向',
  `fault` tinyint NOT NULL DEFAULT '0' COMMENT '故障 0正常 1故障',
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_g_s` FOREIGN KEY (`scenic_id`) REFERENCES `scenic` (`id`)
) COMMENT='闸机';
CREATE TABLE `ticket_kind` (
  `id` int NOT NULL AUTO_INCREMENT,
  `scenic_id` int NOT NULL,
  `kind_name` varchar(30) NOT NULL COMMENT '票种：成人票/儿童票/老人票/团体票/年卡/夜游票',
  `price` decimal(8,2) NOT NULL COMMENT '挂牌价',
  `day_limit` int DEFAULT NULL COMMENT '日限量，不限为空',
  `on_sale` tinyint NOT NULL DEFAULT '1' COMMENT '在售 1是 0否',
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_k_s` FOREIGN KEY (`scenic_id`) REFERENCES `scenic` (`id`)
) COMMENT='票种';
CREATE TABLE `agency` (
  `id` int NOT NULL AUTO_INCREMENT,
  `agency_name` varchar(60) NOT NULL COMMENT '旅行社/分销商',
  `agency_type` tinyint NOT NULL COMMENT '1旅行社 2OTA 3酒店',
  `discount` decimal(3,2) NOT NULL DEFAULT '1.00' COMMENT '结算折扣',
  `credit` decimal(12,2) NOT NULL DEFAULT '0.00' COMMENT '授信额度',
  `owe` decimal(12,2) NOT NULL DEFAULT '0.00' COMMENT '当前欠款',
  PRIMARY KEY (`id`)
) COMMENT='分销商';
CREATE TABLE `ticket_order` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `order_no` varchar(24) NOT NULL COMMENT '订单号',
  `agency_id` int DEFAULT NULL COMMENT '分销商，散客为空',
  `kind_id` int NOT NULL,
  `qty` int NOT NULL COMMENT '张数',
  `amount` decimal(10,2) NOT NULL COMMENT '实付',
  `visit_date` date NOT NULL COMMENT '游玩日期',
  `contact` varchar(20) NOT NULL COMMENT '联系人',
  `phone` varchar(11) NOT NULL,
  `state` tinyint NOT NULL DEFAULT '0' COMMENT '0待支付 1已支付 2已使用 3已退款 4过期',
  `created_at` datetime NOT NULL COMMENT '下单时间',
  `paid_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_o_a` FOREIGN KEY (`agency_id`) REFERENCES `agency` (`id`),
  CONSTRAINT `fk_o_k` FOREIGN KEY (`kind_id`) REFERENCES `ticket_kind` (`id`)
) COMMENT='票务订单';
CREATE TABLE `pass_log` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `gate_id` int NOT NULL,
  `order_id` bigint DEFAULT NULL COMMENT '订单，年卡和员工为空',
  `pass_at` datetime NOT NULL COMMENT '过闸时间',
  `people` int NOT NULL DEFAULT '1' COMMENT '人数',
  `io_flag` tinyint NOT NULL COMMENT '1入园 2出园',
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_p_g` FOREIGN KEY (`gate_id`) REFERENCES `gate` (`id`),
  CONSTRAINT `fk_p_o` FOREIGN KEY (`order_id`) REFERENCES `ticket_order` (`id`)
) COMMENT='过闸记录';
CREATE TABLE `guide` (
  `id` int NOT NULL AUTO_INCREMENT,
  `guide_name` varchar(20) NOT NULL COMMENT '讲解员',
  `lang` varchar(10) NOT NULL DEFAULT '中文' COMMENT '语种',
  `star` tinyint NOT NULL DEFAULT '3' COMMENT '星级',
  `off_date` date DEFAULT NULL COMMENT '离岗日期',
  PRIMARY KEY (`id`)
) COMMENT='讲解员';
CREATE TABLE `guide_book` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `guide_id` int DEFAULT NULL COMMENT '未指派为空',
  `scenic_id` int NOT NULL,
  `start_at` datetime NOT NULL COMMENT '开始',
  `end_at` datetime NOT NULL COMMENT '结束',
  `people` int NOT NULL COMMENT '人数',
  `fee` decimal(8,2) NOT NULL COMMENT '讲解费',
  `score` tinyint DEFAULT NULL COMMENT '评分1-5',
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_b_g` FOREIGN KEY (`guide_id`) REFERENCES `guide` (`id`),
  CONSTRAINT `fk_b_s` FOREIGN KEY (`scenic_id`) REFERENCES `scenic` (`id`)
) COMMENT='讲解预约';
CREATE TABLE `weather_day` (
  `day` date NOT NULL,
  `weather` varchar(10) NOT NULL COMMENT '晴/多云/阴/雨/雪',
  `t_max` int DEFAULT NULL,
  `t_min` int DEFAULT NULL,
  PRIMARY KEY (`day`)
) COMMENT='天气';
