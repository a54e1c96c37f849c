-- 印染厂生产与质检（MySQL，车间主任自己建的表）
CREATE TABLE kehu (
  kh_id int NOT NULL AUTO_INCREMENT,
  kh_mc varchar(40) NOT NULL COMMENT '客户',
  yewuyuan varchar(20) COMMENT '业务员',
  xinyong char(1) NOT NULL DEFAULT 'B' COMMENT '信用 A/B/C/D',
  PRIMARY KEY (kh_id)
) COMMENT '客户';
CREATE TABLE pibu (
  pb_id int NOT NULL AUTO_INCREMENT,
  pb_mc varchar(40) NOT NULL COMMENT '坯布品名',
  chengfen varchar(60) NOT NULL COMMENT '成分 如 65涤35棉',
  menfu decimal(5,1) NOT NULL COMMENT '门幅cm',
  kezhong int NOT NULL COMMENT '克重g/㎡',
  kucun_m decimal(12,1) NOT NULL DEFAULT 0 COMMENT '库存米',
  PRIMARY KEY (pb_id)
) COMMENT '坯布';
CREATE TABLE dingdan (
  dd_h varchar(16) NOT NULL COMMENT '订单号',
  kh_id int NOT NULL,
  pb_id int NOT NULL,
  sehao varchar(16) NOT NULL COMMENT '色号',
  yanse varchar(20) COMMENT '颜色名',
  mishu decimal(10,1) NOT NULL COMMENT '米数',
  danjia decimal(8,2) NOT NULL COMMENT '加工单价 元/米',
  xiadan date NOT NULL COMMENT '下单日期',
  jiaoqi date NOT NULL COMMENT '交期',
  zt tinyint NOT NULL DEFAULT 0 COMMENT '0待打样 1待排产 2生产中 3待检 4已发货 5取消',
  dayang_ok date COMMENT '客户确认样日期，没确认为空',
  PRIMARY KEY (dd_h),
  FOREIGN KEY (kh_id) REFERENCES kehu(kh_id),
  FOREIGN KEY (pb_id) REFERENCES pibu(pb_id)
) COMMENT '订单';
CREATE TABLE gangci (
  gang_h varchar(16) NOT NULL COMMENT '缸号',
  dd_h varchar(16) NOT NULL,
  jitai varchar(10) NOT NULL COMMENT '染缸机台',
  toumi decimal(10,1) NOT NULL COMMENT '投坯米',
  chumi decimal(10,1) COMMENT '出布米，没出缸为空',
  banzu char(1) NOT NULL COMMENT '班组 A/B/C',
  jin_gang datetime NOT NULL COMMENT '进缸',
  chu_gang datetime COMMENT '出缸',
  huixiu tinyint NOT NULL DEFAULT 0 COMMENT '回修次数',
  PRIMARY KEY (gang_h),
  FOREIGN KEY (dd_h) REFERENCES dingdan(dd_h)
) COMMENT '缸次';
CREATE TABLE ranliao (
  rl_id int NOT NULL AUTO_INCREMENT,
  rl_mc varchar(40) NOT NULL COMMENT '染化料',
  lx tinyint NOT NULL COMMENT '1染料 2助剂',
  danjia decimal(8,2) NOT NULL COMMENT '元/kg',
  kucun decimal(10,2) NOT NULL DEFAULT 0 COMMENT '库存kg',
  youxiao date COMMENT '有效期',
  PRIMARY KEY (rl_id)
) COMMENT '染化料';
CREATE TABLE peifang (
  id bigint NOT NULL AUTO_INCREMENT,
  gang_h varchar(16) NOT NULL,
  rl_id int NOT NULL,
  yongliang decimal(10,3) NOT NULL COMMENT '用量kg',
  jialiao tinyint NOT NULL DEFAULT 0 COMMENT '0首料 1追加',
  PRIMARY KEY (id),
  FOREIGN KEY (gang_h) REFERENCES gangci(gang_h),
  FOREIGN KEY (rl_id) REFERENCES ranliao(rl_id)
) COMMENT '缸次用料';
CREATE TABLE zhijian (
  id bigint NOT NULL AUTO_INCREMENT,
  gang_h varchar(16) NOT NULL,
  secha decimal(3,1) NOT NULL COMMENT '色差级 1-5',
  cidian int NOT NULL DEFAULT 0 COMMENT '疵点数',
  suoshui decimal(4,1) COMMENT '缩水率%，未测为空',
  jielun tinyint NOT NULL COMMENT '1合格 2让步 3回修 4报废',
  jianyan varchar(20) NOT NULL COMMENT '检验员',
  jy_time datetime NOT NULL COMMENT '检验时间',
  PRIMARY KEY (id),
  FOREIGN KEY (gang_h) REFERENCES gangci(gang_h)
) COMMENT '质检';
CREATE TABLE nenghao (
  rq date NOT NULL COMMENT '日期',
  jitai varchar(10) NOT NULL COMMENT '机台',
  shui decimal(10,1) NOT NULL DEFAULT 0 COMMENT '水 吨',
  dian decimal(10,1) NOT NULL DEFAULT 0 COMMENT '电 度',
  qi decimal(10,1) NOT NULL DEFAULT 0 COMMENT '蒸汽 吨',
  PRIMARY KEY (rq, jitai)
) COMMENT '能耗';
CREATE TABLE secha_dj (
  dj varchar(6) NOT NULL COMMENT '等品 优等/一等/合格/不合格',
  xx decimal(3,1) NOT NULL,
  sx decimal(3,1) NOT NULL,
  PRIMARY KEY (dj)
) COMMENT '色差评等';
