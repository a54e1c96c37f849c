-- 商城交易 v3 by lzx
CREATE TABLE IF NOT EXISTS user (
  uid bigint unsigned NOT NULL AUTO_INCREMENT,
  nick varchar(50) NOT NULL COMMENT '昵称',
  phone char(11) DEFAULT NULL COMMENT '手机号，未绑定为空',
  level tinyint NOT NULL DEFAULT 0 COMMENT '会员等级 0普通 1银卡 2金卡 3黑卡',
  inviter bigint unsigned DEFAULT NULL COMMENT '邀请人uid',
  balance decimal(10,2) NOT NULL DEFAULT 0 COMMENT '余额',
  is_black tinyint NOT NULL DEFAULT 0 COMMENT '黑名单 0否1是',
  reg_time datetime NOT NULL COMMENT '注册时间',
  last_login datetime DEFAULT NULL COMMENT '最后登录',
  PRIMARY KEY (uid)
) COMMENT='用户';
CREATE TABLE IF NOT EXISTS cate (
  cid int NOT NULL AUTO_INCREMENT,
  pid int NOT NULL DEFAULT 0 COMMENT '父分类，0为顶级',
  cname varchar(30) NOT NULL COMMENT '分类名',
  PRIMARY KEY (cid)
) COMMENT='分类';
CREATE TABLE IF NOT EXISTS goods (
  gid bigint NOT NULL AUTO_INCREMENT,
  cid int NOT NULL COMMENT '分类',
  title varchar(100) NOT NULL COMMENT '标题',
  price decimal(10,2) NOT NULL COMMENT '售价',
  cost decimal(10,2) NOT NULL COMMENT '成本',
  stock int NOT NULL DEFAULT 0 COMMENT '库存',
  warn_stock int NOT NULL DEFAULT 10 COMMENT '预警库存',
  status tinyint NOT NULL DEFAULT 1 COMMENT '状态：0-下架 1-在售 2-审核中',
  brand varchar(30) DEFAULT NULL COMMENT '品牌，无牌为空',
  on_time datetime DEFAULT NULL COMMENT '上架时间',
  PRIMARY KEY (gid), KEY (cid)
) COMMENT='商品';
CREATE TABLE IF NOT EXISTS orders (
  oid bigint NOT NULL AUTO_INCREMENT,
  sn varchar(32) NOT NULL COMMENT '订单号',
  uid bigint unsigned NOT NULL,
  total decimal(10,2) NOT NULL COMMENT '商品总额',
  freight decimal(8,2) NOT NULL DEFAULT 0 COMMENT '运费',
  discount decimal(10,2) NOT NULL DEFAULT 0 COMMENT '优惠',
  pay_status tinyint NOT NULL DEFAULT 0 COMMENT '0未付 1已付 2退款',
  ship_status tinyint NOT NULL DEFAULT 0 COMMENT '0未发货 1已发货 2已签收 3拒收',
  pay_type varchar(10) DEFAULT NULL COMMENT 'wx/ali/balance，未付为空',
  city varchar(20) NOT NULL COMMENT '收货城市',
  memo varchar(200) DEFAULT NULL COMMENT '买家留言',
  ctime datetime NOT NULL COMMENT '下单时间',
  pay_time datetime DEFAULT NULL COMMENT '付款时间',
  ship_time datetime DEFAULT NULL COMMENT '发货时间',
  PRIMARY KEY (oid), UNIQUE KEY (sn), KEY (uid),
  CONSTRAINT fk_o_u FOREIGN KEY (uid) REFERENCES user(uid)
) COMMENT='订单';
CREATE TABLE IF NOT EXISTS order_goods (
  id bigint NOT NULL AUTO_INCREMENT,
  oid bigint NOT NULL,
  gid bigint NOT NULL,
  num int NOT NULL COMMENT '数量',
  price decimal(10,2) NOT NULL COMMENT '成交单价',
  PRIMARY KEY (id),
  CONSTRAINT fk_og_o FOREIGN KEY (oid) REFERENCES orders(oid),
  CONSTRAINT fk_og_g FOREIGN KEY (gid) REFERENCES goods(gid)
) COMMENT='订单商品';
CREATE TABLE IF NOT EXISTS refund (
  rid bigint NOT NULL AUTO_INCREMENT,
  oid bigint NOT NULL,
  amount decimal(10,2) NOT NULL COMMENT '退款金额',
  reason varchar(100) DEFAULT NULL COMMENT '原因',
  state tinyint NOT NULL DEFAULT 0 COMMENT '0待审 1同意 2驳回 3已到账',
  apply_time datetime NOT NULL COMMENT '申请时间',
  done_time datetime DEFAULT NULL COMMENT '完结时间',
  PRIMARY KEY (rid),
  CONSTRAINT fk_r_o FOREIGN KEY (oid) REFERENCES orders(oid)
) COMMENT='退款单';
CREATE TABLE IF NOT EXISTS coupon (
  id bigint NOT NULL AUTO_INCREMENT,
  uid bigint unsigned NOT NULL,
  cp_name varchar(40) NOT NULL COMMENT '券名',
  face decimal(8,2) NOT NULL COMMENT '面额',
  limit_amt decimal(8,2) NOT NULL DEFAULT 0 COMMENT '满多少可用',
  use_oid bigint DEFAULT NULL COMMENT '用在哪个订单，没用为空',
  expire date NOT NULL COMMENT '过期日',
  PRIMARY KEY (id),
  CONSTRAINT fk_c_u FOREIGN KEY (uid) REFERENCES user(uid)
) COMMENT='用户优惠券';
CREATE TABLE IF NOT EXISTS comment (
  id bigint NOT NULL AUTO_INCREMENT,
  gid bigint NOT NULL,
  uid bigint unsigned NOT NULL,
  star tinyint NOT NULL COMMENT '星级1-5',
  content varchar(500) DEFAULT NULL COMMENT '内容',
  reply varchar(500) DEFAULT NULL COMMENT '商家回复',
  ctime datetime NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_cm_g FOREIGN KEY (gid) REFERENCES goods(gid),
  CONSTRAINT fk_cm_u FOREIGN KEY (uid) REFERENCES user(uid)
) COMMENT='评价';
