-- 宠物医院门诊系统
CREATE TABLE `clinic_branch` (
  `id` int PRIMARY KEY AUTO_INCREMENT,
  `branch_name` varchar(30) NOT NULL COMMENT '分院',
  `night` tinyint NOT NULL DEFAULT 0 COMMENT '夜诊 1有 0无'
) COMMENT '分院';
CREATE TABLE `vet` (
  `id` int PRIMARY KEY AUTO_INCREMENT,
  `vet_name` varchar(20) NOT NULL COMMENT '医生',
  `branch_id` int NOT NULL,
  `skill` varchar(20) NOT NULL COMMENT '专长 内科/外科/皮肤/牙科/异宠',
  `license` varchar(30) DEFAULT NULL COMMENT '执业兽医证，助理为空',
  `fee` decimal(6,2) NOT NULL COMMENT '诊费',
  `quit` tinyint NOT NULL DEFAULT 0 COMMENT '离职 0否 1是',
  FOREIGN KEY (`branch_id`) REFERENCES `clinic_branch` (`id`)
) COMMENT '兽医';
CREATE TABLE `pet_owner` (
  `id` int PRIMARY KEY AUTO_INCREMENT,
  `owner_name` varchar(20) NOT NULL COMMENT '主人',
  `phone` varchar(11) NOT NULL,
  `balance` decimal(10,2) NOT NULL DEFAULT 0 COMMENT '储值余额',
  `source` tinyint NOT NULL DEFAULT 1 COMMENT '1路过 2点评 3朋友 4宠物店',
  `joined` date NOT NULL COMMENT '建档日期'
) COMMENT '主人';
CREATE TABLE `pet` (
  `id` int PRIMARY KEY AUTO_INCREMENT,
  `owner_id` int NOT NULL,
  `pet_name` varchar(20) NOT NULL COMMENT '名字',
  `species` varchar(10) NOT NULL COMMENT '猫/狗/兔/鸟/其他',
  `breed` varchar(20) DEFAULT NULL COMMENT '品种',
  `sex` char(1) NOT NULL COMMENT 'M公 F母',
  `neutered` tinyint NOT NULL DEFAULT 0 COMMENT '绝育 0未 1已',
  `birth` date DEFAULT NULL,
  `weight` decimal(5,2) DEFAULT NULL COMMENT '体重kg',
  `chip` varchar(20) DEFAULT NULL COMMENT '芯片号，没打为空',
  `dead_on` date DEFAULT NULL COMMENT '去世日期',
  FOREIGN KEY (`owner_id`) REFERENCES `pet_owner` (`id`)
) COMMENT '宠物';
CREATE TABLE `visit` (
  `id` bigint PRIMARY KEY AUTO_INCREMENT,
  `pet_id` int NOT NULL,
  `vet_id` int NOT NULL,
  `visit_time` datetime NOT NULL COMMENT '就诊时间',
  `complaint` varchar(200) DEFAULT NULL COMMENT '主诉',
  `diagnosis` varchar(100) DEFAULT NULL COMMENT '诊断，没出为空',
  `emergency` tinyint NOT NULL DEFAULT 0 COMMENT '急诊 1是',
  `total` decimal(10,2) NOT NULL DEFAULT 0 COMMENT '费用',
  `pay_state` tinyint NOT NULL DEFAULT 0 COMMENT '0未付 1已付 2挂账',
  `revisit_on` date DEFAULT NULL COMMENT '复诊日期',
  FOREIGN KEY (`pet_id`) REFERENCES `pet` (`id`),
  FOREIGN KEY (`vet_id`) REFERENCES `vet` (`id`)
) COMMENT '就诊';
CREATE TABLE `vaccine_log` (
  `id` bigint PRIMARY KEY AUTO_INCREMENT,
  `pet_id` int NOT NULL,
  `vaccine` varchar(20) NOT NULL COMMENT '疫苗 猫三联/狂犬/犬四联',
  `shot_on` date NOT NULL COMMENT '接种日期',
  `next_on` date DEFAULT NULL COMMENT '下次接种',
  `batch` varchar(20) NOT NULL COMMENT '批号',
  FOREIGN KEY (`pet_id`) REFERENCES `pet` (`id`)
) COMMENT '疫苗';
CREATE TABLE `hospital_stay` (
  `id` bigint PRIMARY KEY AUTO_INCREMENT,
  `visit_id` bigint NOT NULL,
  `cage_no` varchar(10) NOT NULL COMMENT '笼位',
  `in_time` datetime NOT NULL COMMENT '入院',
  `out_time` datetime DEFAULT NULL COMMENT '出院，住院中为空',
  `day_fee` decimal(8,2) NOT NULL COMMENT '每日费用',
  FOREIGN KEY (`visit_id`) REFERENCES `visit` (`id`)
) COMMENT '住院';
CREATE TABLE `drug` (
  `id` int PRIMARY KEY AUTO_INCREMENT,
  `drug_name` varchar(40) NOT NULL COMMENT '药品',
  `stock` int NOT NULL DEFAULT 0,
  `safe_stock` int NOT NULL DEFAULT 10 COMMENT '安全库存',
  `price` decimal(8,2) NOT NULL,
  `expire_on` date DEFAULT NULL COMMENT '效期'
) COMMENT '药品';
CREATE TABLE `visit_drug` (
  `id` bigint PRIMARY KEY AUTO_INCREMENT,
  `visit_id` bigint NOT NULL,
  `drug_id` int NOT NULL,
  `qty` int NOT NULL COMMENT '数量',
  `price` decimal(8,2) NOT NULL COMMENT '售价',
  FOREIGN KEY (`visit_id`) REFERENCES `visit` (`id`),
  FOREIGN KEY (`drug_id`) REFERENCES `drug` (`id`)
) COMMENT '用药';
CREATE TABLE `weight_range` (
  `species` varchar(10) NOT NULL,
  `lo` decimal(5,2) NOT NULL,
  `hi` decimal(5,2) NOT NULL,
  `dose_ml` decimal(5,2) NOT NULL COMMENT '驱虫剂量',
  PRIMARY KEY (`species`, `lo`)
) COMMENT '体重剂量表';
