CREATE TABLE `nh_project` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `proj_name` varchar(50) NOT NULL COMMENT '项目（案名）',
  `city` varchar(20) NOT NULL COMMENT '城市',
  `developer` varchar(60) NOT NULL COMMENT '开发商',
  `open_date` date DEFAULT NULL COMMENT '首开日期，未开盘为空',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB COMMENT='楼盘项目';
CREATE TABLE `nh_building` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `project_id` int unsigned NOT NULL,
  `bldg_no` varchar(10) NOT NULL COMMENT '楼栋号',
  `floors` smallint NOT NULL COMMENT '总层数',
  `presale_permit` varchar(30) DEFAULT NULL COMMENT '预售证号',
  `deliver_on` date NOT NULL COMMENT '合同交付日期',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB COMMENT='楼栋';
CREATE TABLE `nh_unit` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `bldg_id` int unsigned NOT NULL,
  `room_no` varchar(10) NOT NULL COMMENT '房号',
  `floor_no` smallint NOT NULL COMMENT '所在层',
  `area` decimal(8,2) NOT NULL COMMENT '建筑面积',
  `list_price` decimal(12,2) NOT NULL COMMENT '一房一价备案总价',
  `state` tinyint NOT NULL DEFAULT '0' COMMENT '0未推 1待售 2认购 3签约 4抵押 5自持',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB COMMENT='房源（一户一条）';
CREATE TABLE `nh_consultant` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `cname` varchar(20) NOT NULL COMMENT '置业顾问',
  `project_id` int unsigned NOT NULL COMMENT '驻场项目',
  `mentor_id` int unsigned DEFAULT NULL COMMENT '师傅',
  `status` enum('on','off') NOT NULL DEFAULT 'on' COMMENT 'on在岗 off离岗',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB COMMENT='置业顾问';
CREATE TABLE `nh_visit` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `project_id` int unsigned NOT NULL,
  `guest_name` varchar(20) NOT NULL COMMENT '到访客户',
  `guest_tel` varchar(20) NOT NULL COMMENT '客户电话',
  `consultant_id` int unsigned DEFAULT NULL COMMENT '接待顾问',
  `visit_at` datetime NOT NULL COMMENT '到访时间',
  `source` varchar(10) NOT NULL COMMENT '自然到访/中介带客/老带新/线上',
  `intent` char(1) NOT NULL COMMENT '意向 A强 B中 C弱',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB COMMENT='到访登记';
CREATE TABLE `nh_subscribe` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `unit_id` int unsigned NOT NULL COMMENT '认购房源',
  `buyer` varchar(20) NOT NULL COMMENT '认购人',
  `consultant_id` int unsigned NOT NULL COMMENT '成交顾问',
  `deal_price` decimal(12,2) NOT NULL COMMENT '认购总价',
  `sub_date` date NOT NULL COMMENT '认购日期',
  `sign_date` date DEFAULT NULL COMMENT '签约日期',
  `cancel_date` date DEFAULT NULL COMMENT '退房日期',
  `pay_way` varchar(10) NOT NULL COMMENT '付款方式：一次性/商贷/公积金/组合贷',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB COMMENT='认购';
CREATE TABLE `nh_receipt` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `sub_id` bigint unsigned NOT NULL,
  `fee_type` varchar(10) NOT NULL COMMENT '定金/首付/按揭款/尾款',
  `due_on` date NOT NULL COMMENT '应收日期',
  `due_amt` decimal(12,2) NOT NULL COMMENT '应收金额',
  `got_on` date DEFAULT NULL COMMENT '实收日期',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB COMMENT='应收款';
