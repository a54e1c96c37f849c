-- 蛋糕店，前端同学建的表，全英文没注释
CREATE TABLE `cake` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(50) NOT NULL,
  `size_inch` TINYINT NOT NULL,
  `price` DECIMAL(8,2) NOT NULL,
  `cost` DECIMAL(8,2) NOT NULL,
  `category` ENUM('birthday','mousse','cookie','bread') NOT NULL,
  `on_sale` TINYINT(1) NOT NULL DEFAULT 1,
  `launched_on` DATE DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `branch` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(30) NOT NULL,
  `district` VARCHAR(20) NOT NULL,
  `rent` DECIMAL(10,2) NOT NULL,
  `opened_on` DATE NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `baker` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(20) NOT NULL,
  `branch_id` INT NOT NULL,
  `level` ENUM('junior','senior','chef') NOT NULL DEFAULT 'junior',
  `salary` DECIMAL(8,2) NOT NULL,
  `left_on` DATE DEFAULT NULL,
  PRIMARY KEY (`id`),
  FOREIGN KEY (`branch_id`) REFERENCES `branch` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `customer` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `nickname` VARCHAR(30) NOT NULL,
  `phone` VARCHAR(11) DEFAULT NULL,
  `birthday` DATE DEFAULT NULL,
  `balance` DECIMAL(8,2) NOT NULL DEFAULT 0,
  `joined_at` DATETIME NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `cake_order` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `customer_id` INT DEFAULT NULL,
  `branch_id` INT NOT NULL,
  `baker_id` INT DEFAULT NULL,
  `pickup_at` DATETIME NOT NULL,
  `delivery` TINYINT(1) NOT NULL DEFAULT 0,
  `address` VARCHAR(100) DEFAULT NULL,
  `message` VARCHAR(40) DEFAULT NULL,
  `total` DECIMAL(10,2) NOT NULL,
  `status` ENUM('unpaid','paid','making','done','refunded') NOT NULL DEFAULT 'unpaid',
  `created_at` DATETIME NOT NULL,
  PRIMARY KEY (`id`),
  FOREIGN KEY (`customer_id`) REFERENCES `customer` (`id`),
  FOREIGN KEY (`branch_id`) REFERENCES `branch` (`id`),
  FOREIGN KEY (`baker_id`) REFERENCES `baker` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `order_line` (
  `order_id` INT NOT NULL,
  `cake_id` INT NOT NULL,
  `qty` INT NOT NULL DEFAULT 1,
  `unit_price` DECIMAL(8,2) NOT NULL,
  PRIMARY KEY (`order_id`,`cake_id`),
  FOREIGN KEY (`order_id`) REFERENCES `cake_order` (`id`),
  FOREIGN KEY (`cake_id`) REFERENCES `cake` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `ingredient` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(30) NOT NULL,
  `unit` VARCHAR(6) NOT NULL,
  `stock` DECIMAL(10,2) NOT NULL DEFAULT 0,
  `min_stock` DECIMAL(10,2) NOT NULL DEFAULT 0,
  `expires_on` DATE DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
