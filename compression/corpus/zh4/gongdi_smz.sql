-- 工地实名制 + 安全 (MySQL)
CREATE TABLE IF NOT EXISTS `gd_project` (
  `pid` int NOT NULL AUTO_INCREMENT COMMENT '工程ID',
  `pname` varchar(100) NOT NULL COMMENT '工程名称',
  `builder` varchar(80) NOT NULL COMMENT '总包单位',
  `cost` decimal(14,2) DEFAULT NULL COMMENT '造价(万元)',
  `phase` tinyint NOT NULL DEFAULT 1 COMMENT '阶段 1基础 2主体 3装修 4竣工 5停工',
  `kaigong` date NOT NULL COMMENT '开工日期',
  `jungong` date DEFAULT NULL COMMENT '计划竣工',
  `lng` decimal(10,6) DEFAULT NULL,
  `lat` decimal(10,6) DEFAULT NULL,
  PRIMARY KEY (`pid`)
) COMMENT='工程';
CREATE TABLE IF NOT EXISTS `gd_banzu` (
  `bid` int NOT NULL AUTO_INCREMENT,
  `pid` int NOT NULL COMMENT '工程',
  `bname` varchar(40) NOT NULL COMMENT '班组名称',
  `gongzhong` varchar(20) NOT NULL COMMENT '工种 钢筋工/木工/泥工/架子工/塔吊/电焊',
  `zuzhang` varchar(20) NOT NULL COMMENT '组长',
  PRIMARY KEY (`bid`),
  CONSTRAINT `fk_bz_p` FOREIGN KEY (`pid`) REFERENCES `gd_project` (`pid`)
) COMMENT='班组';
CREATE TABLE IF NOT EXISTS `gd_worker` (
  `wid` int NOT NULL AUTO_INCREMENT,
  `bid` int NOT NULL COMMENT '班组',
  `wname` varchar(20) NOT NULL COMMENT '姓名',
  `idno` varchar(18) NOT NULL COMMENT '身份证',
  `gender` char(1) NOT NULL DEFAULT 'M' COMMENT 'M男 F女',
  `birth` date NOT NULL COMMENT '出生日期',
  `jiguan` varchar(20) DEFAULT NULL COMMENT '籍贯',
  `rigongzi` decimal(8,2) NOT NULL COMMENT '日工资',
  `jinchang` date NOT NULL COMMENT '进场日期',
  `tuichang` date DEFAULT NULL COMMENT '退场日期',
  `hetong` tinyint NOT NULL DEFAULT 0 COMMENT '合同 0未签 1已签',
  `train` tinyint NOT NULL DEFAULT 0 COMMENT '三级教育 0未完成 1完成',
  PRIMARY KEY (`wid`),
  CONSTRAINT `fk_w_b` FOREIGN KEY (`bid`) REFERENCES `gd_banzu` (`bid`)
) COMMENT='工人';
CREATE TABLE IF NOT EXISTS `gd_cert` (
  `cid` int NOT NULL AUTO_INCREMENT,
  `wid` int NOT NULL,
  `ctype` varchar(20) NOT NULL COMMENT '证书类型',
  `cno` varchar(30) NOT NULL COMMENT '证号',
  `expire` date NOT NULL COMMENT '有效期至',
  PRIMARY KEY (`cid`),
  CONSTRAINT `fk_c_w` FOREIGN KEY (`wid`) REFERENCES `gd_worker` (`wid`)
) COMMENT='特种证书';
CREATE TABLE IF NOT EXISTS `gd_kaoqin` (
  `kid` bigint NOT NULL AUTO_INCREMENT,
  `wid` int NOT NULL,
  `kdate` date NOT NULL COMMENT '日期',
  `tin` datetime DEFAULT NULL COMMENT '进门',
  `tout` datetime DEFAULT NULL COMMENT '出门',
  `hours` decimal(4,1) NOT NULL DEFAULT 0 COMMENT '工时',
  `mode` tinyint NOT NULL DEFAULT 1 COMMENT '1人脸 2刷卡 3补录',
  PRIMARY KEY (`kid`),
  CONSTRAINT `fk_k_w` FOREIGN KEY (`wid`) REFERENCES `gd_worker` (`wid`)
) COMMENT='考勤';
CREATE TABLE IF NOT EXISTS `gd_salary` (
  `sid` bigint NOT NULL AUTO_INCREMENT,
  `wid` int NOT NULL,
  `ym` char(7) NOT NULL COMMENT '月份',
  `yingfa` decimal(10,2) NOT NULL COMMENT '应发',
  `koukuan` decimal(10,2) NOT NULL DEFAULT 0 COMMENT '扣款',
  `shifa` decimal(10,2) NOT NULL DEFAULT 0 COMMENT '实发',
  `state` tinyint NOT NULL DEFAULT 0 COMMENT '0未发 1已发 2部分',
  `paydate` date DEFAULT NULL COMMENT '发放日期',
  PRIMARY KEY (`sid`),
  CONSTRAINT `fk_s_w` FOREIGN KEY (`wid`) REFERENCES `gd_worker` (`wid`)
) COMMENT='工资';
CREATE TABLE IF NOT EXISTS `gd_yinhuan` (
  `yid` bigint NOT NULL AUTO_INCREMENT,
  `pid` int NOT NULL,
  `miaoshu` varchar(300) NOT NULL COMMENT '隐患描述',
  `dengji` tinyint NOT NULL COMMENT '等级 1一般 2较大 3重大',
  `faxian` datetime NOT NULL COMMENT '发现时间',
  `xianqi` date NOT NULL COMMENT '整改期限',
  `zhenggai` datetime DEFAULT NULL COMMENT '整改时间',
  `fakuan` decimal(10,2) NOT NULL DEFAULT 0 COMMENT '罚款',
  `jianchaer` varchar(20) DEFAULT NULL COMMENT '检查人',
  PRIMARY KEY (`yid`),
  CONSTRAINT `fk_y_p` FOREIGN KEY (`pid`) REFERENCES `gd_project` (`pid`)
) COMMENT='隐患';
CREATE TABLE IF NOT EXISTS `gd_tadiao` (
  `tid` int NOT NULL AUTO_INCREMENT,
  `pid` int NOT NULL,
  `bianhao` varchar(20) NOT NULL COMMENT '塔吊编号',
  `siji` int DEFAULT NULL COMMENT '司机，没配为空',
  `jiance` date NOT NULL COMMENT '上次检测',
  `zaizhong` decimal(6,2) NOT NULL COMMENT '最大载重t',
  PRIMARY KEY (`tid`),
  CONSTRAINT `fk_t_p` FOREIGN KEY (`pid`) REFERENCES `gd_project` (`pid`),
  CONSTRAINT `fk_t_w` FOREIGN KEY (`siji`) REFERENCES `gd_worker` (`wid`)
) COMMENT='塔吊';
