CREATE TABLE `tbl_site` (
  `site_cd` char(4) NOT NULL,
  `site_nm` varchar(60) NOT NULL,
  `country` char(2) NOT NULL,
  PRIMARY KEY (`site_cd`)
);
CREATE TABLE `tbl_dept` (
  `dept_no` int NOT NULL,
  `dept_nm` varchar(60) NOT NULL,
  `parent_no` int DEFAULT NULL,
  `site_cd` char(4) NOT NULL,
  `head_emp_no` int DEFAULT NULL COMMENT 'head of department; NULL while vacant',
  PRIMARY KEY (`dept_no`),
  FOREIGN KEY (`parent_no`) REFERENCES `tbl_dept` (`dept_no`),
  FOREIGN KEY (`site_cd`) REFERENCES `tbl_site` (`site_cd`)
);
CREATE TABLE `tbl_grade` (
  `grade_cd` varchar(3) NOT NULL,
  `grade_nm` varchar(40) NOT NULL,
  `min_pay` decimal(9,2) NOT NULL,
  `max_pay` decimal(9,2) NOT NULL,
  PRIMARY KEY (`grade_cd`)
);
CREATE TABLE `tbl_emp` (
  `emp_no` int NOT NULL,
  `emp_nm` varchar(80) NOT NULL,
  `dept_no` int NOT NULL,
  `mgr_no` int DEFAULT NULL,
  `grade_cd` varchar(3) NOT NULL,
  `pay` decimal(9,2) NOT NULL,
  `hire_dt` date NOT NULL,
  `term_dt` date DEFAULT NULL,
  `ft_flg` char(1) NOT NULL DEFAULT 'Y' COMMENT 'full time Y/N',
  PRIMARY KEY (`emp_no`),
  FOREIGN KEY (`dept_no`) REFERENCES `tbl_dept` (`dept_no`),
  FOREIGN KEY (`mgr_no`) REFERENCES `tbl_emp` (`emp_no`),
  FOREIGN KEY (`grade_cd`) REFERENCES `tbl_grade` (`grade_cd`)
);
ALTER TABLE `tbl_dept` ADD CONSTRAINT `fk_head` FOREIGN KEY (`head_emp_no`) REFERENCES `tbl_emp` (`emp_no`);
CREATE TABLE `tbl_move` (
  `move_id` int NOT NULL AUTO_INCREMENT,
  `emp_no` int NOT NULL,
  `from_dept` int DEFAULT NULL COMMENT 'NULL for new hires',
  `to_dept` int NOT NULL,
  `move_typ` char(1) NOT NULL COMMENT 'H=hire, T=transfer, P=promotion, R=return from leave',
  `eff_dt` date NOT NULL,
  `req_by` int NOT NULL,
  `appr_by` int DEFAULT NULL,
  PRIMARY KEY (`move_id`),
  FOREIGN KEY (`emp_no`) REFERENCES `tbl_emp` (`emp_no`),
  FOREIGN KEY (`from_dept`) REFERENCES `tbl_dept` (`dept_no`),
  FOREIGN KEY (`to_dept`) REFERENCES `tbl_dept` (`dept_no`),
  FOREIGN KEY (`req_by`) REFERENCES `tbl_emp` (`emp_no`),
  FOREIGN KEY (`appr_by`) REFERENCES `tbl_emp` (`emp_no`)
);
CREATE TABLE `tbl_skill` (
  `skill_id` int NOT NULL AUTO_INCREMENT,
  `skill_nm` varchar(60) NOT NULL,
  PRIMARY KEY (`skill_id`)
);
CREATE TABLE `tbl_emp_skill` (
  `emp_no` int NOT NULL,
  `skill_id` int NOT NULL,
  `lvl` tinyint NOT NULL COMMENT '1 basic … 5 expert',
  `checked_dt` date DEFAULT NULL,
  PRIMARY KEY (`emp_no`,`skill_id`),
  FOREIGN KEY (`emp_no`) REFERENCES `tbl_emp` (`emp_no`),
  FOREIGN KEY (`skill_id`) REFERENCES `tbl_skill` (`skill_id`)
);
