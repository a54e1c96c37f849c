CREATE TABLE `sd_jg` (
  `jgh` varchar(8) NOT NULL COMMENT '拓展机构号',
  `jgm` varchar(40) NOT NULL COMMENT '机构名',
  `frbl` decimal(5,4) NOT NULL COMMENT '分润比例',
  PRIMARY KEY (`jgh`)
) COMMENT='拓展机构（代理商）';
CREATE TABLE `sd_sh` (
  `shbh` varchar(15) NOT NULL COMMENT '商户编号',
  `shmc` varchar(60) NOT NULL COMMENT '商户名称',
  `mcc` char(4) NOT NULL COMMENT '行业代码MCC',
  `jgh` varchar(8) DEFAULT NULL COMMENT '拓展机构，直营为空',
  `khjl` int DEFAULT NULL COMMENT '客户经理',
  `fxdj` tinyint NOT NULL DEFAULT 1 COMMENT '风险等级 1低 2中 3高',
  `shzt` char(1) NOT NULL DEFAULT 'S' COMMENT '状态 S审核中 N正常 F冻结 X销户',
  `rwsj` datetime DEFAULT NULL COMMENT '入网时间',
  `jsk` varchar(24) NOT NULL COMMENT '结算卡号',
  PRIMARY KEY (`shbh`)
) COMMENT='商户';
CREATE TABLE `sd_jl` (
  `jlid` int NOT NULL COMMENT '经理ID',
  `xm` varchar(20) NOT NULL COMMENT '姓名',
  `fh` varchar(30) NOT NULL COMMENT '分行',
  PRIMARY KEY (`jlid`)
) COMMENT='客户经理';
CREATE TABLE `sd_zd` (
  `zdh` varchar(12) NOT NULL COMMENT '终端号',
  `shbh` varchar(15) NOT NULL,
  `zdlx` varchar(6) NOT NULL COMMENT '终端类型：POS/扫码盒/码牌/刷脸',
  `sn` varchar(30) DEFAULT NULL COMMENT '序列号，码牌为空',
  `azrq` date NOT NULL COMMENT '安装日期',
  `zhjy` datetime DEFAULT NULL COMMENT '最后交易时间',
  `bdzt` tinyint NOT NULL DEFAULT 1 COMMENT '绑定状态 1绑定 0解绑',
  PRIMARY KEY (`zdh`)
) COMMENT='终端';
CREATE TABLE `sd_jy` (
  `lsh` varchar(32) NOT NULL COMMENT '交易流水号',
  `zdh` varchar(12) NOT NULL,
  `je` decimal(12,2) NOT NULL COMMENT '金额',
  `sxf` decimal(10,2) NOT NULL COMMENT '手续费',
  `zflx` varchar(6) NOT NULL COMMENT '支付类型：微信/支付宝/银联/数币',
  `jysj` datetime NOT NULL COMMENT '交易时间',
  `jyzt` tinyint NOT NULL COMMENT '0处理中 1成功 2失败 3已撤销',
  `ylsh` varchar(32) DEFAULT NULL COMMENT '原流水号（退款填）',
  PRIMARY KEY (`lsh`)
) COMMENT='交易';
CREATE TABLE `sd_js` (
  `jsid` bigint NOT NULL AUTO_INCREMENT,
  `shbh` varchar(15) NOT NULL,
  `jsrq` date NOT NULL COMMENT '结算日期',
  `jsje` decimal(14,2) NOT NULL COMMENT '结算金额',
  `dzsj` datetime DEFAULT NULL COMMENT '到账时间',
  `sbyy` varchar(60) DEFAULT NULL COMMENT '失败原因',
  PRIMARY KEY (`jsid`)
) COMMENT='结算';
CREATE TABLE `sd_xj` (
  `xjid` bigint NOT NULL AUTO_INCREMENT,
  `shbh` varchar(15) NOT NULL,
  `xjr` int NOT NULL COMMENT '巡检人（客户经理）',
  `fhr` int DEFAULT NULL COMMENT '复核人（客户经理）',
  `xjrq` date NOT NULL COMMENT '巡检日期',
  `jg` char(1) NOT NULL COMMENT '结果 Z正常 Y移机 T套现嫌疑 G关店',
  `bz` varchar(200) DEFAULT NULL COMMENT '备注',
  PRIMARY KEY (`xjid`)
) COMMENT='巡检';
