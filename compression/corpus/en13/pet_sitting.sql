-- Laravel migrations, dumped from MySQL 8
CREATE TABLE `users` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(255) NOT NULL,
  `email` varchar(255) NOT NULL,
  `email_verified_at` timestamp NULL DEFAULT NULL,
  `role` enum('owner','sitter','admin') NOT NULL DEFAULT 'owner',
  `city` varchar(80) DEFAULT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  `deleted_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `users_email_unique` (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
CREATE TABLE `sitter_profiles` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `user_id` bigint unsigned NOT NULL,
  `daily_rate` decimal(8,2) NOT NULL,
  `has_garden` tinyint(1) NOT NULL DEFAULT '0',
  `max_pets` tinyint unsigned NOT NULL DEFAULT '2',
  `insured_until` date DEFAULT NULL,
  `about` text,
  PRIMARY KEY (`id`),
  CONSTRAINT `sitter_profiles_user_id_foreign` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `pets` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `user_id` bigint unsigned NOT NULL COMMENT 'the owner',
  `name` varchar(60) NOT NULL,
  `species` enum('dog','cat','rabbit','bird','other') NOT NULL,
  `breed` varchar(80) DEFAULT NULL,
  `born_on` date DEFAULT NULL,
  `weight_kg` decimal(5,2) DEFAULT NULL,
  `neutered` tinyint(1) NOT NULL DEFAULT '0',
  `deleted_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `pets_user_id_foreign` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `bookings` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `owner_id` bigint unsigned NOT NULL,
  `sitter_id` bigint unsigned NOT NULL COMMENT 'users.id of the sitter',
  `status` enum('requested','accepted','declined','finished','cancelled') NOT NULL DEFAULT 'requested',
  `from_date` date NOT NULL,
  `to_date` date NOT NULL,
  `total` decimal(9,2) NOT NULL,
  `paid_at` timestamp NULL DEFAULT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `bookings_owner_id_foreign` FOREIGN KEY (`owner_id`) REFERENCES `users` (`id`),
  CONSTRAINT `bookings_sitter_id_foreign` FOREIGN KEY (`sitter_id`) REFERENCES `users` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `booking_pet` (
  `booking_id` bigint unsigned NOT NULL,
  `pet_id` bigint unsigned NOT NULL,
  PRIMARY KEY (`booking_id`,`pet_id`),
  CONSTRAINT `booking_pet_booking_id_foreign` FOREIGN KEY (`booking_id`) REFERENCES `bookings` (`id`),
  CONSTRAINT `booking_pet_pet_id_foreign` FOREIGN KEY (`pet_id`) REFERENCES `pets` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `reviews` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `booking_id` bigint unsigned NOT NULL,
  `stars` tinyint unsigned NOT NULL,
  `comment` text,
  `hidden` tinyint(1) NOT NULL DEFAULT '0',
  `created_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `reviews_booking_id_foreign` FOREIGN KEY (`booking_id`) REFERENCES `bookings` (`id`)
) ENGINE=InnoDB;
