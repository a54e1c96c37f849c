CREATE TABLE customers (
  id BIGINT PRIMARY KEY AUTO_INCREMENT,
  company VARCHAR(80) NOT NULL,
  industry ENUM('logistics','metering','vending','vehicle','agri') NOT NULL,
  manager_id BIGINT NULL,
  credit_limit DECIMAL(12,2) NOT NULL DEFAULT 0
) ENGINE=InnoDB;
CREATE TABLE account_managers (
  id BIGINT PRIMARY KEY AUTO_INCREMENT,
  real_name VARCHAR(40) NOT NULL,
  region VARCHAR(20) NOT NULL,
  email VARCHAR(80) NOT NULL
) ENGINE=InnoDB;
CREATE TABLE data_plans (
  id INT PRIMARY KEY AUTO_INCREMENT,
  plan_name VARCHAR(60) NOT NULL,
  quota_mb INT NOT NULL,
  monthly_fee DECIMAL(8,2) NOT NULL,
  shared TINYINT(1) NOT NULL DEFAULT 0,
  retired_at DATETIME NULL
) ENGINE=InnoDB;
CREATE TABLE sims (
  iccid CHAR(20) PRIMARY KEY,
  msisdn VARCHAR(15) NULL,
  carrier ENUM('cmcc','cucc','ctcc') NOT NULL,
  customer_id BIGINT NULL,
  plan_id INT NULL,
  state ENUM('stock','testing','active','suspended','terminated') NOT NULL DEFAULT 'stock',
  activated_at DATETIME NULL,
  expires_on DATE NULL,
  imei VARCHAR(16) NULL,
  KEY idx_cust (customer_id)
) ENGINE=InnoDB;
CREATE TABLE usage_daily (
  iccid CHAR(20) NOT NULL,
  day DATE NOT NULL,
  used_mb DECIMAL(12,3) NOT NULL,
  sms_cnt INT NOT NULL DEFAULT 0,
  PRIMARY KEY (iccid, day)
) ENGINE=InnoDB;
CREATE TABLE topups (
  id BIGINT PRIMARY KEY AUTO_INCREMENT,
  customer_id BIGINT NOT NULL,
  amount DECIMAL(12,2) NOT NULL,
  pay_method ENUM('bank','alipay','wechat') NOT NULL,
  paid_at DATETIME NULL,
  created_at DATETIME NOT NULL
) ENGINE=InnoDB;
CREATE TABLE alarms (
  id BIGINT PRIMARY KEY AUTO_INCREMENT,
  iccid CHAR(20) NOT NULL,
  alarm_type ENUM('over_quota','imei_changed','offline','roaming') NOT NULL,
  raised_at DATETIME NOT NULL,
  cleared_at DATETIME NULL
) ENGINE=InnoDB;
ALTER TABLE customers ADD FOREIGN KEY (manager_id) REFERENCES account_managers(id);
ALTER TABLE sims ADD FOREIGN KEY (customer_id) REFERENCES customers(id), ADD FOREIGN KEY (plan_id) REFERENCES data_plans(id);
ALTER TABLE usage_daily ADD FOREIGN KEY (iccid) REFERENCES sims(iccid);
ALTER TABLE topups ADD FOREIGN KEY (customer_id) REFERENCES customers(id);
ALTER TABLE alarms ADD FOREIGN KEY (iccid) REFERENCES sims(iccid);
