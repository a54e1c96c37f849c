CREATE TABLE `branch` (
  `branch_id` int NOT NULL AUTO_INCREMENT,
  `branch_name` varchar(40) NOT NULL COMMENT '门店名',
  `district` varchar(20) NOT NULL COMMENT '区',
  `has_furnace` tinyint(1) NOT NULL DEFAULT '0' COMMENT '有无火化炉',
  PRIMARY KEY (`branch_id`)
) COMMENT='门店';
CREATE TABLE `keeper` (
  `keeper_id` int NOT NULL AUTO_INCREMENT,
  `keeper_name` varchar(20) NOT NULL COMMENT '姓名',
  `branch_id` int NOT NULL COMMENT '门店',
  `skill` char(1) NOT NULL DEFAULT 'J' COMMENT '工种 J接送 H火化 L礼仪',
  `quit_date` date DEFAULT NULL COMMENT '离职日期',
  PRIMARY KEY (`keeper_id`),
  CONSTRAINT `fk_keeper_branch` FOREIGN KEY (`branch_id`) REFERENCES `branch` (`branch_id`)
) COMMENT='善终师';
CREATE TABLE `owner` (
  `owner_id` int NOT NULL AUTO_INCREMENT,
  `owner_name` varchar(30) NOT NULL COMMENT '主人姓名',
  `phone` varchar(15) NOT NULL COMMENT '电话',
  `source` varchar(10) DEFAULT NULL COMMENT '来源：医院/抖音/熟人',
  PRIMARY KEY (`owner_id`)
) COMMENT='主人';
CREATE TABLE `pet` (
  `pet_id` int NOT NULL AUTO_INCREMENT,
  `owner_id` int NOT NULL COMMENT '主人',
  `pet_name` varchar(20) NOT NULL COMMENT '名字',
  `species` tinyint NOT NULL COMMENT '物种 1狗 2猫 3兔 4鸟 9其他',
  `breed` varchar(30) DEFAULT NULL COMMENT '品种',
  `weight_kg` decimal(5,2) DEFAULT NULL COMMENT '体重',
  `birth_date` date DEFAULT NULL COMMENT '出生日期',
  `death_date` date NOT NULL COMMENT '去世日期',
  `hospital_id` int DEFAULT NULL COMMENT '转介医院',
  PRIMARY KEY (`pet_id`)
) COMMENT='宠物';
CREATE TABLE `hospital` (
  `hospital_id` int NOT NULL AUTO_INCREMENT,
  `hospital_name` varchar(40) NOT NULL COMMENT '医院名',
  `commission_pct` decimal(4,1) NOT NULL DEFAULT '10.0' COMMENT '返佣比例%',
  `contract_end` date DEFAULT NULL COMMENT '合作到期',
  PRIMARY KEY (`hospital_id`)
) COMMENT='合作宠物医院';
CREATE TABLE `package` (
  `package_id` int NOT NULL AUTO_INCREMENT,
  `package_name` varchar(30) NOT NULL COMMENT '套餐名',
  `price` decimal(8,2) NOT NULL COMMENT '价格',
  `single_burn` tinyint(1) NOT NULL DEFAULT '1' COMMENT '1单独火化 0集体火化',
  `online` tinyint(1) NOT NULL DEFAULT '1' COMMENT '是否上架',
  PRIMARY KEY (`package_id`)
) COMMENT='套餐';
CREATE TABLE `service_order` (
  `order_id` int NOT NULL AUTO_INCREMENT,
  `pet_id` int NOT NULL COMMENT '宠物',
  `package_id` int NOT NULL COMMENT '套餐',
  `branch_id` int NOT NULL COMMENT '门店',
  `pickup_by` int DEFAULT NULL COMMENT '接送师',
  `ritual_by` int DEFAULT NULL COMMENT '告别礼仪师',
  `state` tinyint NOT NULL DEFAULT '0' COMMENT '状态 0预约 1已接 2已火化 3骨灰已交付 9取消',
  `booked_at` datetime NOT NULL COMMENT '预约时间',
  `burned_at` datetime DEFAULT NULL COMMENT '火化时间',
  `paid` decimal(8,2) NOT NULL DEFAULT '0.00' COMMENT '已付金额',
  `remark` varchar(200) DEFAULT NULL COMMENT '备注',
  PRIMARY KEY (`order_id`),
  KEY `idx_pet` (`pet_id`)
) COMMENT='服务单';
CREATE TABLE `keepsake` (
  `keepsake_id` int NOT NULL AUTO_INCREMENT,
  `order_id` int NOT NULL COMMENT '服务单',
  `item` varchar(20) NOT NULL COMMENT '纪念品：爪印/毛发吊坠/骨灰石/相框',
  `price` decimal(8,2) NOT NULL COMMENT '售价',
  `made_at` datetime DEFAULT NULL COMMENT '制作完成时间',
  PRIMARY KEY (`keepsake_id`)
) COMMENT='纪念品';
CREATE TABLE `niche` (
  `niche_no` varchar(10) NOT NULL COMMENT '格位号',
  `branch_id` int NOT NULL COMMENT '门店',
  `pet_id` int DEFAULT NULL COMMENT '存放的宠物，空闲为空',
  `rent_until` date DEFAULT NULL COMMENT '租期至',
  `yearly_fee` decimal(8,2) NOT NULL COMMENT '年费',
  PRIMARY KEY (`niche_no`)
) COMMENT='骨灰寄存格';
ALTER TABLE `pet` ADD CONSTRAINT `fk_pet_owner` FOREIGN KEY (`owner_id`) REFERENCES `owner` (`owner_id`);
ALTER TABLE `pet` ADD CONSTRAINT `fk_pet_hosp` FOREIGN KEY (`hospital_id`) REFERENCES `hospital` (`hospital_id`);
ALTER TABLE `service_order` ADD CONSTRAINT `fk_so_pet` FOREIGN KEY (`pet_id`) REFERENCES `pet` (`pet_id`);
ALTER TABLE `service_order` ADD CONSTRAINT `fk_so_pkg` FOREIGN KEY (`package_id`) REFERENCES `package` (`package_id`);
ALTER TABLE `service_order` ADD CONSTRAINT `fk_so_branch` FOREIGN KEY (`branch_id`) REFERENCES `branch` (`branch_id`);
ALTER TABLE `service_order` ADD CONSTRAINT `fk_so_pickup` FOREIGN KEY (`pickup_by`) REFERENCES `keeper` (`keeper_id`);
ALTER TABLE `service_order` ADD CONSTRAINT `fk_so_ritual` FOREIGN KEY (`ritual_by`) REFERENCES `keeper` (`keeper_id`);
ALTER TABLE `keepsake` ADD CONSTRAINT `fk_ks_order` FOREIGN KEY (`order_id`) REFERENCES `service_order` (`order_id`);
ALTER TABLE `niche` ADD CONSTRAINT `fk_n_branch` FOREIGN KEY (`branch_id`) REFERENCES `branch` (`branch_id`);
ALTER TABLE `niche` ADD CONSTRAINT `fk_n_pet` FOREIGN KEY (`pet_id`) REFERENCES `pet` (`pet_id`);
