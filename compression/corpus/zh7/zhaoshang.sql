-- 市投资促进局 招商引资项目库 (MySQL)
CREATE TABLE IF NOT EXISTS `招商_线索` (
  `线索编号` varchar(20) NOT NULL PRIMARY KEY,
  `企业名称` varchar(80) NOT NULL,
  `总部城市` varchar(30) NOT NULL,
  `产业` varchar(20) NOT NULL COMMENT '新能源/集成电路/生物医药/现代物流/文旅',
  `拟投资额` decimal(12,2) DEFAULT NULL COMMENT '亿元，未谈为空',
  `来源` varchar(20) NOT NULL COMMENT '商会/驻点/展会/以商引商',
  `登记日期` date NOT NULL,
  `登记人` int NOT NULL,
  `线索状态` tinyint NOT NULL DEFAULT 0 COMMENT '0跟踪 1转项目 2放弃'
);
CREATE TABLE IF NOT EXISTS `招商_专员` (
  `专员ID` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `姓名` varchar(20) NOT NULL,
  `驻点` varchar(20) DEFAULT NULL COMMENT '驻外城市，本部为空',
  `手机` varchar(20) NOT NULL,
  `离岗` tinyint NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS `招商_园区` (
  `园区ID` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `园区名称` varchar(60) NOT NULL,
  `级别` char(1) NOT NULL COMMENT 'G国家级 S省级 C市级',
  `可用地亩` decimal(8,1) NOT NULL
);
CREATE TABLE IF NOT EXISTS `招商_项目` (
  `项目编号` varchar(20) NOT NULL PRIMARY KEY,
  `项目名称` varchar(100) NOT NULL,
  `线索编号` varchar(20) DEFAULT NULL,
  `园区ID` int DEFAULT NULL COMMENT '落地园区，未定为空',
  `主办专员` int NOT NULL,
  `协办专员` int DEFAULT NULL,
  `总投资` decimal(12,2) NOT NULL COMMENT '亿元',
  `外资` tinyint NOT NULL DEFAULT 0,
  `用地亩` decimal(8,1) DEFAULT NULL,
  `阶段` enum('洽谈','签约','开工','投产','终止') NOT NULL DEFAULT '洽谈',
  `签约日期` date DEFAULT NULL,
  `计划开工` date DEFAULT NULL,
  `实际开工` date DEFAULT NULL,
  FOREIGN KEY (`线索编号`) REFERENCES `招商_线索` (`线索编号`),
  FOREIGN KEY (`园区ID`) REFERENCES `招商_园区` (`园区ID`),
  FOREIGN KEY (`主办专员`) REFERENCES `招商_专员` (`专员ID`),
  FOREIGN KEY (`协办专员`) REFERENCES `招商_专员` (`专员ID`)
);
CREATE TABLE IF NOT EXISTS `招商_拜访` (
  `拜访ID` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `线索编号` varchar(20) NOT NULL,
  `专员ID` int NOT NULL,
  `拜访日期` date NOT NULL,
  `方式` varchar(10) NOT NULL COMMENT '上门/来访/电话/视频',
  `纪要` text,
  FOREIGN KEY (`线索编号`) REFERENCES `招商_线索` (`线索编号`),
  FOREIGN KEY (`专员ID`) REFERENCES `招商_专员` (`专员ID`)
);
CREATE TABLE IF NOT EXISTS `招商_到资` (
  `到资ID` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `项目编号` varchar(20) NOT NULL,
  `到账日期` date NOT NULL,
  `金额万元` decimal(14,2) NOT NULL,
  `核验` tinyint NOT NULL DEFAULT 0 COMMENT '0未核 1已核',
  FOREIGN KEY (`项目编号`) REFERENCES `招商_项目` (`项目编号`)
);
CREATE TABLE IF NOT EXISTS `招商_问题` (
  `问题ID` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `项目编号` varchar(20) NOT NULL,
  `类别` varchar(20) NOT NULL COMMENT '用地/环评/用电/融资/用工',
  `描述` varchar(300) NOT NULL,
  `提出日期` date NOT NULL,
  `责任单位` varchar(40) NOT NULL,
  `办结日期` date DEFAULT NULL,
  FOREIGN KEY (`项目编号`) REFERENCES `招商_项目` (`项目编号`)
);
