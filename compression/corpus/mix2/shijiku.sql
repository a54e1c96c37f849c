-- 实验室试剂耗材小库 (mysql5.7) 师兄传下来的
CREATE TABLE IF NOT EXISTS `tbl_shiji` (
  `sj_id` int(11) NOT NULL AUTO_INCREMENT,
  `sj_name` varchar(80) NOT NULL COMMENT '试剂名称',
  `cas_no` varchar(20) DEFAULT NULL COMMENT 'CAS号',
  `grade` enum('分析纯','化学纯','色谱纯','优级纯') NOT NULL DEFAULT '分析纯' COMMENT '级别',
  `danger` tinyint(4) NOT NULL DEFAULT '0' COMMENT '危险类别 0普通 1易燃 2剧毒 3腐蚀',
  `unit` varchar(10) NOT NULL COMMENT '单位 瓶/盒/g',
  `safe_qty` int(11) NOT NULL DEFAULT '1' COMMENT '安全库存',
  `stock_qty` int(11) NOT NULL DEFAULT '0' COMMENT '当前库存',
  PRIMARY KEY (`sj_id`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8 COMMENT='试剂';
CREATE TABLE IF NOT EXISTS `tbl_gys` (
  `gys_id` int(11) NOT NULL AUTO_INCREMENT,
  `gys_name` varchar(60) NOT NULL COMMENT '供应商名称',
  `contact` varchar(20) DEFAULT NULL COMMENT '联系人',
  `phone` varchar(20) DEFAULT NULL COMMENT '电话',
  `days` int(11) DEFAULT NULL COMMENT '送货天数',
  PRIMARY KEY (`gys_id`)
) ENGINE=MyISAM COMMENT='供应商';
CREATE TABLE IF NOT EXISTS `tbl_ren` (
  `ren_id` int(11) NOT NULL AUTO_INCREMENT,
  `ren_name` varchar(20) NOT NULL COMMENT '姓名',
  `role` varchar(10) NOT NULL COMMENT '身份 导师/博士/硕士/本科',
  `daoshi` int(11) DEFAULT NULL COMMENT '导师',
  `ruxue` int(11) DEFAULT NULL COMMENT '入学年份',
  `biye` tinyint(1) NOT NULL DEFAULT '0' COMMENT '是否毕业',
  PRIMARY KEY (`ren_id`)
) ENGINE=MyISAM COMMENT='组员';
CREATE TABLE IF NOT EXISTS `tbl_caigou` (
  `cg_id` int(11) NOT NULL AUTO_INCREMENT,
  `sj_id` int(11) NOT NULL COMMENT '试剂',
  `gys_id` int(11) NOT NULL COMMENT '供应商',
  `ren_id` int(11) NOT NULL COMMENT '申请人',
  `qty` int(11) NOT NULL COMMENT '数量',
  `price` decimal(10,2) NOT NULL COMMENT '单价',
  `yunfei` decimal(8,2) NOT NULL DEFAULT '0.00' COMMENT '运费',
  `apply_date` date NOT NULL COMMENT '申请日期',
  `arrive_date` date DEFAULT NULL COMMENT '到货日期',
  `baoxiao` tinyint(1) NOT NULL DEFAULT '0' COMMENT '是否已报销',
  PRIMARY KEY (`cg_id`)
) ENGINE=MyISAM COMMENT='采购单';
CREATE TABLE IF NOT EXISTS `tbl_lingyong` (
  `ly_id` int(11) NOT NULL AUTO_INCREMENT,
  `sj_id` int(11) NOT NULL,
  `ren_id` int(11) NOT NULL COMMENT '领用人',
  `qty` int(11) NOT NULL COMMENT '领用数量',
  `ly_time` datetime NOT NULL COMMENT '领用时间',
  `huan_time` datetime DEFAULT NULL COMMENT '归还时间',
  `yongtu` varchar(100) DEFAULT NULL COMMENT '用途',
  PRIMARY KEY (`ly_id`)
) ENGINE=MyISAM COMMENT='领用';
CREATE TABLE IF NOT EXISTS `tbl_guizi` (
  `gz_no` varchar(10) NOT NULL COMMENT '柜号',
  `weizhi` varchar(30) NOT NULL COMMENT '位置',
  `wendu_min` decimal(4,1) DEFAULT NULL COMMENT '最低温度',
  `wendu_max` decimal(4,1) DEFAULT NULL COMMENT '最高温度',
  `guanli` int(11) DEFAULT NULL COMMENT '管理人',
  PRIMARY KEY (`gz_no`)
) ENGINE=MyISAM COMMENT='试剂柜/冰箱';
CREATE TABLE IF NOT EXISTS `tbl_pihao` (
  `pi_id` int(11) NOT NULL AUTO_INCREMENT,
  `sj_id` int(11) NOT NULL,
  `gz_no` varchar(10) NOT NULL COMMENT '放在哪个柜',
  `pihao` varchar(20) NOT NULL COMMENT '批号',
  `youxiao` date NOT NULL COMMENT '有效期至',
  `kaifeng` date DEFAULT NULL COMMENT '开封日期',
  `shengyu` decimal(8,2) NOT NULL COMMENT '剩余量',
  PRIMARY KEY (`pi_id`)
) ENGINE=MyISAM COMMENT='批次';
ALTER TABLE `tbl_caigou` ADD CONSTRAINT `fk_cg_sj` FOREIGN KEY (`sj_id`) REFERENCES `tbl_shiji` (`sj_id`);
ALTER TABLE `tbl_caigou` ADD CONSTRAINT `fk_cg_gys` FOREIGN KEY (`gys_id`) REFERENCES `tbl_gys` (`gys_id`);
