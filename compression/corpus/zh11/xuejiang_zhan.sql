CREATE TABLE `xj_xxy` (
  `xxyid` int NOT NULL AUTO_INCREMENT,
  `xm` varchar(20) NOT NULL COMMENT '姓名',
  `xb` tinyint NOT NULL COMMENT '性别 1男 2女',
  `csrq` date NOT NULL COMMENT '出生日期',
  `xx` varchar(2) DEFAULT NULL COMMENT '血型 A/B/O/AB',
  `xz` varchar(20) NOT NULL COMMENT '乡镇',
  `dh` varchar(15) DEFAULT NULL COMMENT '电话',
  `lx` char(1) NOT NULL DEFAULT 'N' COMMENT '类型 N新浆员 G固定 M免疫浆员',
  `tzbz` tinyint NOT NULL DEFAULT 0 COMMENT '永久淘汰标志 1是',
  `zjr` int DEFAULT NULL COMMENT '介绍来的浆员',
  PRIMARY KEY (`xxyid`),
  FOREIGN KEY (`zjr`) REFERENCES `xj_xxy` (`xxyid`)
) COMMENT='供血浆者（浆员）';
CREATE TABLE `xj_ry` (
  `ryid` int NOT NULL AUTO_INCREMENT,
  `xm` varchar(20) NOT NULL COMMENT '姓名',
  `gw` varchar(10) NOT NULL COMMENT '岗位：体检/采浆/化验/质控',
  `zgz` varchar(20) DEFAULT NULL COMMENT '资格证号',
  `lzrq` date DEFAULT NULL COMMENT '离职日期',
  PRIMARY KEY (`ryid`)
) COMMENT='站内人员';
CREATE TABLE `xj_tj` (
  `tjid` bigint NOT NULL AUTO_INCREMENT,
  `xxyid` int NOT NULL COMMENT '浆员',
  `ysid` int NOT NULL COMMENT '体检医生',
  `tjsj` datetime NOT NULL COMMENT '体检时间',
  `tz` decimal(5,1) NOT NULL COMMENT '体重kg',
  `ssy` smallint DEFAULT NULL COMMENT '收缩压',
  `jl` tinyint NOT NULL COMMENT '结论 1合格 2暂缓 3不合格',
  PRIMARY KEY (`tjid`),
  FOREIGN KEY (`xxyid`) REFERENCES `xj_xxy` (`xxyid`),
  FOREIGN KEY (`ysid`) REFERENCES `xj_ry` (`ryid`)
) COMMENT='体检';
CREATE TABLE `xj_jq` (
  `jqbh` varchar(6) NOT NULL COMMENT '机器编号',
  `xh` varchar(20) NOT NULL COMMENT '型号',
  `qyrq` date NOT NULL COMMENT '启用日期',
  `zt` char(1) NOT NULL DEFAULT 'Z' COMMENT '状态 Z在用 W维修 B报废',
  PRIMARY KEY (`jqbh`)
) COMMENT='采浆机';
CREATE TABLE `xj_cj` (
  `xjbm` varchar(14) NOT NULL COMMENT '血浆编码',
  `xxyid` int NOT NULL COMMENT '浆员',
  `jqbh` varchar(6) NOT NULL COMMENT '采浆机',
  `hsid` int NOT NULL COMMENT '采浆护士',
  `fhid` int DEFAULT NULL COMMENT '复核护士',
  `cjsj` datetime NOT NULL COMMENT '采浆时间',
  `jl` smallint NOT NULL COMMENT '浆量（克）',
  `blfy` varchar(30) DEFAULT NULL COMMENT '不良反应',
  `bz` decimal(8,2) NOT NULL DEFAULT 260 COMMENT '补助金额',
  PRIMARY KEY (`xjbm`),
  FOREIGN KEY (`xxyid`) REFERENCES `xj_xxy` (`xxyid`),
  FOREIGN KEY (`jqbh`) REFERENCES `xj_jq` (`jqbh`),
  FOREIGN KEY (`hsid`) REFERENCES `xj_ry` (`ryid`),
  FOREIGN KEY (`fhid`) REFERENCES `xj_ry` (`ryid`)
) COMMENT='采浆记录';
CREATE TABLE `xj_hy` (
  `hyid` bigint NOT NULL AUTO_INCREMENT,
  `xjbm` varchar(14) NOT NULL COMMENT '血浆编码',
  `xm` varchar(12) NOT NULL COMMENT '项目：HBsAg/HCV/HIV/ALT/梅毒',
  `jg` char(1) NOT NULL COMMENT '结果 -阴性 +阳性',
  `hyyid` int NOT NULL COMMENT '化验员',
  `hysj` datetime NOT NULL COMMENT '化验时间',
  PRIMARY KEY (`hyid`),
  FOREIGN KEY (`xjbm`) REFERENCES `xj_cj` (`xjbm`),
  FOREIGN KEY (`hyyid`) REFERENCES `xj_ry` (`ryid`)
) COMMENT='化验';
CREATE TABLE `xj_rk` (
  `xjbm` varchar(14) NOT NULL COMMENT '血浆编码',
  `lkh` varchar(8) NOT NULL COMMENT '冷库号',
  `xh` varchar(10) NOT NULL COMMENT '箱号',
  `rksj` datetime NOT NULL COMMENT '入库时间',
  `fyrq` date DEFAULT NULL COMMENT '发运日期',
  PRIMARY KEY (`xjbm`),
  FOREIGN KEY (`xjbm`) REFERENCES `xj_cj` (`xjbm`)
) COMMENT='入库';
