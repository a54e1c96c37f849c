-- Laravel; webshop of a type foundry, MySQL
CREATE TABLE `designers` (`id` int unsigned NOT NULL AUTO_INCREMENT, `name` varchar(120) NOT NULL, `country` varchar(60) DEFAULT NULL, `royalty_pct` decimal(5,2) NOT NULL DEFAULT '30.00', PRIMARY KEY (`id`));
CREATE TABLE `typefaces` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `family_name` varchar(100) NOT NULL,
  `classification` enum('serif','sans','slab','script','display','mono') NOT NULL,
  `designer_id` int unsigned NOT NULL,
  `co_designer_id` int unsigned DEFAULT NULL,
  `released_on` date DEFAULT NULL,
  `variable_font` tinyint(1) NOT NULL DEFAULT '0',
  `discontinued` tinyint(1) NOT NULL DEFAULT '0',
  `meta` json DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `typefaces_designer_fk` FOREIGN KEY (`designer_id`) REFERENCES `designers` (`id`),
  CONSTRAINT `typefaces_co_designer_fk` FOREIGN KEY (`co_designer_id`) REFERENCES `designers` (`id`)
);
CREATE TABLE `font_styles` (`id` int unsigned NOT NULL AUTO_INCREMENT, `typeface_id` int unsigned NOT NULL, `style_name` varchar(60) NOT NULL, `weight` smallint NOT NULL, `italic` tinyint(1) NOT NULL DEFAULT '0', `price` decimal(8,2) NOT NULL, `glyphs` int NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `styles_tf_fk` FOREIGN KEY (`typeface_id`) REFERENCES `typefaces` (`id`));
CREATE TABLE `scripts` (`code` char(4) NOT NULL COMMENT 'ISO 15924', `name` varchar(40) NOT NULL, PRIMARY KEY (`code`));
CREATE TABLE `script_typeface` (`typeface_id` int unsigned NOT NULL, `script_code` char(4) NOT NULL, PRIMARY KEY (`typeface_id`,`script_code`), FOREIGN KEY (`typeface_id`) REFERENCES `typefaces` (`id`), FOREIGN KEY (`script_code`) REFERENCES `scripts` (`code`));
CREATE TABLE `clients` (`id` int unsigned NOT NULL AUTO_INCREMENT, `company` varchar(120) DEFAULT NULL, `contact_name` varchar(120) NOT NULL, `email` varchar(190) NOT NULL, `vat_id` varchar(20) DEFAULT NULL, `is_student` tinyint(1) NOT NULL DEFAULT '0', `created_at` timestamp NULL DEFAULT NULL, PRIMARY KEY (`id`));
CREATE TABLE `licence_orders` (`id` int unsigned NOT NULL AUTO_INCREMENT, `client_id` int unsigned NOT NULL, `reseller_id` int unsigned DEFAULT NULL, `state` enum('cart','placed','paid','refunded') NOT NULL DEFAULT 'cart', `placed_at` datetime DEFAULT NULL, `paid_at` datetime DEFAULT NULL, `discount_code` varchar(20) DEFAULT NULL, PRIMARY KEY (`id`), FOREIGN KEY (`client_id`) REFERENCES `clients` (`id`), FOREIGN KEY (`reseller_id`) REFERENCES `clients` (`id`));
CREATE TABLE `licences` (`id` int unsigned NOT NULL AUTO_INCREMENT, `licence_order_id` int unsigned NOT NULL, `font_style_id` int unsigned NOT NULL, `usage` enum('desktop','web','app','broadcast') NOT NULL, `seats` int NOT NULL DEFAULT '1', `pageviews_per_month` int DEFAULT NULL, `amount` decimal(9,2) NOT NULL, `valid_until` date DEFAULT NULL COMMENT 'NULL = perpetual', PRIMARY KEY (`id`), FOREIGN KEY (`licence_order_id`) REFERENCES `licence_orders` (`id`), FOREIGN KEY (`font_style_id`) REFERENCES `font_styles` (`id`));
CREATE TABLE `downloads` (`id` int unsigned NOT NULL AUTO_INCREMENT, `licence_id` int unsigned NOT NULL, `format` enum('otf','ttf','woff2') NOT NULL, `ip` varchar(45) NOT NULL, `downloaded_at` datetime NOT NULL, PRIMARY KEY (`id`), FOREIGN KEY (`licence_id`) REFERENCES `licences` (`id`));
