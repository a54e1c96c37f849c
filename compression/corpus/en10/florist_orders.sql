CREATE TABLE `fl_shops` (`shop_id` int PRIMARY KEY AUTO_INCREMENT, `shop_name` varchar(60) NOT NULL, `postcode_area` varchar(6) NOT NULL, `commission_pct` decimal(4,1) NOT NULL, `opens_sunday` tinyint(1) NOT NULL DEFAULT 0);
CREATE TABLE `fl_bouquets` (`sku` varchar(12) PRIMARY KEY, `bouquet` varchar(80) NOT NULL, `occasion` enum('birthday','wedding','funeral','love','thanks') DEFAULT NULL, `price_small` decimal(7,2) NOT NULL, `price_large` decimal(7,2) NOT NULL, `seasonal_from` date DEFAULT NULL, `discontinued` tinyint(1) NOT NULL DEFAULT 0);
CREATE TABLE `fl_stems` (`stem_id` int PRIMARY KEY AUTO_INCREMENT, `flower` varchar(40) NOT NULL, `colour` varchar(20) NOT NULL, `vase_days` tinyint NOT NULL, `toxic_to_cats` tinyint(1) NOT NULL DEFAULT 0);
CREATE TABLE `fl_recipe` (`sku` varchar(12) NOT NULL, `stem_id` int NOT NULL, `count_small` tinyint NOT NULL, `count_large` tinyint NOT NULL, PRIMARY KEY (`sku`,`stem_id`), FOREIGN KEY (`sku`) REFERENCES `fl_bouquets` (`sku`), FOREIGN KEY (`stem_id`) REFERENCES `fl_stems` (`stem_id`));
CREATE TABLE `fl_buyers` (`buyer_id` int PRIMARY KEY AUTO_INCREMENT, `email` varchar(120) NOT NULL, `buyer_name` varchar(80) DEFAULT NULL, `birthday_reminders` tinyint(1) NOT NULL DEFAULT 0, `created` datetime NOT NULL, `last_order` datetime DEFAULT NULL);
CREATE TABLE `fl_orders` (
  `order_no` varchar(14) PRIMARY KEY,
  `buyer_id` int DEFAULT NULL COMMENT 'guest checkout when empty',
  `shop_id` int DEFAULT NULL COMMENT 'florist that makes and brings it',
  `recipient` varchar(80) NOT NULL,
  `recipient_town` varchar(60) NOT NULL,
  `deliver_on` date NOT NULL,
  `slot` enum('am','pm','evening') NOT NULL DEFAULT 'am',
  `card_text` varchar(300) DEFAULT NULL,
  `stat` tinyint NOT NULL DEFAULT 1 COMMENT '1 placed, 2 accepted, 3 out, 4 delivered, 8 undeliverable, 9 cancelled',
  `placed` datetime NOT NULL,
  `delivered` datetime DEFAULT NULL,
  `voucher` varchar(20) DEFAULT NULL,
  FOREIGN KEY (`buyer_id`) REFERENCES `fl_buyers` (`buyer_id`),
  FOREIGN KEY (`shop_id`) REFERENCES `fl_shops` (`shop_id`)
);
CREATE TABLE `fl_lines` (`order_no` varchar(14) NOT NULL, `line_no` tinyint NOT NULL, `sku` varchar(12) NOT NULL, `size` enum('small','large') NOT NULL, `qty` tinyint NOT NULL DEFAULT 1, `charged` decimal(8,2) NOT NULL, PRIMARY KEY (`order_no`,`line_no`), FOREIGN KEY (`order_no`) REFERENCES `fl_orders` (`order_no`), FOREIGN KEY (`sku`) REFERENCES `fl_bouquets` (`sku`));
CREATE TABLE `fl_complaints` (`comp_id` int PRIMARY KEY AUTO_INCREMENT, `order_no` varchar(14) NOT NULL, `kind` enum('wilted','wrong','late','damaged') NOT NULL, `raised` datetime NOT NULL, `refund` decimal(8,2) DEFAULT NULL, `solved` datetime DEFAULT NULL, FOREIGN KEY (`order_no`) REFERENCES `fl_orders` (`order_no`));
