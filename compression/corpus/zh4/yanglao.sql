-- 颐养中心
CREATE TABLE `楼层` (
  `楼层号` int NOT NULL COMMENT '楼层',
  `名称` varchar(20) NOT NULL,
  `护理类型` varchar(10) NOT NULL COMMENT '自理/半护理/全护理/失智',
  PRIMARY KEY (`楼层号`)
);
CREATE TABLE `床位` (
  `床位号` varchar(10) NOT NULL,
  `楼层号` int NOT NULL,
  `房型` varchar(10) NOT NULL COMMENT '单人/双人/三人',
  `月费` decimal(8,2) NOT NULL,
  `停用` tinyint NOT NULL DEFAULT '0' COMMENT '0在用 1停用',
  PRIMARY KEY (`床位号`),
  FOREIGN KEY (`楼层号`) REFERENCES `楼层` (`楼层号`)
);
CREATE TABLE `护理员` (
  `工号` varchar(8) NOT NULL,
  `姓名` varchar(20) NOT NULL,
  `楼层号` int NOT NULL,
  `等级` tinyint NOT NULL DEFAULT '1' COMMENT '1初级 2中级 3高级',
  `组长` varchar(8) DEFAULT NULL COMMENT '组长工号，本人是组长为空',
  `上岗日期` date NOT NULL,
  `离岗日期` date DEFAULT NULL,
  PRIMARY KEY (`工号`),
  FOREIGN KEY (`楼层号`) REFERENCES `楼层` (`楼层号`),
  FOREIGN KEY (`组长`) REFERENCES `护理员` (`工号`)
);
CREATE TABLE `老人` (
  `老人号` int NOT NULL AUTO_INCREMENT,
  `姓名` varchar(20) NOT NULL,
  `性别` char(1) NOT NULL,
  `出生日期` date NOT NULL,
  `床位号` varchar(10) DEFAULT NULL COMMENT '没入住为空',
  `能力等级` tinyint NOT NULL COMMENT '评估 0完好 1轻度 2中度 3重度 4完全失能',
  `入住日期` date DEFAULT NULL,
  `退住日期` date DEFAULT NULL,
  `禁忌` varchar(100) DEFAULT NULL COMMENT '饮食禁忌',
  `押金` decimal(10,2) NOT NULL DEFAULT '0.00',
  PRIMARY KEY (`老人号`),
  FOREIGN KEY (`床位号`) REFERENCES `床位` (`床位号`)
);
CREATE TABLE `家属` (
  `家属号` int NOT NULL AUTO_INCREMENT,
  `老人号` int NOT NULL,
  `姓名` varchar(20) NOT NULL,
  `关系` varchar(10) NOT NULL COMMENT '儿子/女儿/配偶/其他',
  `电话` varchar(20) NOT NULL,
  `紧急联系` tinyint NOT NULL DEFAULT '0' COMMENT '1是 0否',
  PRIMARY KEY (`家属号`),
  FOREIGN KEY (`老人号`) REFERENCES `老人` (`老人号`)
);
CREATE TABLE `护理记录` (
  `记录号` bigint NOT NULL AUTO_INCREMENT,
  `老人号` int NOT NULL,
  `工号` varchar(8) NOT NULL,
  `项目` varchar(20) NOT NULL COMMENT '翻身/喂饭/洗澡/测血压/服药',
  `时间` datetime NOT NULL,
  `异常` varchar(200) DEFAULT NULL COMMENT '异常情况，正常为空',
  PRIMARY KEY (`记录号`),
  FOREIGN KEY (`老人号`) REFERENCES `老人` (`老人号`),
  FOREIGN KEY (`工号`) REFERENCES `护理员` (`工号`)
);
CREATE TABLE `体征` (
  `编号` bigint NOT NULL AUTO_INCREMENT,
  `老人号` int NOT NULL,
  `测量时间` datetime NOT NULL,
  `高压` int DEFAULT NULL,
  `低压` int DEFAULT NULL,
  `心率` int DEFAULT NULL,
  `体重` decimal(5,1) DEFAULT NULL,
  PRIMARY KEY (`编号`),
  FOREIGN KEY (`老人号`) REFERENCES `老人` (`老人号`)
);
CREATE TABLE `缴费` (
  `缴费号` bigint NOT NULL AUTO_INCREMENT,
  `老人号` int NOT NULL,
  `月份` char(7) NOT NULL COMMENT '如2024-08',
  `床位费` decimal(8,2) NOT NULL,
  `护理费` decimal(8,2) NOT NULL,
  `伙食费` decimal(8,2) NOT NULL,
  `状态` tinyint NOT NULL DEFAULT '0' COMMENT '0欠费 1已缴 2部分缴',
  `缴费日期` date DEFAULT NULL,
  PRIMARY KEY (`缴费号`),
  FOREIGN KEY (`老人号`) REFERENCES `老人` (`老人号`)
);
CREATE TABLE `探访` (
  `探访号` bigint NOT NULL AUTO_INCREMENT,
  `老人号` int NOT NULL,
  `家属号` int DEFAULT NULL COMMENT '非登记家属为空',
  `来访时间` datetime NOT NULL,
  `离开时间` datetime DEFAULT NULL,
  PRIMARY KEY (`探访号`),
  FOREIGN KEY (`老人号`) REFERENCES `老人` (`老人号`),
  FOREIGN KEY (`家属号`) REFERENCES `家属` (`家属号`)
);
