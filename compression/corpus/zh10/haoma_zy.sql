CREATE TABLE hm_yyt (
  yyt_id int NOT NULL PRIMARY KEY COMMENT '营业厅ID',
  yytmc varchar(40) NOT NULL COMMENT '营业厅名称',
  ds varchar(20) NOT NULL COMMENT '地市',
  qdlx char(1) NOT NULL COMMENT '渠道类型 Z自营 D代理 X线上'
) COMMENT='营业厅';
CREATE TABLE hm_hd (
  hd varchar(7) NOT NULL PRIMARY KEY COMMENT '号段',
  ds varchar(20) NOT NULL COMMENT '归属地市',
  qyrq date NOT NULL COMMENT '启用日期'
) COMMENT='号段';
CREATE TABLE hm_haoma (
  hm varchar(11) NOT NULL PRIMARY KEY COMMENT '手机号码',
  hd varchar(7) NOT NULL COMMENT '所属号段',
  lhdj tinyint NOT NULL DEFAULT 0 COMMENT '靓号等级 0普通 1三级 2二级 3一级 4特级',
  zdxf decimal(8,2) NOT NULL DEFAULT 0 COMMENT '最低消费（元/月）',
  zt tinyint NOT NULL DEFAULT 0 COMMENT '号码状态 0空闲 1预占 2在用 3冷冻 4回收',
  yyt_id int DEFAULT NULL COMMENT '分配营业厅，未分配为空',
  jdrq date DEFAULT NULL COMMENT '解冻日期'
) COMMENT='号码资源';
CREATE TABLE hm_kh (
  khid bigint NOT NULL PRIMARY KEY COMMENT '客户ID',
  khmc varchar(60) NOT NULL COMMENT '客户名称',
  khlx char(1) NOT NULL COMMENT 'G个人 J集团',
  smzt tinyint NOT NULL COMMENT '实名状态 1已实名 0未实名'
) COMMENT='客户';
CREATE TABLE hm_gh (
  gh varchar(10) NOT NULL PRIMARY KEY COMMENT '工号',
  xm varchar(20) NOT NULL COMMENT '营业员姓名',
  yyt_id int NOT NULL COMMENT '所在营业厅'
) COMMENT='营业员';
CREATE TABLE hm_kaihu (
  lsh varchar(24) NOT NULL PRIMARY KEY COMMENT '受理流水号',
  hm varchar(11) NOT NULL COMMENT '号码',
  khid bigint NOT NULL COMMENT '机主',
  jbr bigint DEFAULT NULL COMMENT '经办人客户ID，本人办理为空',
  gh varchar(10) NOT NULL COMMENT '受理工号',
  slsj datetime NOT NULL COMMENT '受理时间',
  ywlx varchar(6) NOT NULL COMMENT '业务：开户/过户/销户/补卡',
  sfje decimal(10,2) NOT NULL DEFAULT 0 COMMENT '收费金额',
  czsj datetime DEFAULT NULL COMMENT '冲正时间'
) COMMENT='受理记录';
CREATE TABLE hm_yuzhan (
  yz_id bigint NOT NULL PRIMARY KEY,
  hm varchar(11) NOT NULL COMMENT '预占号码',
  gh varchar(10) NOT NULL COMMENT '预占工号',
  yzsj datetime NOT NULL COMMENT '预占时间',
  sxsj datetime NOT NULL COMMENT '失效时间',
  sfsj datetime DEFAULT NULL COMMENT '释放时间'
) COMMENT='预占';
