-- 加油站连锁管理  mysql
CREATE TABLE jyz_station (
  station_id INT AUTO_INCREMENT PRIMARY KEY,
  station_name VARCHAR(40) NOT NULL COMMENT '站名',
  city VARCHAR(20) NOT NULL COMMENT '城市',
  road_type TINYINT NOT NULL COMMENT '1城区 2国省道 3高速',
  open_date DATE COMMENT '开业日期',
  state TINYINT NOT NULL DEFAULT 1 COMMENT '1营业 2停业整改 3关闭'
) COMMENT='加油站';
CREATE TABLE jyz_oil (
  oil_code VARCHAR(6) PRIMARY KEY COMMENT '油品编码',
  oil_name VARCHAR(20) NOT NULL COMMENT '油品 92号/95号/98号/0号柴油',
  price DECIMAL(6,2) NOT NULL COMMENT '挂牌价'
) COMMENT='油品';
CREATE TABLE jyz_tank (
  tank_id INT AUTO_INCREMENT PRIMARY KEY,
  station_id INT NOT NULL COMMENT '站',
  oil_code VARCHAR(6) NOT NULL COMMENT '油品',
  tank_no TINYINT NOT NULL COMMENT '罐号',
  capacity INT NOT NULL COMMENT '罐容(升)',
  cur_vol INT NOT NULL DEFAULT 0 COMMENT '当前油量(升)',
  water_mm INT NOT NULL DEFAULT 0 COMMENT '水高(毫米)'
) COMMENT='油罐';
CREATE TABLE jyz_emp (
  emp_id INT AUTO_INCREMENT PRIMARY KEY,
  emp_name VARCHAR(20) NOT NULL COMMENT '姓名',
  station_id INT NOT NULL COMMENT '所在站',
  duty VARCHAR(10) NOT NULL COMMENT '岗位 站长/加油员/便利店员/计量员',
  leave_date DATE COMMENT '离职日期'
) COMMENT='员工';
CREATE TABLE jyz_card (
  card_no VARCHAR(19) PRIMARY KEY COMMENT '卡号',
  holder VARCHAR(40) NOT NULL COMMENT '持卡人/单位',
  card_type CHAR(1) NOT NULL COMMENT 'P个人 C车队',
  balance DECIMAL(10,2) NOT NULL DEFAULT 0 COMMENT '余额',
  lost TINYINT NOT NULL DEFAULT 0 COMMENT '挂失 0否 1是'
) COMMENT='加油卡';
CREATE TABLE jyz_sale (
  sale_id BIGINT AUTO_INCREMENT PRIMARY KEY,
  tank_id INT NOT NULL COMMENT '油罐',
  emp_id INT NOT NULL COMMENT '加油员',
  card_no VARCHAR(19) COMMENT '加油卡，非卡支付为空',
  liters DECIMAL(8,2) NOT NULL COMMENT '升数',
  amount DECIMAL(10,2) NOT NULL COMMENT '金额',
  sale_time DATETIME NOT NULL COMMENT '加油时间'
) COMMENT='加油流水';
CREATE TABLE jyz_unload (
  unload_id INT AUTO_INCREMENT PRIMARY KEY,
  tank_id INT NOT NULL COMMENT '卸入油罐',
  plate VARCHAR(10) NOT NULL COMMENT '罐车车牌',
  bill_liters INT NOT NULL COMMENT '原发量',
  real_liters INT COMMENT '实收量，未计量为空',
  driver VARCHAR(20) NOT NULL COMMENT '司机',
  receiver INT COMMENT '接卸员',
  unload_time DATETIME NOT NULL COMMENT '卸油时间'
) COMMENT='卸油';
