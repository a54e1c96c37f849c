CREATE TABLE clinic (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  clinic_name varchar(60) NOT NULL COMMENT '诊所名称',
  city varchar(20) NOT NULL COMMENT '城市',
  level varchar(10) NOT NULL DEFAULT 'normal' COMMENT '级别 normal普通 gold金牌 diamond钻石',
  frozen tinyint(1) NOT NULL DEFAULT 0 COMMENT '是否冻结'
) COMMENT='诊所';
CREATE TABLE dentist (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  dentist_name varchar(20) NOT NULL COMMENT '医生姓名',
  clinic_id int NOT NULL COMMENT '所在诊所',
  cert_level tinyint NOT NULL DEFAULT 1 COMMENT '认证等级',
  mentor_id int DEFAULT NULL COMMENT '带教医生',
  FOREIGN KEY (clinic_id) REFERENCES clinic (id),
  FOREIGN KEY (mentor_id) REFERENCES dentist (id)
) COMMENT='医生';
CREATE TABLE technician (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  tech_name varchar(20) NOT NULL COMMENT '技师姓名',
  station varchar(10) NOT NULL COMMENT '工位 design设计 print打印 thermo压膜 trim切割 pack包装',
  left_day date DEFAULT NULL COMMENT '离职日'
) COMMENT='技师';
CREATE TABLE patient_case (
  case_no varchar(12) NOT NULL PRIMARY KEY COMMENT '病例号',
  dentist_id int NOT NULL COMMENT '主诊医生',
  designer_id int DEFAULT NULL COMMENT '方案设计师',
  auditor_id int DEFAULT NULL COMMENT '方案审核人',
  patient_initials varchar(6) NOT NULL COMMENT '患者姓名缩写',
  age tinyint DEFAULT NULL COMMENT '年龄',
  malocclusion tinyint NOT NULL COMMENT '错颌类型 1拥挤 2前突 3反颌 4开颌',
  stage tinyint NOT NULL DEFAULT 0 COMMENT '阶段 0待设计 1待确认 2生产中 3已完成 9终止',
  scanned_on date NOT NULL COMMENT '口扫日期',
  approved_on date DEFAULT NULL COMMENT '医生确认日期',
  FOREIGN KEY (dentist_id) REFERENCES dentist (id),
  FOREIGN KEY (designer_id) REFERENCES technician (id),
  FOREIGN KEY (auditor_id) REFERENCES technician (id)
) COMMENT='病例';
CREATE TABLE plan_version (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_no varchar(12) NOT NULL COMMENT '病例号',
  ver tinyint NOT NULL COMMENT '版次',
  upper_steps smallint NOT NULL COMMENT '上颌步数',
  lower_steps smallint NOT NULL COMMENT '下颌步数',
  extract_teeth tinyint(1) NOT NULL DEFAULT 0 COMMENT '是否拔牙',
  rejected_reason varchar(200) DEFAULT NULL COMMENT '医生退回原因',
  submitted_at datetime NOT NULL COMMENT '提交时间',
  FOREIGN KEY (case_no) REFERENCES patient_case (case_no)
) COMMENT='方案版本';
CREATE TABLE batch (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  batch_code varchar(16) NOT NULL COMMENT '批号',
  printer varchar(20) NOT NULL COMMENT '打印机',
  operator_id int NOT NULL COMMENT '操作技师',
  film_lot varchar(12) DEFAULT NULL COMMENT '膜片批号',
  printed_at datetime NOT NULL COMMENT '打印时间',
  FOREIGN KEY (operator_id) REFERENCES technician (id)
) COMMENT='打印批';
CREATE TABLE aligner (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_no varchar(12) NOT NULL COMMENT '病例号',
  batch_id int DEFAULT NULL COMMENT '打印批',
  jaw char(1) NOT NULL COMMENT 'U上颌 L下颌',
  step_no smallint NOT NULL COMMENT '第几步',
  qc tinyint NOT NULL DEFAULT 0 COMMENT '质检 0待检 1合格 2报废',
  remake tinyint(1) NOT NULL DEFAULT 0 COMMENT '是否重做',
  FOREIGN KEY (case_no) REFERENCES patient_case (case_no),
  FOREIGN KEY (batch_id) REFERENCES batch (id)
) COMMENT='牙套';
CREATE TABLE shipment (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_no varchar(12) NOT NULL COMMENT '病例号',
  express varchar(10) NOT NULL COMMENT '快递公司',
  tracking_no varchar(30) DEFAULT NULL COMMENT '快递单号',
  from_step smallint NOT NULL COMMENT '起始步',
  to_step smallint NOT NULL COMMENT '截止步',
  shipped_on date DEFAULT NULL COMMENT '发货日期',
  signed_on date DEFAULT NULL COMMENT '签收日期',
  FOREIGN KEY (case_no) REFERENCES patient_case (case_no)
) COMMENT='发货';
