-- 影城票务
CREATE TABLE `cinema` (
  `cinema_id` int NOT NULL AUTO_INCREMENT,
  `cinema_name` varchar(50) NOT NULL COMMENT '影城名称',
  `city` varchar(20) NOT NULL COMMENT '城市',
  `open_date` date NOT NULL COMMENT '开业日期',
  `closed` tinyint NOT NULL DEFAULT 0 COMMENT '0营业 1闭店',
  PRIMARY KEY (`cinema_id`)
) COMMENT='影城';
CREATE TABLE `hall` (
  `hall_id` int NOT NULL AUTO_INCREMENT,
  `cinema_id` int NOT NULL COMMENT '所属影城',
  `hall_name` varchar(20) NOT NULL COMMENT '影厅名',
  `hall_kind` varchar(10) NOT NULL DEFAULT '2D' COMMENT '2D/3D/IMAX/杜比/VIP',
  `seats` int NOT NULL COMMENT '座位数',
  PRIMARY KEY (`hall_id`),
  FOREIGN KEY (`cinema_id`) REFERENCES `cinema` (`cinema_id`)
) COMMENT='影厅';
CREATE TABLE `film` (
  `film_id` int NOT NULL AUTO_INCREMENT,
  `film_name` varchar(80) NOT NULL COMMENT '片名',
  `genre` varchar(20) NOT NULL COMMENT '类型：喜剧/动作/动画/爱情/悬疑/科幻',
  `minutes` int NOT NULL COMMENT '片长',
  `director` varchar(40) DEFAULT NULL COMMENT '导演',
  `release_date` date DEFAULT NULL COMMENT '上映日期，未定档为空',
  `offline_date` date DEFAULT NULL COMMENT '下映日期',
  `score` decimal(3,1) DEFAULT NULL COMMENT '评分，没开分为空',
  PRIMARY KEY (`film_id`)
) COMMENT='影片';
CREATE TABLE `show_plan` (
  `show_id` bigint NOT NULL AUTO_INCREMENT,
  `film_id` int NOT NULL,
  `hall_id` int NOT NULL,
  `start_at` datetime NOT NULL COMMENT '放映时间',
  `price` decimal(6,2) NOT NULL COMMENT '标价',
  `status` tinyint NOT NULL DEFAULT 1 COMMENT '状态 1可售 2停售 3已取消',
  PRIMARY KEY (`show_id`),
  FOREIGN KEY (`film_id`) REFERENCES `film` (`film_id`),
  FOREIGN KEY (`hall_id`) REFERENCES `hall` (`hall_id`)
) COMMENT='场次';
CREATE TABLE `member` (
  `member_id` bigint NOT NULL AUTO_INCREMENT,
  `member_name` varchar(30) NOT NULL COMMENT '会员姓名',
  `mobile` varchar(11) NOT NULL COMMENT '手机号',
  `grade` tinyint NOT NULL DEFAULT 0 COMMENT '0普卡 1银卡 2金卡 3钻石',
  `points` int NOT NULL DEFAULT 0 COMMENT '积分',
  `birthday` date DEFAULT NULL COMMENT '生日',
  `join_at` datetime NOT NULL COMMENT '入会时间',
  PRIMARY KEY (`member_id`)
) COMMENT='会员';
CREATE TABLE `ticket` (
  `ticket_id` bigint NOT NULL AUTO_INCREMENT,
  `show_id` bigint NOT NULL,
  `member_id` bigint DEFAULT NULL COMMENT '会员，散客为空',
  `seat_no` varchar(8) NOT NULL COMMENT '座位号 5排8座写作5-8',
  `pay_price` decimal(6,2) NOT NULL COMMENT '实付',
  `channel` varchar(10) NOT NULL COMMENT '渠道：maoyan猫眼 tpp淘票票 app自营 win柜台',
  `state` tinyint NOT NULL DEFAULT 1 COMMENT '1已出票 2已取票 3已退票',
  `sold_at` datetime NOT NULL COMMENT '售出时间',
  `refund_at` datetime DEFAULT NULL COMMENT '退票时间',
  PRIMARY KEY (`ticket_id`),
  FOREIGN KEY (`show_id`) REFERENCES `show_plan` (`show_id`),
  FOREIGN KEY (`member_id`) REFERENCES `member` (`member_id`)
) COMMENT='影票';
CREATE TABLE `snack_sale` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `cinema_id` int NOT NULL,
  `item` varchar(40) NOT NULL COMMENT '卖品：爆米花/可乐/套餐…',
  `qty` int NOT NULL COMMENT '份数',
  `unit_price` decimal(6,2) NOT NULL COMMENT '单价',
  `cost_price` decimal(6,2) NOT NULL COMMENT '成本',
  `member_id` bigint DEFAULT NULL,
  `sold_at` datetime NOT NULL COMMENT '销售时间',
  PRIMARY KEY (`id`),
  FOREIGN KEY (`cinema_id`) REFERENCES `cinema` (`cinema_id`),
  FOREIGN KEY (`member_id`) REFERENCES `member` (`member_id`)
) COMMENT='卖品销售';
CREATE TABLE `film_review` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `film_id` int NOT NULL,
  `member_id` bigint NOT NULL,
  `stars` tinyint NOT NULL COMMENT '星级 1-5',
  `body` varchar(500) DEFAULT NULL COMMENT '短评',
  `created_at` datetime NOT NULL COMMENT '发表时间',
  PRIMARY KEY (`id`),
  FOREIGN KEY (`film_id`) REFERENCES `film` (`film_id`),
  FOREIGN KEY (`member_id`) REFERENCES `member` (`member_id`)
) COMMENT='影评';
