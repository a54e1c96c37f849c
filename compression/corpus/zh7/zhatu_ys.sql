-- 渣土（建筑垃圾）运输监管平台，MySQL 5.7
CREATE TABLE `运输企业` (
  `企业ID` int NOT NULL AUTO_INCREMENT,
  `企业名称` varchar(60) NOT NULL,
  `法人` varchar(20) NOT NULL,
  `联系电话` varchar(20) DEFAULT NULL,
  `信用等级` char(1) NOT NULL DEFAULT 'B' COMMENT 'A优 B良 C差 D黑名单',
  PRIMARY KEY (`企业ID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `车辆` (
  `车牌号` varchar(10) NOT NULL,
  `企业ID` int NOT NULL,
  `核载吨位` decimal(5,1) NOT NULL,
  `新能源` tinyint(1) NOT NULL DEFAULT 0,
  `上牌日期` date NOT NULL,
  `车辆状态` tinyint NOT NULL DEFAULT 1 COMMENT '1正常 2停运 3报废',
  PRIMARY KEY (`车牌号`),
  FOREIGN KEY (`企业ID`) REFERENCES `运输企业` (`企业ID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `工地` (
  `工地ID` int NOT NULL AUTO_INCREMENT,
  `工地名称` varchar(80) NOT NULL,
  `所属区` varchar(20) NOT NULL,
  `施工单位` varchar(60) NOT NULL,
  `开工日期` date NOT NULL,
  `竣工日期` date DEFAULT NULL,
  `洗车台` tinyint(1) NOT NULL DEFAULT 0 COMMENT '有无洗车台',
  PRIMARY KEY (`工地ID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `消纳场` (
  `消纳场ID` int NOT NULL AUTO_INCREMENT,
  `场名` varchar(60) NOT NULL,
  `所属区` varchar(20) NOT NULL,
  `总容量` int NOT NULL COMMENT '立方米',
  `剩余容量` int NOT NULL COMMENT '立方米',
  `关停` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`消纳场ID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `处置证` (
  `证号` varchar(20) NOT NULL,
  `工地ID` int NOT NULL,
  `企业ID` int NOT NULL,
  `消纳场ID` int NOT NULL,
  `核准方量` int NOT NULL,
  `有效期起` date NOT NULL,
  `有效期止` date NOT NULL,
  `状态` enum('待审','有效','注销','撤销') NOT NULL DEFAULT '待审',
  PRIMARY KEY (`证号`),
  FOREIGN KEY (`工地ID`) REFERENCES `工地` (`工地ID`),
  FOREIGN KEY (`企业ID`) REFERENCES `运输企业` (`企业ID`),
  FOREIGN KEY (`消纳场ID`) REFERENCES `消纳场` (`消纳场ID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `趟次` (
  `趟次ID` bigint NOT NULL AUTO_INCREMENT,
  `证号` varchar(20) NOT NULL,
  `车牌号` varchar(10) NOT NULL,
  `出场时间` datetime NOT NULL,
  `到场时间` datetime DEFAULT NULL,
  `方量` decimal(5,1) NOT NULL,
  PRIMARY KEY (`趟次ID`),
  FOREIGN KEY (`证号`) REFERENCES `处置证` (`证号`),
  FOREIGN KEY (`车牌号`) REFERENCES `车辆` (`车牌号`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `违规` (
  `违规ID` bigint NOT NULL AUTO_INCREMENT,
  `车牌号` varchar(10) NOT NULL,
  `类型` varchar(20) NOT NULL COMMENT '抛洒滴漏/闯禁/超速/偷倒/未盖篷布',
  `发现时间` datetime NOT NULL,
  `地点` varchar(100) NOT NULL,
  `罚款` decimal(8,2) DEFAULT NULL COMMENT '未处罚为空',
  `缴款日期` date DEFAULT NULL,
  PRIMARY KEY (`违规ID`),
  FOREIGN KEY (`车牌号`) REFERENCES `车辆` (`车牌号`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
