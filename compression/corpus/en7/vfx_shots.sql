-- vfx production tracking (MySQL)
CREATE TABLE `shows` (`code` varchar(6) PRIMARY KEY, `title` varchar(100) NOT NULL, `client` varchar(80) NOT NULL, `delivery` date NOT NULL, `on_hold` tinyint(1) NOT NULL DEFAULT 0);
CREATE TABLE `sequences` (`id` int AUTO_INCREMENT PRIMARY KEY, `show_code` varchar(6) NOT NULL, `seq` varchar(10) NOT NULL, FOREIGN KEY (`show_code`) REFERENCES `shows` (`code`));
CREATE TABLE `shots` (
  `id` int AUTO_INCREMENT PRIMARY KEY,
  `sequence_id` int NOT NULL,
  `shot_name` varchar(20) NOT NULL,
  `frames` int NOT NULL,
  `difficulty` enum('easy','medium','hard','insane') NOT NULL DEFAULT 'medium',
  `status` enum('waiting','wip','client_review','approved','omitted') NOT NULL DEFAULT 'waiting',
  `bid_days` decimal(5,1) NOT NULL DEFAULT 0,
  `due` date DEFAULT NULL,
  FOREIGN KEY (`sequence_id`) REFERENCES `sequences` (`id`)
);
CREATE TABLE `artists` (`id` int AUTO_INCREMENT PRIMARY KEY, `name` varchar(80) NOT NULL, `dept` enum('comp','fx','anim','lighting','roto') NOT NULL, `day_rate` decimal(7,2) NOT NULL, `remote` tinyint(1) NOT NULL DEFAULT 0, `contract_end` date DEFAULT NULL);
CREATE TABLE `tasks` (
  `id` int AUTO_INCREMENT PRIMARY KEY,
  `shot_id` int NOT NULL,
  `dept` enum('comp','fx','anim','lighting','roto') NOT NULL,
  `artist_id` int DEFAULT NULL,
  `state` enum('todo','doing','done','kickback') NOT NULL DEFAULT 'todo',
  `est_days` decimal(5,1) NOT NULL,
  `finished_on` date DEFAULT NULL,
  FOREIGN KEY (`shot_id`) REFERENCES `shots` (`id`),
  FOREIGN KEY (`artist_id`) REFERENCES `artists` (`id`)
);
CREATE TABLE `versions` (
  `id` int AUTO_INCREMENT PRIMARY KEY,
  `task_id` int NOT NULL,
  `ver` int NOT NULL,
  `submitted_at` datetime NOT NULL,
  `render_hours` decimal(7,1) DEFAULT NULL,
  `client_note` text,
  `approved` tinyint(1) DEFAULT NULL COMMENT 'null = not reviewed',
  FOREIGN KEY (`task_id`) REFERENCES `tasks` (`id`)
);
CREATE TABLE `timelogs` (`id` int AUTO_INCREMENT PRIMARY KEY, `task_id` int NOT NULL, `artist_id` int NOT NULL, `worked_on` date NOT NULL, `hours` decimal(4,1) NOT NULL, FOREIGN KEY (`task_id`) REFERENCES `tasks` (`id`), FOREIGN KEY (`artist_id`) REFERENCES `artists` (`id`));
