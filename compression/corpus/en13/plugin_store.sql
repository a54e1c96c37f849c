-- Django + MySQL: extension gallery of an editor
CREATE TABLE `gallery_publisher` (`id` bigint AUTO_INCREMENT NOT NULL PRIMARY KEY, `handle` varchar(50) NOT NULL UNIQUE, `display_name` varchar(100) NOT NULL, `verified_domain` varchar(200) NULL, `created` datetime(6) NOT NULL);
CREATE TABLE `gallery_category` (`id` bigint AUTO_INCREMENT NOT NULL PRIMARY KEY, `title` varchar(60) NOT NULL);
CREATE TABLE `gallery_extension` (
  `id` bigint AUTO_INCREMENT NOT NULL PRIMARY KEY,
  `publisher_id` bigint NOT NULL,
  `slug` varchar(80) NOT NULL,
  `display_name` varchar(100) NOT NULL,
  `tagline` varchar(200) NULL,
  `pricing` varchar(10) NOT NULL COMMENT 'free, trial, paid',
  `installs` int unsigned NOT NULL,
  `deprecated` bool NOT NULL,
  `replaced_by_id` bigint NULL,
  `repository` varchar(200) NULL,
  `first_published` datetime(6) NULL,
  `last_updated` datetime(6) NULL
);
CREATE TABLE `gallery_extension_categories` (`id` bigint AUTO_INCREMENT NOT NULL PRIMARY KEY, `extension_id` bigint NOT NULL, `category_id` bigint NOT NULL);
CREATE TABLE `gallery_version` (
  `id` bigint AUTO_INCREMENT NOT NULL PRIMARY KEY,
  `extension_id` bigint NOT NULL,
  `number` varchar(20) NOT NULL,
  `min_engine` varchar(12) NOT NULL,
  `prerelease` bool NOT NULL,
  `size_kb` int unsigned NOT NULL,
  `scan_result` varchar(10) NOT NULL DEFAULT 'pending' COMMENT 'pending, clean, flagged, malware',
  `uploaded` datetime(6) NOT NULL,
  `yanked_at` datetime(6) NULL
);
CREATE TABLE `gallery_dependency` (`id` bigint AUTO_INCREMENT NOT NULL PRIMARY KEY, `extension_id` bigint NOT NULL, `requires_id` bigint NOT NULL, `optional` bool NOT NULL);
CREATE TABLE `gallery_account` (`id` bigint AUTO_INCREMENT NOT NULL PRIMARY KEY, `nick` varchar(40) NOT NULL, `email` varchar(254) NOT NULL, `muted` bool NOT NULL, `joined` datetime(6) NOT NULL);
CREATE TABLE `gallery_review` (`id` bigint AUTO_INCREMENT NOT NULL PRIMARY KEY, `extension_id` bigint NOT NULL, `account_id` bigint NOT NULL, `version_id` bigint NULL, `stars` smallint unsigned NOT NULL, `text` longtext NULL, `reply` longtext NULL, `created` datetime(6) NOT NULL, `replied` datetime(6) NULL);
CREATE TABLE `gallery_dailystat` (`id` bigint AUTO_INCREMENT NOT NULL PRIMARY KEY, `extension_id` bigint NOT NULL, `day` date NOT NULL, `downloads` int unsigned NOT NULL, `uninstalls` int unsigned NOT NULL, `page_views` int unsigned NOT NULL);
ALTER TABLE `gallery_extension` ADD CONSTRAINT `ext_pub_fk` FOREIGN KEY (`publisher_id`) REFERENCES `gallery_publisher` (`id`);
ALTER TABLE `gallery_extension` ADD CONSTRAINT `ext_repl_fk` FOREIGN KEY (`replaced_by_id`) REFERENCES `gallery_extension` (`id`);
ALTER TABLE `gallery_extension_categories` ADD CONSTRAINT `ec_ext_fk` FOREIGN KEY (`extension_id`) REFERENCES `gallery_extension` (`id`);
ALTER TABLE `gallery_extension_categories` ADD CONSTRAINT `ec_cat_fk` FOREIGN KEY (`category_id`) REFERENCES `gallery_category` (`id`);
ALTER TABLE `gallery_version` ADD CONSTRAINT `ver_ext_fk` FOREIGN KEY (`extension_id`) REFERENCES `gallery_extension` (`id`);
ALTER TABLE `gallery_dependency` ADD CONSTRAINT `dep_ext_fk` FOREIGN KEY (`extension_id`) REFERENCES `gallery_extension` (`id`);
ALTER TABLE `gallery_dependency` ADD CONSTRAINT `dep_req_fk` FOREIGN KEY (`requires_id`) REFERENCES `gallery_extension` (`id`);
ALTER TABLE `gallery_review` ADD CONSTRAINT `rev_ext_fk` FOREIGN KEY (`extension_id`) REFERENCES `gallery_extension` (`id`);
ALTER TABLE `gallery_review` ADD CONSTRAINT `rev_acc_fk` FOREIGN KEY (`account_id`) REFERENCES `gallery_account` (`id`);
ALTER TABLE `gallery_review` ADD CONSTRAINT `rev_ver_fk` FOREIGN KEY (`version_id`) REFERENCES `gallery_version` (`id`);
ALTER TABLE `gallery_dailystat` ADD CONSTRAINT `stat_ext_fk` FOREIGN KEY (`extension_id`) REFERENCES `gallery_extension` (`id`);
