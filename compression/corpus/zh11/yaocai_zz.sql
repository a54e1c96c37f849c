CREATE TABLE `t_sy` (
  `syid` int NOT NULL AUTO_INCREMENT COMMENT '社员ID',
  `xm` varchar(20) NOT NULL COMMENT '姓名',
  `xz` varchar(20) NOT NULL COMMENT '小组：一组/二组/三组',
  `rsrq` date NOT NULL COMMENT '入社日期',
  `pkbz` char(1) NOT NULL DEFAULT 'N' COMMENT '脱贫户标志 Y是 N否',
  `jsrid` int DEFAULT NULL COMMENT '介绍人（社员）',
  PRIMARY KEY (`syid`)
) COMMENT='社员';
CREATE TABLE `t_jsy` (
  `jsyid` int NOT NULL AUTO_INCREMENT,
  `xm` varchar(20) NOT NULL COMMENT '姓名',
  `zc` varchar(10) DEFAULT NULL COMMENT '职称',
  PRIMARY KEY (`jsyid`)
) COMMENT='技术员';
CREATE TABLE `t_yc` (
  `ycid` int NOT NULL AUTO_INCREMENT,
  `mc` varchar(20) NOT NULL COMMENT '药材名',
  `yybw` varchar(10) NOT NULL COMMENT '药用部位：根/茎/叶/花/果/全草',
  `szns` tinyint NOT NULL DEFAULT 1 COMMENT '生长年数',
  `zdj` decimal(8,2) DEFAULT NULL COMMENT '保底收购价 元/公斤',
  `ddbz` char(1) NOT NULL DEFAULT 'N' COMMENT '是否道地药材 Y/N',
  PRIMARY KEY (`ycid`)
) COMMENT='药材品种';
CREATE TABLE `t_dk` (
  `dkid` int NOT NULL AUTO_INCREMENT,
  `syid` int NOT NULL COMMENT '社员',
  `dkbh` varchar(12) NOT NULL COMMENT '地块编号',
  `mu` decimal(6,2) NOT NULL COMMENT '亩数',
  `hb` int DEFAULT NULL COMMENT '海拔（米）',
  `gapbz` char(1) NOT NULL DEFAULT 'N' COMMENT 'GAP认证 Y/N',
  PRIMARY KEY (`dkid`),
  FOREIGN KEY (`syid`) REFERENCES `t_sy` (`syid`)
) COMMENT='地块';
CREATE TABLE `t_zz` (
  `zzid` int NOT NULL AUTO_INCREMENT,
  `dkid` int NOT NULL COMMENT '地块',
  `ycid` int NOT NULL COMMENT '药材',
  `jsyid` int DEFAULT NULL COMMENT '指导技术员',
  `zzrq` date NOT NULL COMMENT '种植日期',
  `zmly` varchar(10) NOT NULL DEFAULT '自育' COMMENT '种苗来源：自育/外购/统供',
  `zt` tinyint NOT NULL DEFAULT 1 COMMENT '状态 1在地 2已采 3绝收',
  PRIMARY KEY (`zzid`),
  FOREIGN KEY (`dkid`) REFERENCES `t_dk` (`dkid`),
  FOREIGN KEY (`ycid`) REFERENCES `t_yc` (`ycid`),
  FOREIGN KEY (`jsyid`) REFERENCES `t_jsy` (`jsyid`)
) COMMENT='种植';
CREATE TABLE `t_ns` (
  `nsid` int NOT NULL AUTO_INCREMENT,
  `zzid` int NOT NULL COMMENT '种植',
  `nslx` char(1) NOT NULL COMMENT '农事类型 S施肥 Y用药 C除草 G灌溉',
  `nsrq` date NOT NULL COMMENT '日期',
  `yl` varchar(30) DEFAULT NULL COMMENT '用料及用量',
  PRIMARY KEY (`nsid`),
  FOREIGN KEY (`zzid`) REFERENCES `t_zz` (`zzid`)
) COMMENT='农事记录';
CREATE TABLE `t_cs` (
  `csid` int NOT NULL AUTO_INCREMENT,
  `zzid` int NOT NULL COMMENT '种植',
  `csrq` date NOT NULL COMMENT '采收日期',
  `xzl` decimal(8,2) NOT NULL COMMENT '鲜重（公斤）',
  `gzl` decimal(8,2) DEFAULT NULL COMMENT '干重（公斤），没晒干为空',
  `pch` varchar(16) NOT NULL COMMENT '批次号',
  PRIMARY KEY (`csid`),
  FOREIGN KEY (`zzid`) REFERENCES `t_zz` (`zzid`)
) COMMENT='采收批次';
CREATE TABLE `t_jc` (
  `jcid` int NOT NULL AUTO_INCREMENT,
  `csid` int NOT NULL COMMENT '采收批次',
  `xm` varchar(20) NOT NULL COMMENT '检测项目：重金属/农残/含量',
  `jyyid` int NOT NULL COMMENT '检验员（技术员）',
  `fhyid` int DEFAULT NULL COMMENT '复核员（技术员）',
  `jg` tinyint NOT NULL COMMENT '结果 0不合格 1合格',
  `jcrq` date NOT NULL COMMENT '检测日期',
  PRIMARY KEY (`jcid`),
  FOREIGN KEY (`csid`) REFERENCES `t_cs` (`csid`),
  FOREIGN KEY (`jyyid`) REFERENCES `t_jsy` (`jsyid`),
  FOREIGN KEY (`fhyid`) REFERENCES `t_jsy` (`jsyid`)
) COMMENT='检测';
