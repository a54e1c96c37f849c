CREATE TABLE `shops` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(40) NOT NULL,
  `city` varchar(20) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `gear_models` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `brand` varchar(30) NOT NULL,
  `model` varchar(60) NOT NULL,
  `category` enum('body','lens','light','drone','tripod','audio') NOT NULL,
  `mount` varchar(10) DEFAULT NULL,
  `daily_price` decimal(8,2) NOT NULL,
  `deposit` decimal(8,2) NOT NULL,
  `hot` tinyint(1) NOT NULL DEFAULT '0',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `gear_items` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `model_id` int unsigned NOT NULL,
  `shop_id` int unsigned NOT NULL,
  `serial_no` varchar(40) NOT NULL,
  `shutter_count` int DEFAULT NULL,
  `status` enum('in_store','rented','repair','lost','sold') NOT NULL DEFAULT 'in_store',
  `bought_on` date DEFAULT NULL,
  `cost` decimal(10,2) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `model_id` (`model_id`),
  CONSTRAINT `items_model` FOREIGN KEY (`model_id`) REFERENCES `gear_models` (`id`),
  CONSTRAINT `items_shop` FOREIGN KEY (`shop_id`) REFERENCES `shops` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `members` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `nickname` varchar(40) NOT NULL,
  `mobile` varchar(15) NOT NULL,
  `credit_score` int DEFAULT NULL,
  `deposit_free` tinyint(1) NOT NULL DEFAULT '0',
  `referrer_id` int unsigned DEFAULT NULL,
  `joined_at` datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
  `banned` tinyint(1) NOT NULL DEFAULT '0',
  PRIMARY KEY (`id`),
  CONSTRAINT `members_ref` FOREIGN KEY (`referrer_id`) REFERENCES `members` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `rentals` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `member_id` int unsigned NOT NULL,
  `pickup_shop_id` int unsigned NOT NULL,
  `return_shop_id` int unsigned DEFAULT NULL,
  `starts_at` datetime NOT NULL,
  `due_at` datetime NOT NULL,
  `returned_at` datetime DEFAULT NULL,
  `state` enum('reserved','out','closed','cancelled') NOT NULL DEFAULT 'reserved',
  `total` decimal(10,2) NOT NULL,
  `coupon_code` varchar(20) DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `rentals_member` FOREIGN KEY (`member_id`) REFERENCES `members` (`id`),
  CONSTRAINT `rentals_pickup` FOREIGN KEY (`pickup_shop_id`) REFERENCES `shops` (`id`),
  CONSTRAINT `rentals_return` FOREIGN KEY (`return_shop_id`) REFERENCES `shops` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `rental_lines` (
  `rental_id` int unsigned NOT NULL,
  `item_id` int unsigned NOT NULL,
  `fee` decimal(8,2) NOT NULL,
  PRIMARY KEY (`rental_id`,`item_id`),
  CONSTRAINT `lines_rental` FOREIGN KEY (`rental_id`) REFERENCES `rentals` (`id`),
  CONSTRAINT `lines_item` FOREIGN KEY (`item_id`) REFERENCES `gear_items` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `damage_reports` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `item_id` int unsigned NOT NULL,
  `rental_id` int unsigned DEFAULT NULL,
  `description` varchar(200) NOT NULL,
  `repair_cost` decimal(8,2) DEFAULT NULL,
  `charged` tinyint(1) NOT NULL DEFAULT '0',
  `found_at` datetime NOT NULL,
  `fixed_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `dmg_item` FOREIGN KEY (`item_id`) REFERENCES `gear_items` (`id`),
  CONSTRAINT `dmg_rental` FOREIGN KEY (`rental_id`) REFERENCES `rentals` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
