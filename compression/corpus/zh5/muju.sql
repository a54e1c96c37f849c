/* 模具车间管理 mysql5.7 */
CREATE TABLE IF NOT EXISTS t_mold (
  mold_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  mold_no VARCHAR(30) NOT NULL COMMENT '模具编号',
  mold_name VARCHAR(60) NOT NULL COMMENT '模具名称',
  cavity TINYINT NOT NULL DEFAULT 1 COMMENT '穴数',
  life_shots INT NOT NULL COMMENT '设计寿命(模次)',
  used_shots INT NOT NULL DEFAULT 0 COMMENT '已用模次',
  cust_id INT COMMENT '所属客户，自有模为空',
  loc_code VARCHAR(12) COMMENT '库位',
  mold_status TINYINT NOT NULL DEFAULT 1 COMMENT '1在库 2上机 3维修 4保养 5封存 6报废',
  make_cost DECIMAL(12,2) COMMENT '制作费用',
  accept_date DATE COMMENT '验收日期',
  PRIMARY KEY (mold_id)
) COMMENT='模具';
CREATE TABLE IF NOT EXISTS t_cust (
  cust_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  cust_name VARCHAR(60) NOT NULL COMMENT '客户名称',
  area VARCHAR(20) COMMENT '地区'
) COMMENT='客户';
CREATE TABLE IF NOT EXISTS t_machine (
  mach_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  mach_no VARCHAR(12) NOT NULL COMMENT '机台号',
  tonnage INT NOT NULL COMMENT '吨位',
  workshop VARCHAR(20) NOT NULL COMMENT '车间'
) COMMENT='注塑机';
CREATE TABLE IF NOT EXISTS t_mold_use (
  use_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  mold_id INT UNSIGNED NOT NULL COMMENT '模具',
  mach_id INT NOT NULL COMMENT '机台',
  up_time DATETIME NOT NULL COMMENT '上模时间',
  down_time DATETIME DEFAULT NULL COMMENT '下模时间',
  shots INT NOT NULL DEFAULT 0 COMMENT '生产模次',
  ng_qty INT NOT NULL DEFAULT 0 COMMENT '不良数',
  operator VARCHAR(20) NOT NULL COMMENT '操作员',
  KEY k_mold (mold_id)
) COMMENT='上下模记录';
CREATE TABLE IF NOT EXISTS t_repair (
  repair_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  mold_id INT UNSIGNED NOT NULL,
  fault_type VARCHAR(20) NOT NULL COMMENT '故障 飞边/拉伤/断针/漏水/顶出不良',
  report_time DATETIME NOT NULL COMMENT '报修时间',
  start_time DATETIME COMMENT '开始维修',
  finish_time DATETIME COMMENT '完成时间，没修完为空',
  fixer VARCHAR(20) COMMENT '维修人',
  cost DECIMAL(10,2) NOT NULL DEFAULT 0 COMMENT '维修费用',
  outsource TINYINT NOT NULL DEFAULT 0 COMMENT '是否外协 0否1是'
) COMMENT='模具维修';
CREATE TABLE IF NOT EXISTS t_part (
  part_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  part_name VARCHAR(40) NOT NULL COMMENT '备件名',
  spec VARCHAR(40) COMMENT '规格',
  stock_qty INT NOT NULL DEFAULT 0 COMMENT '库存',
  safe_qty INT NOT NULL DEFAULT 0 COMMENT '安全库存',
  price DECIMAL(10,2) NOT NULL COMMENT '单价'
) COMMENT='模具备件';
CREATE TABLE IF NOT EXISTS t_repair_part (
  repair_id INT NOT NULL,
  part_id INT NOT NULL,
  qty INT NOT NULL DEFAULT 1 COMMENT '用量',
  PRIMARY KEY (repair_id, part_id)
) COMMENT='维修用料';
