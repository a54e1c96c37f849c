CREATE TABLE `oms_shop` (
  `shop_id` int NOT NULL,
  `shop_name` varchar(50) NOT NULL COMMENT '店铺名称',
  `platform` varchar(10) NOT NULL COMMENT '平台 TB淘宝 JD京东 PDD拼多多 DY抖音',
  `owner` varchar(20) DEFAULT NULL COMMENT '运营负责人',
  `auth_expire` datetime NOT NULL COMMENT '授权到期时间',
  `closed` tinyint(1) NOT NULL DEFAULT '0' COMMENT '已关店',
  PRIMARY KEY (`shop_id`)
) COMMENT='店铺';
CREATE TABLE `oms_sku` (
  `sku_code` varchar(30) NOT NULL COMMENT '商家编码',
  `sku_name` varchar(100) NOT NULL COMMENT '规格名称',
  `barcode` varchar(20) DEFAULT NULL COMMENT '条码',
  `cost` decimal(10,2) NOT NULL COMMENT '成本价',
  `is_gift` tinyint(1) NOT NULL DEFAULT '0' COMMENT '赠品',
  PRIMARY KEY (`sku_code`)
) COMMENT='商品规格';
CREATE TABLE `oms_warehouse` (
  `wh_id` int NOT NULL,
  `wh_name` varchar(30) NOT NULL COMMENT '仓库名称',
  `wh_type` tinyint NOT NULL COMMENT '1自营仓 2云仓 3退货仓',
  PRIMARY KEY (`wh_id`)
) COMMENT='仓库';
CREATE TABLE `oms_order` (
  `order_no` varchar(30) NOT NULL COMMENT '系统单号',
  `plat_no` varchar(40) NOT NULL COMMENT '平台单号',
  `shop_id` int NOT NULL,
  `buyer_nick` varchar(50) NOT NULL COMMENT '买家昵称',
  `province` varchar(20) NOT NULL COMMENT '收货省份',
  `pay_amt` decimal(10,2) NOT NULL COMMENT '实付',
  `pay_time` datetime DEFAULT NULL COMMENT '付款时间',
  `status` tinyint NOT NULL COMMENT '10待付款 20待审核 30待发货 40已发货 50已完成 90已关闭',
  `hold` tinyint(1) NOT NULL DEFAULT '0' COMMENT '是否挂起 1挂起',
  `buyer_memo` varchar(300) DEFAULT NULL COMMENT '买家留言',
  `seller_memo` varchar(300) DEFAULT NULL COMMENT '卖家备注',
  PRIMARY KEY (`order_no`),
  KEY `k_shop` (`shop_id`)
) COMMENT='订单';
CREATE TABLE `oms_order_line` (
  `line_id` bigint NOT NULL AUTO_INCREMENT,
  `order_no` varchar(30) NOT NULL,
  `sku_code` varchar(30) NOT NULL,
  `num` int NOT NULL COMMENT '数量',
  `price` decimal(10,2) NOT NULL COMMENT '成交单价',
  PRIMARY KEY (`line_id`)
) COMMENT='订单明细';
CREATE TABLE `oms_delivery` (
  `dlv_no` varchar(30) NOT NULL COMMENT '发货单号',
  `order_no` varchar(30) NOT NULL,
  `wh_id` int NOT NULL COMMENT '发货仓',
  `express` varchar(20) DEFAULT NULL COMMENT '快递公司',
  `waybill` varchar(30) DEFAULT NULL COMMENT '运单号，未取号为空',
  `ship_time` datetime DEFAULT NULL COMMENT '发货时间',
  PRIMARY KEY (`dlv_no`)
) COMMENT='发货单';
CREATE TABLE `oms_aftersale` (
  `as_no` varchar(30) NOT NULL COMMENT '售后单号',
  `order_no` varchar(30) NOT NULL,
  `as_type` tinyint NOT NULL COMMENT '1仅退款 2退货退款 3换货 4补发',
  `reason` varchar(50) NOT NULL COMMENT '原因',
  `refund_amt` decimal(10,2) NOT NULL DEFAULT '0.00' COMMENT '退款金额',
  `return_wh` int DEFAULT NULL COMMENT '退货入库仓',
  `apply_time` datetime NOT NULL COMMENT '申请时间',
  `done_time` datetime DEFAULT NULL COMMENT '完结时间',
  PRIMARY KEY (`as_no`)
) COMMENT='售后单';
CREATE TABLE `oms_stock` (
  `wh_id` int NOT NULL,
  `sku_code` varchar(30) NOT NULL,
  `qty` int NOT NULL COMMENT '可用库存',
  `locked` int NOT NULL DEFAULT '0' COMMENT '锁定库存',
  PRIMARY KEY (`wh_id`,`sku_code`)
) COMMENT='库存';
