-- 注塑车间 MES
CREATE TABLE `jitai` (
  `jtbh` varchar(10) NOT NULL COMMENT '机台编号',
  `dunwei` int NOT NULL COMMENT '吨位',
  `chang_jia` varchar(40) DEFAULT NULL COMMENT '厂家',
  `tou_chan` date NOT NULL COMMENT '投产日期',
  `zhuangtai` tinyint NOT NULL DEFAULT '0' COMMENT '0停机 1运行 2换模 3保养 4报修',
  PRIMARY KEY (`jtbh`)
) ENGINE=InnoDB COMMENT='注塑机台';
CREATE TABLE `muju` (
  `mjbh` varchar(20) NOT NULL COMMENT '模具编号',
  `mjmc` varchar(60) NOT NULL COMMENT '模具名称',
  `xueshu` int NOT NULL COMMENT '穴数',
  `sheji_shouming` int NOT NULL COMMENT '设计寿命(模次)',
  `leiji_moci` int NOT NULL DEFAULT '0' COMMENT '累计模次',
  `kuwei` varchar(10) DEFAULT NULL COMMENT '库位，在机上为空',
  `zuixiao_dw` int NOT NULL COMMENT '适用最小吨位',
  `zuida_dw` int NOT NULL COMMENT '适用最大吨位',
  PRIMARY KEY (`mjbh`)
) ENGINE=InnoDB COMMENT='模具';
CREATE TABLE `chanpin` (
  `cpbh` varchar(20) NOT NULL COMMENT '产品编号',
  `cpmc` varchar(60) NOT NULL COMMENT '产品名称',
  `mjbh` varchar(20) NOT NULL COMMENT '模具',
  `danzhong` decimal(8,2) NOT NULL COMMENT '单重(g)',
  `zhouqi` decimal(5,1) NOT NULL COMMENT '标准周期(秒)',
  `danjia` decimal(8,3) NOT NULL COMMENT '单价',
  `kehu` varchar(40) NOT NULL COMMENT '客户',
  PRIMARY KEY (`cpbh`),
  CONSTRAINT `fk_cp_mj` FOREIGN KEY (`mjbh`) REFERENCES `muju` (`mjbh`)
) ENGINE=InnoDB COMMENT='产品';
CREATE TABLE `yuangong` (
  `gh` varchar(8) NOT NULL COMMENT '工号',
  `xm` varchar(20) NOT NULL COMMENT '姓名',
  `banzu` varchar(10) NOT NULL COMMENT '班组 甲班/乙班/丙班',
  `gangwei` varchar(20) NOT NULL COMMENT '岗位',
  `banzhang_gh` varchar(8) DEFAULT NULL COMMENT '班长工号',
  `ruzhi` date NOT NULL COMMENT '入职日期',
  `lizhi` date DEFAULT NULL COMMENT '离职日期',
  PRIMARY KEY (`gh`)
) ENGINE=InnoDB COMMENT='员工';
CREATE TABLE `gongdan` (
  `gdh` varchar(20) NOT NULL COMMENT '工单号',
  `cpbh` varchar(20) NOT NULL COMMENT '产品',
  `jtbh` varchar(10) DEFAULT NULL COMMENT '机台，未排产为空',
  `jihua_shu` int NOT NULL COMMENT '计划数',
  `wangong_shu` int NOT NULL DEFAULT '0' COMMENT '完工数',
  `jiaoqi` date NOT NULL COMMENT '交期',
  `zt` char(1) NOT NULL DEFAULT 'N' COMMENT 'N新建 P排产 R生产中 C完工 X取消',
  `kaigong` datetime DEFAULT NULL COMMENT '开工时间',
  `wangong` datetime DEFAULT NULL COMMENT '完工时间',
  PRIMARY KEY (`gdh`),
  CONSTRAINT `fk_gd_cp` FOREIGN KEY (`cpbh`) REFERENCES `chanpin` (`cpbh`),
  CONSTRAINT `fk_gd_jt` FOREIGN KEY (`jtbh`) REFERENCES `jitai` (`jtbh`)
) ENGINE=InnoDB COMMENT='工单';
CREATE TABLE `baogong` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `gdh` varchar(20) NOT NULL,
  `gh` varchar(8) NOT NULL COMMENT '操作工',
  `banci` char(1) NOT NULL COMMENT '班次 D白班 N夜班',
  `hege` int NOT NULL COMMENT '合格数',
  `buliang` int NOT NULL DEFAULT '0' COMMENT '不良数',
  `bgsj` datetime NOT NULL COMMENT '报工时间',
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_bg_gd` FOREIGN KEY (`gdh`) REFERENCES `gongdan` (`gdh`),
  CONSTRAINT `fk_bg_yg` FOREIGN KEY (`gh`) REFERENCES `yuangong` (`gh`)
) ENGINE=InnoDB COMMENT='报工';
CREATE TABLE `tingji` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `jtbh` varchar(10) NOT NULL COMMENT '机台',
  `yuanyin` tinyint NOT NULL COMMENT '停机原因 1待料 2换模 3故障 4缺人 5停电',
  `kaishi` datetime NOT NULL COMMENT '开始',
  `jieshu` datetime DEFAULT NULL COMMENT '结束，还停着为空',
  `beizhu` varchar(200) DEFAULT NULL COMMENT '备注',
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_tj_jt` FOREIGN KEY (`jtbh`) REFERENCES `jitai` (`jtbh`)
) ENGINE=InnoDB COMMENT='停机记录';
CREATE TABLE `lingliao` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `gdh` varchar(20) NOT NULL,
  `wuliao` varchar(40) NOT NULL COMMENT '物料',
  `pihao` varchar(30) DEFAULT NULL COMMENT '批号',
  `zhongliang` decimal(10,2) NOT NULL COMMENT '重量kg',
  `llsj` datetime NOT NULL COMMENT '领料时间',
  `tuiliao` decimal(10,2) NOT NULL DEFAULT '0.00' COMMENT '退料kg',
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_ll_gd` FOREIGN KEY (`gdh`) REFERENCES `gongdan` (`gdh`)
) ENGINE=InnoDB COMMENT='领料';
