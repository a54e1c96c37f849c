-- 同城跑腿 runner service (MySQL 8)
CREATE TABLE courier (
  id INT AUTO_INCREMENT PRIMARY KEY,
  realName VARCHAR(20) NOT NULL COMMENT '真实姓名',
  mobile VARCHAR(11) NOT NULL,
  city VARCHAR(20) NOT NULL COMMENT '接单城市',
  level ENUM('bronze','silver','gold') NOT NULL DEFAULT 'bronze' COMMENT '骑手等级 铜/银/金',
  status TINYINT NOT NULL DEFAULT 1 COMMENT '1在线 2忙碌 3离线 4封禁',
  healthCertUntil DATE NULL COMMENT '健康证到期',
  deposit DECIMAL(8,2) NOT NULL DEFAULT 0 COMMENT '保证金',
  mentorId INT NULL COMMENT '师傅',
  joinedAt DATETIME NOT NULL COMMENT '入驻时间',
  FOREIGN KEY (mentorId) REFERENCES courier(id)
) COMMENT='骑手';
CREATE TABLE customer (
  id INT AUTO_INCREMENT PRIMARY KEY,
  nickName VARCHAR(40) NOT NULL COMMENT '昵称',
  mobile VARCHAR(11) NOT NULL,
  vip TINYINT(1) NOT NULL DEFAULT 0 COMMENT '会员',
  vipUntil DATE NULL COMMENT '会员到期',
  createdAt DATETIME NOT NULL
) COMMENT='用户';
CREATE TABLE address (
  id INT AUTO_INCREMENT PRIMARY KEY,
  customerId INT NOT NULL,
  city VARCHAR(20) NOT NULL,
  detail VARCHAR(200) NOT NULL COMMENT '详细地址',
  lng DECIMAL(10,6) NOT NULL,
  lat DECIMAL(10,6) NOT NULL,
  isDefault TINYINT(1) NOT NULL DEFAULT 0 COMMENT '默认地址',
  FOREIGN KEY (customerId) REFERENCES customer(id)
) COMMENT='地址簿';
CREATE TABLE errand (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  orderNo VARCHAR(24) NOT NULL UNIQUE COMMENT '单号',
  customerId INT NOT NULL,
  courierId INT NULL COMMENT '接单骑手，未接为空',
  kind TINYINT NOT NULL COMMENT '类型 1帮送 2帮取 3帮买 4排队',
  fromAddr INT NULL COMMENT '取件地址，帮买可空',
  toAddr INT NOT NULL COMMENT '送达地址',
  distanceKm DECIMAL(6,2) NOT NULL COMMENT '里程',
  weightKg DECIMAL(6,2) NULL,
  baseFee DECIMAL(8,2) NOT NULL COMMENT '基础费',
  tip DECIMAL(8,2) NOT NULL DEFAULT 0 COMMENT '小费',
  couponOff DECIMAL(8,2) NOT NULL DEFAULT 0 COMMENT '券抵扣',
  state TINYINT NOT NULL DEFAULT 0 COMMENT '0待支付 1待接单 2已接单 3取货中 4配送中 5完成 6取消',
  createdAt DATETIME NOT NULL COMMENT '下单',
  acceptedAt DATETIME NULL COMMENT '接单',
  promisedAt DATETIME NULL COMMENT '承诺送达',
  deliveredAt DATETIME NULL COMMENT '送达',
  cancelReason VARCHAR(100) NULL COMMENT '取消原因',
  FOREIGN KEY (customerId) REFERENCES customer(id),
  FOREIGN KEY (courierId) REFERENCES courier(id),
  FOREIGN KEY (fromAddr) REFERENCES address(id),
  FOREIGN KEY (toAddr) REFERENCES address(id)
) COMMENT='跑腿单';
CREATE TABLE distanceFee (
  id INT AUTO_INCREMENT PRIMARY KEY,
  city VARCHAR(20) NOT NULL,
  kmFrom DECIMAL(6,2) NOT NULL,
  kmTo DECIMAL(6,2) NOT NULL,
  fee DECIMAL(8,2) NOT NULL COMMENT '该档配送费'
) COMMENT='里程计价';
CREATE TABLE review (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  errandId BIGINT NOT NULL,
  score TINYINT NOT NULL COMMENT '1-5',
  tags VARCHAR(100) NULL COMMENT '标签 逗号分隔',
  comment VARCHAR(300) NULL,
  createdAt DATETIME NOT NULL,
  FOREIGN KEY (errandId) REFERENCES errand(id)
) COMMENT='评价';
CREATE TABLE withdraw (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  courierId INT NOT NULL,
  amount DECIMAL(10,2) NOT NULL COMMENT '提现金额',
  state TINYINT NOT NULL DEFAULT 0 COMMENT '0处理中 1成功 2失败',
  failMsg VARCHAR(100) NULL,
  appliedAt DATETIME NOT NULL COMMENT '申请时间',
  finishedAt DATETIME NULL,
  FOREIGN KEY (courierId) REFERENCES courier(id)
) COMMENT='提现';
CREATE TABLE punish (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  courierId INT NOT NULL,
  errandId BIGINT NULL,
  reason ENUM('late','lost','rude','fake') NOT NULL COMMENT '超时/丢件/态度/虚假配送',
  fine DECIMAL(8,2) NOT NULL DEFAULT 0 COMMENT '罚款',
  appealed TINYINT(1) NOT NULL DEFAULT 0 COMMENT '已申诉',
  createdAt DATETIME NOT NULL,
  FOREIGN KEY (courierId) REFERENCES courier(id),
  FOREIGN KEY (errandId) REFERENCES errand(id)
) COMMENT='处罚';
