CREATE TABLE `zd` (
  `zdh` varchar(10) NOT NULL COMMENT '站点号',
  `zdm` varchar(30) NOT NULL COMMENT '站点名（收购站）',
  `xz` varchar(20) NOT NULL COMMENT '乡镇',
  `fzr` int DEFAULT NULL COMMENT '负责人（农务员）',
  PRIMARY KEY (`zdh`)
) ENGINE=InnoDB COMMENT='收购站';
CREATE TABLE `nwy` (
  `id` int NOT NULL AUTO_INCREMENT,
  `xm` varchar(20) NOT NULL COMMENT '姓名',
  `dh` varchar(15) NOT NULL COMMENT '电话',
  `zzbz` tinyint NOT NULL DEFAULT 1 COMMENT '在职标志 1在职 0离职',
  PRIMARY KEY (`id`)
) COMMENT='农务员';
CREATE TABLE `zn` (
  `id` int NOT NULL AUTO_INCREMENT,
  `xm` varchar(20) NOT NULL COMMENT '姓名',
  `cun` varchar(30) NOT NULL COMMENT '村',
  `yhk` varchar(24) DEFAULT NULL COMMENT '银行卡号',
  `zdh` varchar(10) NOT NULL COMMENT '所属收购站',
  `nwyid` int DEFAULT NULL COMMENT '包干农务员',
  `dkbz` tinyint NOT NULL DEFAULT 0 COMMENT '是否有扶持贷款 0无 1有',
  PRIMARY KEY (`id`),
  FOREIGN KEY (`zdh`) REFERENCES `zd` (`zdh`),
  FOREIGN KEY (`nwyid`) REFERENCES `nwy` (`id`)
) COMMENT='蔗农';
CREATE TABLE `pz` (
  `pzdm` varchar(8) NOT NULL COMMENT '品种代码',
  `pzmc` varchar(30) NOT NULL COMMENT '品种名称',
  `sl` varchar(4) NOT NULL COMMENT '熟期：早熟/中熟/晚熟',
  `dj` decimal(8,2) NOT NULL COMMENT '单价 元/吨',
  PRIMARY KEY (`pzdm`)
) COMMENT='甘蔗品种';
CREATE TABLE `dk` (
  `id` int NOT NULL AUTO_INCREMENT,
  `znid` int NOT NULL COMMENT '蔗农',
  `dkm` varchar(40) NOT NULL COMMENT '地块名',
  `mj` decimal(8,2) NOT NULL COMMENT '面积（亩）',
  `pzdm` varchar(8) NOT NULL COMMENT '品种',
  `zzlx` char(1) NOT NULL COMMENT '种植类型 X新植 S宿根',
  `zzrq` date DEFAULT NULL COMMENT '种植日期',
  `ggbz` tinyint NOT NULL DEFAULT 0 COMMENT '有无灌溉 0无 1有',
  PRIMARY KEY (`id`),
  FOREIGN KEY (`znid`) REFERENCES `zn` (`id`),
  FOREIGN KEY (`pzdm`) REFERENCES `pz` (`pzdm`)
) COMMENT='蔗地';
CREATE TABLE `kp` (
  `kph` varchar(12) NOT NULL COMMENT '砍票号（蔗票）',
  `dkid` int NOT NULL COMMENT '地块',
  `kfr` int NOT NULL COMMENT '开票农务员',
  `kprq` date NOT NULL COMMENT '开票日期',
  `yxrq` date NOT NULL COMMENT '有效期至',
  `zt` tinyint NOT NULL DEFAULT 0 COMMENT '状态 0未用 1已用 2作废',
  PRIMARY KEY (`kph`),
  FOREIGN KEY (`dkid`) REFERENCES `dk` (`id`),
  FOREIGN KEY (`kfr`) REFERENCES `nwy` (`id`)
) COMMENT='砍运票';
CREATE TABLE `gb` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `kph` varchar(12) NOT NULL COMMENT '砍票号',
  `cph` varchar(10) NOT NULL COMMENT '车牌号',
  `mz` decimal(8,2) NOT NULL COMMENT '毛重（吨）',
  `pzz` decimal(8,2) DEFAULT NULL COMMENT '皮重（吨），没回皮为空',
  `tf` decimal(5,2) DEFAULT NULL COMMENT '糖分%',
  `jcsj` datetime NOT NULL COMMENT '进厂时间',
  `ccsj` datetime DEFAULT NULL COMMENT '出厂时间',
  `kz` decimal(5,2) NOT NULL DEFAULT 0 COMMENT '扣杂%',
  PRIMARY KEY (`id`),
  FOREIGN KEY (`kph`) REFERENCES `kp` (`kph`)
) COMMENT='过磅';
CREATE TABLE `jsd` (
  `id` int NOT NULL AUTO_INCREMENT,
  `znid` int NOT NULL COMMENT '蔗农',
  `je` decimal(12,2) NOT NULL COMMENT '蔗款金额',
  `kkje` decimal(12,2) NOT NULL DEFAULT 0 COMMENT '扣款（农资、贷款）',
  `jsrq` date NOT NULL COMMENT '结算日期',
  `dfrq` date DEFAULT NULL COMMENT '兑付日期',
  PRIMARY KEY (`id`),
  FOREIGN KEY (`znid`) REFERENCES `zn` (`id`)
) COMMENT='结算单';
