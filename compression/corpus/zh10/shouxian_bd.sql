CREATE TABLE `sx_jigou` (
  `jgdm` char(8) NOT NULL COMMENT '机构代码',
  `jgmc` varchar(60) NOT NULL COMMENT '机构名称',
  `sjjg` char(8) DEFAULT NULL COMMENT '上级机构',
  PRIMARY KEY (`jgdm`)
) COMMENT='机构';
CREATE TABLE `sx_dlr` (
  `dlrbh` varchar(12) NOT NULL COMMENT '代理人编号',
  `dlrxm` varchar(30) NOT NULL COMMENT '代理人姓名',
  `jgdm` char(8) NOT NULL COMMENT '所属机构',
  `zj` varchar(4) NOT NULL COMMENT '职级 A1业务员 A2主任 A3经理',
  `tjr` varchar(12) DEFAULT NULL COMMENT '推荐人（代理人编号）',
  `rsrq` date NOT NULL COMMENT '入司日期',
  `lsrq` date DEFAULT NULL COMMENT '离司日期',
  PRIMARY KEY (`dlrbh`)
) COMMENT='代理人';
CREATE TABLE `sx_kehu` (
  `khbh` varchar(12) NOT NULL COMMENT '客户编号',
  `khxm` varchar(30) NOT NULL COMMENT '客户姓名',
  `csrq` date NOT NULL COMMENT '出生日期',
  `zy` varchar(30) DEFAULT NULL COMMENT '职业',
  `sjh` varchar(20) DEFAULT NULL COMMENT '手机号',
  PRIMARY KEY (`khbh`)
) COMMENT='客户';
CREATE TABLE `sx_xianzhong` (
  `xzdm` varchar(8) NOT NULL COMMENT '险种代码',
  `xzmc` varchar(60) NOT NULL COMMENT '险种名称',
  `xzlb` char(2) NOT NULL COMMENT '险种类别 SX寿险 ZJ重疾 YL医疗 NJ年金 YW意外',
  `tsrq` date DEFAULT NULL COMMENT '停售日期',
  PRIMARY KEY (`xzdm`)
) COMMENT='险种';
CREATE TABLE `sx_baodan` (
  `bdh` varchar(20) NOT NULL COMMENT '保单号',
  `tbr` varchar(12) NOT NULL COMMENT '投保人',
  `bbxr` varchar(12) NOT NULL COMMENT '被保险人',
  `xzdm` varchar(8) NOT NULL,
  `dlrbh` varchar(12) DEFAULT NULL COMMENT '服务代理人，孤儿单为空',
  `be` decimal(14,2) NOT NULL COMMENT '保额',
  `nbf` decimal(12,2) NOT NULL COMMENT '年缴保费',
  `jfnx` smallint NOT NULL COMMENT '缴费年限，1为趸交',
  `cbrq` date NOT NULL COMMENT '承保日期',
  `bdzt` tinyint NOT NULL COMMENT '保单状态 1有效 2失效 3退保 4理赔终止 5满期',
  `hzrq` date DEFAULT NULL COMMENT '回执签收日期',
  PRIMARY KEY (`bdh`)
) COMMENT='保单';
CREATE TABLE `sx_xufei` (
  `xfid` bigint NOT NULL AUTO_INCREMENT,
  `bdh` varchar(20) NOT NULL,
  `yjrq` date NOT NULL COMMENT '应缴日期',
  `yjje` decimal(12,2) NOT NULL COMMENT '应缴金额',
  `sjrq` date DEFAULT NULL COMMENT '实缴日期',
  `jffs` char(1) NOT NULL COMMENT '缴费方式 Z转账 X现金 W微信',
  PRIMARY KEY (`xfid`)
) COMMENT='续期应收';
CREATE TABLE `sx_lipei` (
  `lpah` varchar(20) NOT NULL COMMENT '理赔案号',
  `bdh` varchar(20) NOT NULL,
  `cxyy` varchar(20) NOT NULL COMMENT '出险原因：疾病/意外/身故',
  `bars` datetime NOT NULL COMMENT '报案时间',
  `lpje` decimal(14,2) DEFAULT NULL COMMENT '赔付金额',
  `jl` char(1) DEFAULT NULL COMMENT '结论 P赔付 B部分 J拒赔，未决为空',
  PRIMARY KEY (`lpah`)
) COMMENT='理赔';
