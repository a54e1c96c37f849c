CREATE TABLE `zc_zs` (
  `zsh` varchar(10) NOT NULL COMMENT '猪舍号',
  `zslx` tinyint NOT NULL COMMENT '猪舍类型 1配种 2妊娠 3产房 4保育 5育肥 6隔离',
  `rl` int NOT NULL COMMENT '容量（头）',
  `syy` int DEFAULT NULL COMMENT '饲养员',
  PRIMARY KEY (`zsh`)
) COMMENT='猪舍';
CREATE TABLE `zc_yg` (
  `yg_id` int NOT NULL AUTO_INCREMENT,
  `xm` varchar(20) NOT NULL COMMENT '姓名',
  `gw` varchar(10) NOT NULL COMMENT '岗位：饲养员/兽医/配种员/场长',
  `rcrq` date NOT NULL COMMENT '入场日期',
  PRIMARY KEY (`yg_id`)
) COMMENT='员工';
CREATE TABLE `zc_mz` (
  `ebh` varchar(20) NOT NULL COMMENT '母猪耳标号',
  `pz` varchar(10) NOT NULL COMMENT '品种：长白/大白/二元',
  `csrq` date NOT NULL COMMENT '出生日期',
  `tc` tinyint NOT NULL DEFAULT '0' COMMENT '胎次',
  `zsh` varchar(10) DEFAULT NULL COMMENT '所在猪舍',
  `zt` char(1) NOT NULL COMMENT '状态 K空怀 H怀孕 B哺乳 T淘汰 S死亡',
  PRIMARY KEY (`ebh`)
) COMMENT='种母猪';
CREATE TABLE `zc_pz` (
  `pz_id` int NOT NULL AUTO_INCREMENT,
  `ebh` varchar(20) NOT NULL COMMENT '母猪',
  `gzh` varchar(20) NOT NULL COMMENT '公猪号',
  `pzrq` date NOT NULL COMMENT '配种日期',
  `pzy` int NOT NULL COMMENT '配种员',
  `jcr` int DEFAULT NULL COMMENT '孕检人',
  `yjjg` tinyint DEFAULT NULL COMMENT '孕检结果 1怀孕 0返情，未检为空',
  `ycq` date NOT NULL COMMENT '预产期',
  PRIMARY KEY (`pz_id`)
) COMMENT='配种';
CREATE TABLE `zc_fm` (
  `fm_id` int NOT NULL AUTO_INCREMENT,
  `ebh` varchar(20) NOT NULL,
  `fmrq` date NOT NULL COMMENT '分娩日期',
  `hz` tinyint NOT NULL COMMENT '活仔数',
  `st` tinyint NOT NULL DEFAULT '0' COMMENT '死胎数',
  `cswz` decimal(5,2) DEFAULT NULL COMMENT '初生窝重kg',
  `dnrq` date DEFAULT NULL COMMENT '断奶日期',
  PRIMARY KEY (`fm_id`)
) COMMENT='分娩';
CREATE TABLE `zc_my` (
  `my_id` int NOT NULL AUTO_INCREMENT,
  `zsh` varchar(10) NOT NULL COMMENT '猪舍',
  `ymmc` varchar(20) NOT NULL COMMENT '疫苗名称',
  `mysl` int NOT NULL COMMENT '免疫数量',
  `myrq` date NOT NULL COMMENT '免疫日期',
  `sy` int NOT NULL COMMENT '兽医',
  PRIMARY KEY (`my_id`)
) COMMENT='免疫';
CREATE TABLE `zc_cl` (
  `cl_id` int NOT NULL AUTO_INCREMENT,
  `zsh` varchar(10) NOT NULL COMMENT '出栏猪舍',
  `clrq` date NOT NULL COMMENT '出栏日期',
  `ts` int NOT NULL COMMENT '头数',
  `zz` decimal(10,2) NOT NULL COMMENT '总重kg',
  `dj` decimal(6,2) NOT NULL COMMENT '单价元/kg',
  `mj` varchar(40) NOT NULL COMMENT '买家',
  `jyz` varchar(30) DEFAULT NULL COMMENT '检疫证号',
  PRIMARY KEY (`cl_id`)
) COMMENT='出栏销售';
