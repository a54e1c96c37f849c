CREATE TABLE `t_banji` (
  `id` int NOT NULL AUTO_INCREMENT,
  `mc` varchar(20) NOT NULL COMMENT '班级名称',
  `nj` tinyint NOT NULL COMMENT '年级 1小班 2中班 3大班 0托班',
  `zb` int DEFAULT NULL COMMENT '主班老师',
  `ke` int NOT NULL DEFAULT '30' COMMENT '可容纳人数',
  PRIMARY KEY (`id`)
) COMMENT='班级';
CREATE TABLE `t_laoshi` (
  `id` int NOT NULL AUTO_INCREMENT,
  `xm` varchar(20) NOT NULL COMMENT '姓名',
  `gw` tinyint NOT NULL COMMENT '岗位 1主班 2配班 3保育 4后勤 5园长',
  `zs` varchar(40) DEFAULT NULL COMMENT '教师资格证号',
  `sj` varchar(11) NOT NULL COMMENT '手机',
  `rzrq` date NOT NULL COMMENT '入职日期',
  `lzrq` date DEFAULT NULL COMMENT '离职日期',
  `gz` decimal(8,2) NOT NULL COMMENT '基本工资',
  `jx` decimal(8,2) NOT NULL DEFAULT '0.00' COMMENT '绩效',
  PRIMARY KEY (`id`)
) COMMENT='老师';
CREATE TABLE `t_youer` (
  `id` int NOT NULL AUTO_INCREMENT,
  `xm` varchar(20) NOT NULL COMMENT '姓名',
  `nick` varchar(20) DEFAULT NULL COMMENT '小名',
  `xb` char(1) NOT NULL COMMENT '性别 男/女',
  `sr` date NOT NULL COMMENT '生日',
  `bj` int NOT NULL COMMENT '班级',
  `gm` varchar(100) DEFAULT NULL COMMENT '过敏食物',
  `rysj` date NOT NULL COMMENT '入园时间',
  `zt` tinyint NOT NULL DEFAULT '1' COMMENT '1在园 2请长假 3退园 4毕业',
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_ye_bj` FOREIGN KEY (`bj`) REFERENCES `t_banji` (`id`)
) COMMENT='幼儿';
CREATE TABLE `t_jiazhang` (
  `id` int NOT NULL AUTO_INCREMENT,
  `ye` int NOT NULL COMMENT '幼儿',
  `xm` varchar(20) NOT NULL COMMENT '家长姓名',
  `gx` varchar(10) NOT NULL COMMENT '关系 爸爸/妈妈/爷爷/奶奶/外公/外婆',
  `dh` varchar(11) NOT NULL COMMENT '电话',
  `js` tinyint NOT NULL DEFAULT '1' COMMENT '可接送 0否 1是',
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_jz_ye` FOREIGN KEY (`ye`) REFERENCES `t_youer` (`id`)
) COMMENT='家长';
CREATE TABLE `t_kaoqin` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `ye` int NOT NULL COMMENT '幼儿',
  `rq` date NOT NULL COMMENT '日期',
  `rysj` datetime DEFAULT NULL COMMENT '入园刷卡，没来为空',
  `lysj` datetime DEFAULT NULL COMMENT '离园刷卡',
  `jsr` int DEFAULT NULL COMMENT '接走的家长',
  `tw` decimal(3,1) DEFAULT NULL COMMENT '晨检体温',
  `qj` tinyint NOT NULL DEFAULT '0' COMMENT '请假 0无 1病假 2事假',
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_kq_ye` FOREIGN KEY (`ye`) REFERENCES `t_youer` (`id`),
  CONSTRAINT `fk_kq_jz` FOREIGN KEY (`jsr`) REFERENCES `t_jiazhang` (`id`)
) COMMENT='考勤';
CREATE TABLE `t_shoufei` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `ye` int NOT NULL,
  `lx` tinyint NOT NULL COMMENT '1保教费 2伙食费 3校车费 4兴趣班',
  `yf` char(7) NOT NULL COMMENT '月份 2024-09',
  `ys` decimal(8,2) NOT NULL COMMENT '应收',
  `ss` decimal(8,2) NOT NULL DEFAULT '0.00' COMMENT '实收',
  `tf` decimal(8,2) NOT NULL DEFAULT '0.00' COMMENT '退费',
  `jfrq` date DEFAULT NULL COMMENT '缴费日期，没交为空',
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_sf_ye` FOREIGN KEY (`ye`) REFERENCES `t_youer` (`id`)
) COMMENT='收费';
CREATE TABLE `t_shipu` (
  `id` int NOT NULL AUTO_INCREMENT,
  `rq` date NOT NULL COMMENT '日期',
  `cb` tinyint NOT NULL COMMENT '餐别 1早餐 2午餐 3午点',
  `cai` varchar(60) NOT NULL COMMENT '菜名',
  `yl` varchar(100) DEFAULT NULL COMMENT '原料',
  `kll` int DEFAULT NULL COMMENT '热量千卡',
  PRIMARY KEY (`id`)
) COMMENT='食谱';
ALTER TABLE `t_banji` ADD CONSTRAINT `fk_bj_ls` FOREIGN KEY (`zb`) REFERENCES `t_laoshi` (`id`);
