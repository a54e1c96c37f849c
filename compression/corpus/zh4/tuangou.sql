-- 社区团购 tuan (MySQL, 前后端混写)
CREATE TABLE t_leader (
  leader_id INT PRIMARY KEY AUTO_INCREMENT,
  nick VARCHAR(30) NOT NULL COMMENT '团长昵称',
  mobile VARCHAR(11) NOT NULL,
  community VARCHAR(40) NOT NULL COMMENT '小区',
  commission_rate DECIMAL(4,3) NOT NULL DEFAULT 0.100 COMMENT '佣金比例',
  level TINYINT NOT NULL DEFAULT 1 COMMENT '1普通 2优秀 3合伙人',
  invite_by INT NULL COMMENT '上级团长',
  quit_time DATETIME NULL COMMENT '退团时间',
  create_time DATETIME NOT NULL
) COMMENT='团长';
CREATE TABLE t_supplier (
  sup_id INT PRIMARY KEY AUTO_INCREMENT,
  sup_name VARCHAR(60) NOT NULL COMMENT '供应商',
  pay_days INT NOT NULL DEFAULT 15 COMMENT '账期',
  licensed TINYINT NOT NULL DEFAULT 0 COMMENT '有食品许可 1有 0无'
) COMMENT='供应商';
CREATE TABLE t_goods (
  goods_id INT PRIMARY KEY AUTO_INCREMENT,
  sup_id INT NOT NULL,
  goods_name VARCHAR(80) NOT NULL COMMENT '品名',
  category VARCHAR(20) NOT NULL COMMENT '水果/蔬菜/肉蛋/粮油/日用',
  cost DECIMAL(8,2) NOT NULL,
  unit_weight DECIMAL(6,2) NULL COMMENT '斤/份',
  cold TINYINT NOT NULL DEFAULT 0 COMMENT '冷链 1是',
  FOREIGN KEY (sup_id) REFERENCES t_supplier(sup_id)
) COMMENT='商品';
CREATE TABLE t_group (
  group_id INT PRIMARY KEY AUTO_INCREMENT,
  goods_id INT NOT NULL,
  price DECIMAL(8,2) NOT NULL COMMENT '团价',
  origin_price DECIMAL(8,2) NOT NULL COMMENT '原价',
  min_num INT NOT NULL COMMENT '成团份数',
  stock INT NOT NULL COMMENT '总库存',
  begin_time DATETIME NOT NULL COMMENT '开团',
  end_time DATETIME NOT NULL COMMENT '截单',
  arrive_date DATE NULL COMMENT '到货日',
  state TINYINT NOT NULL DEFAULT 0 COMMENT '0预热 1进行中 2成团 3流团 4已下架',
  FOREIGN KEY (goods_id) REFERENCES t_goods(goods_id)
) COMMENT='团';
CREATE TABLE t_member (
  uid INT PRIMARY KEY AUTO_INCREMENT,
  wx_name VARCHAR(40) NOT NULL COMMENT '微信名',
  leader_id INT NULL COMMENT '绑定团长，未绑为空',
  points INT NOT NULL DEFAULT 0,
  first_order DATETIME NULL COMMENT '首单时间',
  FOREIGN KEY (leader_id) REFERENCES t_leader(leader_id)
) COMMENT='团员';
CREATE TABLE t_order (
  order_id BIGINT PRIMARY KEY AUTO_INCREMENT,
  group_id INT NOT NULL,
  uid INT NOT NULL,
  leader_id INT NOT NULL,
  num INT NOT NULL COMMENT '份数',
  pay_money DECIMAL(10,2) NOT NULL COMMENT '实付',
  status TINYINT NOT NULL DEFAULT 0 COMMENT '0未付 1已付 2到货 3已提 4退款',
  pick_code VARCHAR(8) NULL COMMENT '提货码',
  add_time DATETIME NOT NULL COMMENT '下单',
  pick_time DATETIME NULL COMMENT '提货时间',
  remark VARCHAR(100) NULL,
  FOREIGN KEY (group_id) REFERENCES t_group(group_id),
  FOREIGN KEY (uid) REFERENCES t_member(uid),
  FOREIGN KEY (leader_id) REFERENCES t_leader(leader_id)
) COMMENT='订单';
CREATE TABLE t_after_sale (
  id BIGINT PRIMARY KEY AUTO_INCREMENT,
  order_id BIGINT NOT NULL,
  reason VARCHAR(20) NOT NULL COMMENT '坏果/少发/发错/不新鲜',
  refund_money DECIMAL(8,2) NOT NULL,
  duty TINYINT NULL COMMENT '责任 1供应商 2物流 3团长，未判为空',
  state TINYINT NOT NULL DEFAULT 0 COMMENT '0待审 1通过 2拒绝',
  create_time DATETIME NOT NULL,
  FOREIGN KEY (order_id) REFERENCES t_order(order_id)
) COMMENT='售后';
CREATE TABLE t_commission (
  id BIGINT PRIMARY KEY AUTO_INCREMENT,
  leader_id INT NOT NULL,
  order_id BIGINT NOT NULL,
  money DECIMAL(8,2) NOT NULL,
  settle_state TINYINT NOT NULL DEFAULT 0 COMMENT '0待结算 1已结算 2冻结',
  settle_time DATETIME NULL,
  FOREIGN KEY (leader_id) REFERENCES t_leader(leader_id),
  FOREIGN KEY (order_id) REFERENCES t_order(order_id)
) COMMENT='佣金';
