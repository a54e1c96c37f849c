CREATE TABLE `teachers` (`t_id` int PRIMARY KEY AUTO_INCREMENT, `t_name` varchar(60) NOT NULL, `subject` varchar(40) DEFAULT NULL, `first_aider` tinyint(1) NOT NULL DEFAULT 0, `left_school` date DEFAULT NULL);
CREATE TABLE `classes` (`c_id` int PRIMARY KEY AUTO_INCREMENT, `class_label` varchar(6) NOT NULL COMMENT '7b', `year_group` tinyint NOT NULL, `form_tutor` int NOT NULL, FOREIGN KEY (`form_tutor`) REFERENCES `teachers` (`t_id`));
CREATE TABLE `pupils` (
  `p_id` int PRIMARY KEY AUTO_INCREMENT,
  `p_name` varchar(80) NOT NULL,
  `c_id` int NOT NULL,
  `dob` date NOT NULL,
  `free_meals` tinyint(1) NOT NULL DEFAULT 0,
  `allergy` varchar(120) DEFAULT NULL,
  `passport_expires` date DEFAULT NULL,
  FOREIGN KEY (`c_id`) REFERENCES `classes` (`c_id`)
);
CREATE TABLE `coach_firms` (`firm_id` int PRIMARY KEY AUTO_INCREMENT, `firm` varchar(80) NOT NULL, `phone` varchar(30) NOT NULL, `vetted_until` date DEFAULT NULL);
CREATE TABLE `trips` (
  `trip_id` int PRIMARY KEY AUTO_INCREMENT,
  `trip` varchar(100) NOT NULL,
  `destination` varchar(80) NOT NULL,
  `departs` datetime NOT NULL,
  `returns` datetime NOT NULL,
  `price` decimal(7,2) NOT NULL DEFAULT 0,
  `places` smallint NOT NULL,
  `lead_teacher` int NOT NULL,
  `deputy` int DEFAULT NULL,
  `firm_id` int DEFAULT NULL COMMENT 'empty: on foot or by public transport',
  `risk_signed` date DEFAULT NULL,
  `abroad` tinyint(1) NOT NULL DEFAULT 0,
  `called_off` tinyint(1) NOT NULL DEFAULT 0,
  FOREIGN KEY (`lead_teacher`) REFERENCES `teachers` (`t_id`),
  FOREIGN KEY (`deputy`) REFERENCES `teachers` (`t_id`),
  FOREIGN KEY (`firm_id`) REFERENCES `coach_firms` (`firm_id`)
);
CREATE TABLE `signups` (
  `trip_id` int NOT NULL,
  `p_id` int NOT NULL,
  `signed_on` date NOT NULL,
  `consent` enum('none','verbal','written') NOT NULL DEFAULT 'none',
  `waitlisted` tinyint(1) NOT NULL DEFAULT 0,
  `paid` decimal(7,2) NOT NULL DEFAULT 0,
  PRIMARY KEY (`trip_id`,`p_id`),
  FOREIGN KEY (`trip_id`) REFERENCES `trips` (`trip_id`),
  FOREIGN KEY (`p_id`) REFERENCES `pupils` (`p_id`)
);
CREATE TABLE `incidents` (
  `inc_id` int PRIMARY KEY AUTO_INCREMENT,
  `trip_id` int NOT NULL,
  `p_id` int DEFAULT NULL,
  `happened` datetime NOT NULL,
  `sort` enum('injury','illness','lost','behaviour') NOT NULL,
  `told_parents` tinyint(1) NOT NULL DEFAULT 0,
  `account` text NOT NULL,
  FOREIGN KEY (`trip_id`) REFERENCES `trips` (`trip_id`),
  FOREIGN KEY (`p_id`) REFERENCES `pupils` (`p_id`)
);
