CREATE TABLE `t_mendian` (
  `md_id` int NOT NULL COMMENT '门店ID',
  `mdmc` varchar(40) NOT NULL COMMENT '门店名称',
  `pq` varchar(20) NOT NULL COMMENT '片区',
  `dz_id` int DEFAULT NULL COMMENT '店长（经纪人ID）',
  PRIMARY KEY (`md_id`)
) COMMENT='门店';
CREATE TABLE `t_jjr` (
  `jjr_id` int NOT NULL COMMENT '经纪人ID',
  `xm` varchar(20) NOT NULL COMMENT '姓名',
  `sjh` varchar(20) NOT NULL COMMENT '手机号',
  `md_id` int NOT NULL COMMENT '所属门店',
  `rzrq` date NOT NULL COMMENT '入职日期',
  `zt` char(1) NOT NULL DEFAULT '1' COMMENT '状态 1在职 2请假 9离职',
  PRIMARY KEY (`jjr_id`)
) COMMENT='经纪人';
CREATE TABLE `t_xiaoqu` (
  `xq_id` int NOT NULL COMMENT '小区ID',
  `xqmc` varchar(40) NOT NULL COMMENT '小区名称',
  `jcnf` int DEFAULT NULL COMMENT '建成年份',
  `pq` varchar(20) NOT NULL COMMENT '片区',
  PRIMARY KEY (`xq_id`)
) COMMENT='小区';
CREATE TABLE `t_fangyuan` (
  `fy_bh` varchar(20) NOT NULL COMMENT '房源编号',
  `xq_id` int NOT NULL COMMENT '小区',
  `mj` decimal(8,2) NOT NULL COMMENT '建筑面积',
  `hx` varchar(10) NOT NULL COMMENT '户型，如3室2厅',
  `gpj` decimal(10,2) NOT NULL COMMENT '挂牌价（万元）',
  `lrr` int NOT NULL COMMENT '录入人',
  `whr` int DEFAULT NULL COMMENT '维护人，公盘为空',
  `gprq` date NOT NULL COMMENT '挂牌日期',
  `fyzt` tinyint NOT NULL DEFAULT '0' COMMENT '房源状态 0在售 1已成交 2暂缓 3无效',
  `sfdj` tinyint NOT NULL DEFAULT '0' COMMENT '是否独家 1是',
  PRIMARY KEY (`fy_bh`)
) COMMENT='房源';
CREATE TABLE `t_keyuan` (
  `ky_id` int NOT NULL COMMENT '客源ID',
  `khxm` varchar(20) NOT NULL COMMENT '客户姓名',
  `ysxx` decimal(10,2) DEFAULT NULL COMMENT '预算下限（万元）',
  `yssx` decimal(10,2) DEFAULT NULL COMMENT '预算上限（万元）',
  `jjr_id` int NOT NULL COMMENT '归属经纪人',
  `ly` varchar(10) NOT NULL COMMENT '来源：门店/网络/转介',
  PRIMARY KEY (`ky_id`)
) COMMENT='客源';
CREATE TABLE `t_daikan` (
  `dk_id` bigint NOT NULL COMMENT '带看ID',
  `ky_id` int NOT NULL COMMENT '客源',
  `fy_bh` varchar(20) NOT NULL COMMENT '房源',
  `jjr_id` int NOT NULL COMMENT '带看经纪人',
  `dksj` datetime NOT NULL COMMENT '带看时间',
  `fk` varchar(200) DEFAULT NULL COMMENT '客户反馈',
  PRIMARY KEY (`dk_id`)
) COMMENT='带看';
CREATE TABLE `t_chengjiao` (
  `cj_bh` varchar(20) NOT NULL COMMENT '成交编号',
  `fy_bh` varchar(20) NOT NULL COMMENT '房源',
  `ky_id` int NOT NULL COMMENT '客源',
  `cjj` decimal(10,2) NOT NULL COMMENT '成交价（万元）',
  `yj` decimal(10,2) NOT NULL COMMENT '佣金（元）',
  `qyrq` date NOT NULL COMMENT '签约日期',
  `ghrq` date DEFAULT NULL COMMENT '过户日期',
  PRIMARY KEY (`cj_bh`)
) COMMENT='成交';
