-- Laravel, MySQL: online scheduling for consultants
CREATE TABLE `tenants` (`id` bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, `name` varchar(120) NOT NULL, `timezone` varchar(40) NOT NULL DEFAULT 'Europe/Berlin', `trial_ends_at` timestamp NULL DEFAULT NULL, `created_at` timestamp NULL DEFAULT NULL, `deleted_at` timestamp NULL DEFAULT NULL);
CREATE TABLE `hosts` (`id` bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, `tenant_id` bigint unsigned NOT NULL, `name` varchar(120) NOT NULL, `email` varchar(190) NOT NULL, `calendar_provider` enum('google','outlook','ical','none') NOT NULL DEFAULT 'none', `calendar_broken_at` timestamp NULL DEFAULT NULL, `is_admin` tinyint(1) NOT NULL DEFAULT 0, FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`));
CREATE TABLE `event_types` (`id` bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, `tenant_id` bigint unsigned NOT NULL, `title` varchar(120) NOT NULL, `slug` varchar(80) NOT NULL, `duration_min` smallint unsigned NOT NULL, `buffer_min` smallint unsigned NOT NULL DEFAULT 0, `price` decimal(8,2) DEFAULT NULL COMMENT 'NULL = free of charge', `location` enum('phone','video','office') NOT NULL DEFAULT 'video', `is_hidden` tinyint(1) NOT NULL DEFAULT 0, `max_attendees` smallint unsigned NOT NULL DEFAULT 1, FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`));
CREATE TABLE `event_type_host` (`event_type_id` bigint unsigned NOT NULL, `host_id` bigint unsigned NOT NULL, `priority` tinyint unsigned NOT NULL DEFAULT 1, PRIMARY KEY (`event_type_id`,`host_id`), FOREIGN KEY (`event_type_id`) REFERENCES `event_types` (`id`), FOREIGN KEY (`host_id`) REFERENCES `hosts` (`id`));
CREATE TABLE `invitees` (`id` bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, `name` varchar(120) NOT NULL, `email` varchar(190) NOT NULL, `phone` varchar(30) DEFAULT NULL, `marketing_opt_in` tinyint(1) NOT NULL DEFAULT 0, `created_at` timestamp NULL DEFAULT NULL);
CREATE TABLE `appointments` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `event_type_id` bigint unsigned NOT NULL,
  `host_id` bigint unsigned NOT NULL,
  `invitee_id` bigint unsigned NOT NULL,
  `rescheduled_from_id` bigint unsigned DEFAULT NULL,
  `starts_at` datetime NOT NULL,
  `ends_at` datetime NOT NULL,
  `status` enum('booked','confirmed','held','no_show','cancelled') NOT NULL DEFAULT 'booked',
  `cancelled_by` enum('host','invitee') DEFAULT NULL,
  `cancelled_at` timestamp NULL DEFAULT NULL,
  `notes` text,
  `created_at` timestamp NULL DEFAULT NULL,
  FOREIGN KEY (`event_type_id`) REFERENCES `event_types` (`id`),
  FOREIGN KEY (`host_id`) REFERENCES `hosts` (`id`),
  FOREIGN KEY (`invitee_id`) REFERENCES `invitees` (`id`),
  FOREIGN KEY (`rescheduled_from_id`) REFERENCES `appointments` (`id`)
);
CREATE TABLE `blackouts` (`id` bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, `host_id` bigint unsigned NOT NULL, `from_date` date NOT NULL, `to_date` date NOT NULL, `reason` varchar(80) DEFAULT NULL, FOREIGN KEY (`host_id`) REFERENCES `hosts` (`id`));
CREATE TABLE `reminder_logs` (`id` bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, `appointment_id` bigint unsigned NOT NULL, `channel` enum('email','sms') NOT NULL, `sent_at` timestamp NULL DEFAULT NULL, `failed_reason` varchar(190) DEFAULT NULL, FOREIGN KEY (`appointment_id`) REFERENCES `appointments` (`id`));
