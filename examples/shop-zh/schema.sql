-- 网上商店(MySQL)

CREATE TABLE `customer` (
    `id` INT NOT NULL AUTO_INCREMENT COMMENT '客户编号',
    `name` VARCHAR(50) NOT NULL COMMENT '姓名',
    `city` VARCHAR(50) COMMENT '城市',
    `level` ENUM('普通', '银卡', '金卡') NOT NULL DEFAULT '普通' COMMENT '会员等级',
    `registered_on` DATE NOT NULL COMMENT '注册日期',
    PRIMARY KEY (`id`)
) COMMENT = '客户';

CREATE TABLE `category` (
    `id` INT NOT NULL AUTO_INCREMENT COMMENT '类别编号',
    `name` VARCHAR(50) NOT NULL COMMENT '类别名称',
    PRIMARY KEY (`id`)
) COMMENT = '商品类别';

CREATE TABLE `supplier` (
    `id` INT NOT NULL AUTO_INCREMENT COMMENT '供应商编号',
    `name` VARCHAR(100) NOT NULL COMMENT '供应商名称',
    `city` VARCHAR(50) COMMENT '所在城市',
    PRIMARY KEY (`id`)
) COMMENT = '供应商';

CREATE TABLE `product` (
    `id` INT NOT NULL AUTO_INCREMENT COMMENT '商品编号',
    `name` VARCHAR(100) NOT NULL COMMENT '商品名称',
    `price` DECIMAL(10, 2) NOT NULL COMMENT '价格',
    `stock` INT NOT NULL DEFAULT 0 COMMENT '库存',
    `category_id` INT NOT NULL COMMENT '类别编号',
    `supplier_id` INT NOT NULL COMMENT '供应商编号',
    PRIMARY KEY (`id`),
    FOREIGN KEY (`category_id`) REFERENCES `category` (`id`),
    FOREIGN KEY (`supplier_id`) REFERENCES `supplier` (`id`)
) COMMENT = '商品';

CREATE TABLE `sales_order` (
    `id` INT NOT NULL AUTO_INCREMENT COMMENT '订单编号',
    `customer_id` INT NOT NULL COMMENT '客户编号',
    `status` ENUM('待付款', '已付款', '已发货', '已完成', '已取消') NOT NULL COMMENT '订单状态',
    `ordered_at` DATETIME NOT NULL COMMENT '下单时间',
    `amount` DECIMAL(12, 2) NOT NULL COMMENT '订单金额',
    PRIMARY KEY (`id`),
    FOREIGN KEY (`customer_id`) REFERENCES `customer` (`id`)
) COMMENT = '订单';

CREATE TABLE `order_item` (
    `order_id` INT NOT NULL COMMENT '订单编号',
    `product_id` INT NOT NULL COMMENT '商品编号',
    `quantity` INT NOT NULL COMMENT '数量',
    `unit_price` DECIMAL(10, 2) NOT NULL COMMENT '单价',
    PRIMARY KEY (`order_id`, `product_id`),
    FOREIGN KEY (`order_id`) REFERENCES `sales_order` (`id`),
    FOREIGN KEY (`product_id`) REFERENCES `product` (`id`)
) COMMENT = '订单明细';

CREATE TABLE `review` (
    `id` INT NOT NULL AUTO_INCREMENT COMMENT '评价编号',
    `product_id` INT NOT NULL COMMENT '商品编号',
    `customer_id` INT NOT NULL COMMENT '客户编号',
    `score` TINYINT NOT NULL COMMENT '评分',
    `content` TEXT COMMENT '评价内容',
    PRIMARY KEY (`id`),
    FOREIGN KEY (`product_id`) REFERENCES `product` (`id`),
    FOREIGN KEY (`customer_id`) REFERENCES `customer` (`id`)
) COMMENT = '评价';

CREATE TABLE `employee` (
    `id` INT NOT NULL AUTO_INCREMENT COMMENT '员工编号',
    `name` VARCHAR(50) NOT NULL COMMENT '姓名',
    `department` VARCHAR(50) COMMENT '部门',
    `salary` DECIMAL(10, 2) COMMENT '工资',
    `hired_on` DATE COMMENT '入职日期',
    PRIMARY KEY (`id`)
) COMMENT = '员工';
