-- 数仓 retail_dw 建表语句（adb mysql 语法）
CREATE TABLE dim_shop (
  shop_id     BIGINT NOT NULL COMMENT '门店ID',
  shop_nm     VARCHAR(60) NOT NULL COMMENT '门店名称',
  prov_nm     VARCHAR(20) NOT NULL COMMENT '省',
  city_nm     VARCHAR(20) NOT NULL COMMENT '市',
  shop_lvl    CHAR(1) NOT NULL COMMENT '门店等级 S/A/B/C',
  open_dt     DATE NOT NULL COMMENT '开店日期',
  close_dt    DATE COMMENT '闭店日期，营业中为空',
  area_sqm    INT COMMENT '面积',
  PRIMARY KEY (shop_id)
) COMMENT '门店维表';
CREATE TABLE dim_sku (
  sku_id      BIGINT NOT NULL COMMENT '商品ID',
  sku_nm      VARCHAR(100) NOT NULL COMMENT '商品名',
  cat1_nm     VARCHAR(30) NOT NULL COMMENT '一级类目',
  cat2_nm     VARCHAR(30) NOT NULL COMMENT '二级类目',
  brand_nm    VARCHAR(40) COMMENT '品牌',
  cost_price  DECIMAL(10,2) NOT NULL COMMENT '成本价',
  is_private  TINYINT NOT NULL DEFAULT 0 COMMENT '是否自有品牌 1是0否',
  PRIMARY KEY (sku_id)
) COMMENT '商品维表';
CREATE TABLE dim_mbr (
  mbr_id      BIGINT NOT NULL COMMENT '会员ID',
  gender      VARCHAR(1) COMMENT 'M/F，未知为空',
  birth_yr    SMALLINT COMMENT '出生年份',
  reg_dt      DATE NOT NULL COMMENT '注册日期',
  reg_shop_id BIGINT COMMENT '注册门店，线上注册为空',
  mbr_lvl     TINYINT NOT NULL COMMENT '1普通 2银 3金 4黑金',
  PRIMARY KEY (mbr_id),
  FOREIGN KEY (reg_shop_id) REFERENCES dim_shop(shop_id)
) COMMENT '会员维表';
CREATE TABLE dwd_ord (
  ord_id      BIGINT NOT NULL COMMENT '订单ID',
  shop_id     BIGINT NOT NULL,
  mbr_id      BIGINT COMMENT '会员，散客为空',
  ord_tm      DATETIME NOT NULL COMMENT '下单时间',
  chnl        VARCHAR(10) NOT NULL COMMENT '渠道 pos/app/mini/eleme',
  ord_amt     DECIMAL(12,2) NOT NULL COMMENT '订单原价金额',
  disc_amt    DECIMAL(12,2) NOT NULL DEFAULT 0 COMMENT '优惠金额',
  pay_amt     DECIMAL(12,2) NOT NULL COMMENT '实付金额',
  ord_stat    TINYINT NOT NULL COMMENT '10已下单 20已支付 30已完成 40已取消 50已退款',
  PRIMARY KEY (ord_id),
  FOREIGN KEY (shop_id) REFERENCES dim_shop(shop_id),
  FOREIGN KEY (mbr_id) REFERENCES dim_mbr(mbr_id)
) COMMENT '订单明细事实表';
CREATE TABLE dwd_ord_item (
  ord_id      BIGINT NOT NULL,
  sku_id      BIGINT NOT NULL,
  qty         INT NOT NULL COMMENT '件数',
  item_amt    DECIMAL(12,2) NOT NULL COMMENT '行实付',
  is_gift     TINYINT NOT NULL DEFAULT 0 COMMENT '赠品 1是',
  PRIMARY KEY (ord_id, sku_id),
  FOREIGN KEY (ord_id) REFERENCES dwd_ord(ord_id),
  FOREIGN KEY (sku_id) REFERENCES dim_sku(sku_id)
) COMMENT '订单商品行';
CREATE TABLE dwd_stk (
  dt          DATE NOT NULL COMMENT '快照日期',
  shop_id     BIGINT NOT NULL,
  sku_id      BIGINT NOT NULL,
  stk_qty     INT NOT NULL COMMENT '库存件数',
  safe_qty    INT NOT NULL DEFAULT 0 COMMENT '安全库存',
  PRIMARY KEY (dt, shop_id, sku_id),
  FOREIGN KEY (shop_id) REFERENCES dim_shop(shop_id),
  FOREIGN KEY (sku_id) REFERENCES dim_sku(sku_id)
) COMMENT '库存日快照';
CREATE TABLE dws_shop_day (
  dt          DATE NOT NULL,
  shop_id     BIGINT NOT NULL,
  gmv         DECIMAL(14,2) NOT NULL DEFAULT 0,
  ord_cnt     INT NOT NULL DEFAULT 0 COMMENT '单量',
  uv          INT NOT NULL DEFAULT 0 COMMENT '客流',
  tgt_gmv     DECIMAL(14,2) COMMENT '目标GMV，没下达为空',
  PRIMARY KEY (dt, shop_id),
  FOREIGN KEY (shop_id) REFERENCES dim_shop(shop_id)
) COMMENT '门店日汇总';
CREATE TABLE dim_promo (
  promo_id    BIGINT NOT NULL,
  promo_nm    VARCHAR(60) NOT NULL COMMENT '活动名',
  promo_typ   VARCHAR(10) NOT NULL COMMENT '类型 满减/折扣/秒杀/买赠',
  beg_dt      DATE NOT NULL COMMENT '开始',
  end_dt      DATE NOT NULL COMMENT '结束(含)',
  budget      DECIMAL(12,2) COMMENT '预算',
  PRIMARY KEY (promo_id)
) COMMENT '促销活动维表';
