-- 预防接种门诊系统  MySQL 5.7
CREATE TABLE `jz_ertong` (
  `et_id` int(11) NOT NULL AUTO_INCREMENT COMMENT '儿童编号',
  `xm` varchar(20) NOT NULL COMMENT '姓名',
  `xb` tinyint(1) NOT NULL COMMENT '性别 1男 2女',
  `csrq` date NOT NULL COMMENT '出生日期',
  `jhr` varchar(20) NOT NULL COMMENT '监护人',
  `lxdh` varchar(20) DEFAULT NULL COMMENT '联系电话',
  `sq_id` int(11) DEFAULT NULL COMMENT '所属社区',
  `zc_flag` tinyint(1) NOT NULL DEFAULT '1' COMMENT '在册 1在册 0迁出',
  PRIMARY KEY (`et_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='儿童档案';
CREATE TABLE `jz_shequ` (
  `sq_id` int(11) NOT NULL AUTO_INCREMENT,
  `sqmc` varchar(40) NOT NULL COMMENT '社区名称',
  `jd` varchar(30) NOT NULL COMMENT '街道',
  PRIMARY KEY (`sq_id`)
) COMMENT='社区';
CREATE TABLE `jz_yimiao` (
  `ym_id` int(11) NOT NULL AUTO_INCREMENT,
  `ymmc` varchar(40) NOT NULL COMMENT '疫苗名称',
  `lb` tinyint(4) NOT NULL COMMENT '类别 1免疫规划 2非免疫规划',
  `zcs` tinyint(4) NOT NULL COMMENT '总剂次数',
  `dj` decimal(8,2) NOT NULL DEFAULT '0.00' COMMENT '单价',
  PRIMARY KEY (`ym_id`)
) COMMENT='疫苗目录';
CREATE TABLE `jz_pici` (
  `pc_id` int(11) NOT NULL AUTO_INCREMENT,
  `ym_id` int(11) NOT NULL COMMENT '疫苗',
  `ph` varchar(30) NOT NULL COMMENT '批号',
  `sccj` varchar(60) NOT NULL COMMENT '生产厂家',
  `yxq` date NOT NULL COMMENT '有效期至',
  `rksl` int(11) NOT NULL COMMENT '入库数量',
  `kcsl` int(11) NOT NULL DEFAULT '0' COMMENT '库存数量',
  PRIMARY KEY (`pc_id`)
) COMMENT='疫苗批次';
CREATE TABLE `jz_ys` (
  `ys_id` int(11) NOT NULL AUTO_INCREMENT,
  `ysxm` varchar(20) NOT NULL COMMENT '医生姓名',
  `zg` tinyint(1) NOT NULL DEFAULT '1' COMMENT '在岗 1是 0否',
  PRIMARY KEY (`ys_id`)
) COMMENT='接种医生';
CREATE TABLE `jz_jilu` (
  `jl_id` bigint(20) NOT NULL AUTO_INCREMENT,
  `et_id` int(11) NOT NULL COMMENT '儿童',
  `pc_id` int(11) NOT NULL COMMENT '批次',
  `jc` tinyint(4) NOT NULL COMMENT '第几剂',
  `jzsj` datetime NOT NULL COMMENT '接种时间',
  `bw` varchar(10) DEFAULT NULL COMMENT '接种部位 左上臂/右上臂/大腿/口服',
  `ys_id` int(11) NOT NULL COMMENT '接种医生',
  `yj_ys_id` int(11) NOT NULL COMMENT '预检医生',
  `lg_sj` datetime DEFAULT NULL COMMENT '留观结束时间',
  PRIMARY KEY (`jl_id`)
) COMMENT='接种记录';
CREATE TABLE `jz_yichang` (
  `yc_id` int(11) NOT NULL AUTO_INCREMENT,
  `jl_id` bigint(20) NOT NULL COMMENT '接种记录',
  `fy` varchar(20) NOT NULL COMMENT '反应 发热/红肿/皮疹/过敏性休克',
  `cd` tinyint(4) NOT NULL COMMENT '程度 1轻 2中 3重',
  `sbsj` datetime NOT NULL COMMENT '上报时间',
  `cl` varchar(200) DEFAULT NULL COMMENT '处理结果，未处理为空',
  PRIMARY KEY (`yc_id`)
) COMMENT='异常反应AEFI';
