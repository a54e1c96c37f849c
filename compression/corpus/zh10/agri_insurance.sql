CREATE TABLE ai_village (
  village_code char(12) NOT NULL COMMENT '行政村代码',
  village_name varchar(40) NOT NULL COMMENT '村名',
  town varchar(20) NOT NULL COMMENT '乡镇',
  PRIMARY KEY (village_code)
) COMMENT='行政村';
CREATE TABLE ai_farmer (
  farmer_id bigint NOT NULL AUTO_INCREMENT,
  farmer_name varchar(30) NOT NULL COMMENT '农户姓名',
  village_code char(12) NOT NULL COMMENT '所在村',
  is_coop tinyint NOT NULL DEFAULT 0 COMMENT '0散户 1合作社/大户',
  bank_card varchar(24) DEFAULT NULL COMMENT '赔款账号',
  PRIMARY KEY (farmer_id),
  KEY (village_code)
) COMMENT='投保农户';
CREATE TABLE ai_crop (
  crop_code varchar(6) NOT NULL,
  crop_name varchar(20) NOT NULL COMMENT '险种标的：水稻/小麦/生猪等',
  per_mu decimal(8,2) NOT NULL COMMENT '单位保额（元/亩或头）',
  rate decimal(5,2) NOT NULL COMMENT '费率%',
  subsidy decimal(5,2) NOT NULL COMMENT '财政补贴比例%',
  PRIMARY KEY (crop_code)
) COMMENT='险种';
CREATE TABLE ai_policy (
  policy_no varchar(24) NOT NULL COMMENT '保单号',
  farmer_id bigint NOT NULL COMMENT '投保人',
  crop_code varchar(6) NOT NULL,
  qty decimal(10,2) NOT NULL COMMENT '承保数量',
  premium decimal(12,2) NOT NULL COMMENT '总保费',
  self_pay decimal(12,2) NOT NULL COMMENT '农户自缴',
  start_on date NOT NULL COMMENT '起保日期',
  end_on date NOT NULL COMMENT '终保日期',
  status tinyint NOT NULL COMMENT '0暂存 1待缴费 2有效 3终止 4退保',
  agent varchar(30) DEFAULT NULL COMMENT '协保员',
  PRIMARY KEY (policy_no)
) COMMENT='保单';
CREATE TABLE ai_loss (
  loss_no varchar(24) NOT NULL COMMENT '报案号',
  policy_no varchar(24) NOT NULL,
  cause varchar(10) NOT NULL COMMENT '灾因：暴雨/台风/旱/病虫害/疫病',
  loss_on date NOT NULL COMMENT '出险日期',
  report_at datetime NOT NULL COMMENT '报案时间',
  surveyor_id int DEFAULT NULL COMMENT '查勘员',
  reviewer_id int DEFAULT NULL COMMENT '核赔人',
  loss_qty decimal(10,2) DEFAULT NULL COMMENT '受损数量，未查勘为空',
  pay_amt decimal(12,2) DEFAULT NULL COMMENT '赔款',
  state char(1) NOT NULL DEFAULT 'R' COMMENT 'R报案 S查勘 P公示 C结案 Z注销',
  PRIMARY KEY (loss_no)
) COMMENT='报案理赔';
CREATE TABLE ai_staff (
  staff_id int NOT NULL,
  staff_name varchar(30) NOT NULL COMMENT '姓名',
  town varchar(20) DEFAULT NULL COMMENT '驻点乡镇',
  role enum('查勘','核赔','出单') NOT NULL COMMENT '岗位',
  PRIMARY KEY (staff_id)
) COMMENT='员工';
CREATE TABLE ai_photo (
  photo_id bigint NOT NULL AUTO_INCREMENT,
  loss_no varchar(24) NOT NULL,
  shot_at datetime NOT NULL COMMENT '拍摄时间',
  lng decimal(10,6) DEFAULT NULL COMMENT '经度',
  lat decimal(10,6) DEFAULT NULL COMMENT '纬度',
  PRIMARY KEY (photo_id)
) COMMENT='查勘照片';
