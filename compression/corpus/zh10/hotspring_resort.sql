CREATE TABLE `hs_pool` (
  `pool_id` int NOT NULL,
  `pool_name` varchar(30) NOT NULL COMMENT '泡池名称',
  `zone` varchar(10) NOT NULL COMMENT '区域：室内/露天/亲子/药浴',
  `capacity` int NOT NULL COMMENT '同时容纳人数',
  `target_temp` decimal(4,1) NOT NULL COMMENT '目标水温℃',
  `closed` tinyint NOT NULL DEFAULT 0 COMMENT '停用 1是',
  PRIMARY KEY (`pool_id`)
) COMMENT='泡池';
CREATE TABLE `hs_water_test` (
  `test_id` bigint NOT NULL AUTO_INCREMENT,
  `pool_id` int NOT NULL,
  `tested_at` datetime NOT NULL COMMENT '检测时间',
  `temp` decimal(4,1) NOT NULL COMMENT '实测水温',
  `chlorine` decimal(4,2) DEFAULT NULL COMMENT '余氯mg/L',
  `tester_id` int NOT NULL COMMENT '检测人',
  `pass` tinyint NOT NULL COMMENT '合格 1是0否',
  PRIMARY KEY (`test_id`)
) COMMENT='水质检测';
CREATE TABLE `hs_staff` (
  `staff_id` int NOT NULL,
  `staff_name` varchar(20) NOT NULL COMMENT '姓名',
  `post` varchar(10) NOT NULL COMMENT '岗位：救生员/水管家/技师/前台',
  `health_cert_until` date DEFAULT NULL COMMENT '健康证到期',
  `quit_on` date DEFAULT NULL COMMENT '离职日期',
  PRIMARY KEY (`staff_id`)
) COMMENT='员工';
CREATE TABLE `hs_product` (
  `prod_id` int NOT NULL,
  `prod_name` varchar(40) NOT NULL COMMENT '票种/套餐名',
  `kind` tinyint NOT NULL COMMENT '1日场票 2夜场票 3年卡 4SPA项目 5住泡套餐',
  `price` decimal(8,2) NOT NULL COMMENT '门市价',
  `on_sale` tinyint NOT NULL DEFAULT 1 COMMENT '上架',
  PRIMARY KEY (`prod_id`)
) COMMENT='产品';
CREATE TABLE `hs_guest` (
  `guest_id` bigint NOT NULL AUTO_INCREMENT,
  `guest_name` varchar(30) NOT NULL COMMENT '客人姓名',
  `phone` varchar(20) NOT NULL COMMENT '手机',
  `city` varchar(20) DEFAULT NULL COMMENT '来自城市',
  `card_until` date DEFAULT NULL COMMENT '年卡有效期，非年卡为空',
  PRIMARY KEY (`guest_id`)
) COMMENT='客人';
CREATE TABLE `hs_sale` (
  `sale_no` varchar(20) NOT NULL COMMENT '销售单号',
  `prod_id` int NOT NULL,
  `guest_id` bigint DEFAULT NULL COMMENT '客人，散客为空',
  `qty` int NOT NULL COMMENT '张数',
  `amount` decimal(10,2) NOT NULL COMMENT '实收',
  `source` varchar(10) NOT NULL COMMENT '来源：窗口/美团/携程/抖音/旅行社',
  `sold_at` datetime NOT NULL COMMENT '售出时间',
  `use_date` date NOT NULL COMMENT '使用日期',
  `checked_at` datetime DEFAULT NULL COMMENT '验票时间',
  `refund_at` datetime DEFAULT NULL COMMENT '退票时间',
  `seller_id` int DEFAULT NULL COMMENT '售票员，线上为空',
  `checker_id` int DEFAULT NULL COMMENT '验票员',
  PRIMARY KEY (`sale_no`)
) COMMENT='售票';
CREATE TABLE `hs_spa_booking` (
  `bk_id` bigint NOT NULL AUTO_INCREMENT,
  `guest_id` bigint NOT NULL,
  `prod_id` int NOT NULL COMMENT 'SPA项目',
  `therapist_id` int DEFAULT NULL COMMENT '技师，未排为空',
  `start_at` datetime NOT NULL COMMENT '开始时间',
  `state` char(1) NOT NULL DEFAULT 'B' COMMENT 'B已约 D已完成 N爽约 C取消',
  PRIMARY KEY (`bk_id`)
) COMMENT='SPA预约';
CREATE TABLE `hs_locker` (
  `locker_no` varchar(8) NOT NULL COMMENT '手牌/柜号',
  `gender` char(1) NOT NULL COMMENT 'M男 F女',
  `sale_no` varchar(20) DEFAULT NULL COMMENT '在用单号，空闲为空',
  `lost` tinyint NOT NULL DEFAULT 0 COMMENT '手牌遗失',
  PRIMARY KEY (`locker_no`)
) COMMENT='更衣柜';
