CREATE TABLE mr_base (
  base_id smallint NOT NULL AUTO_INCREMENT,
  base_name varchar(60) NOT NULL,
  valley varchar(60) NOT NULL,
  altitude_m smallint NOT NULL,
  PRIMARY KEY (base_id)
) ENGINE=InnoDB;
CREATE TABLE mr_member (
  member_id int NOT NULL AUTO_INCREMENT,
  firstname varchar(40) NOT NULL,
  lastname varchar(40) NOT NULL,
  base_id smallint NOT NULL,
  rank_cd char(2) NOT NULL DEFAULT 'AN' COMMENT 'AN=aspirant, RE=rescuer, LE=leader, DO=doctor',
  joined date NOT NULL,
  left_on date DEFAULT NULL,
  mobile varchar(20) DEFAULT NULL,
  sponsor_id int DEFAULT NULL COMMENT 'member who proposed them',
  PRIMARY KEY (member_id),
  FOREIGN KEY (base_id) REFERENCES mr_base (base_id),
  FOREIGN KEY (sponsor_id) REFERENCES mr_member (member_id)
) ENGINE=InnoDB;
CREATE TABLE mr_dog (
  dog_id int NOT NULL AUTO_INCREMENT,
  dog_name varchar(30) NOT NULL,
  handler_id int NOT NULL,
  speciality enum('avalanche','tracking','air scent') NOT NULL,
  born date DEFAULT NULL,
  retired tinyint(1) NOT NULL DEFAULT '0',
  PRIMARY KEY (dog_id),
  FOREIGN KEY (handler_id) REFERENCES mr_member (member_id)
) ENGINE=InnoDB;
CREATE TABLE mr_callout (
  callout_no int NOT NULL AUTO_INCREMENT,
  base_id smallint NOT NULL,
  leader_id int DEFAULT NULL,
  dispatcher_id int DEFAULT NULL,
  alarm_at datetime NOT NULL,
  closed_at datetime DEFAULT NULL,
  place varchar(80) NOT NULL,
  kind enum('fall','avalanche','missing','lift','illness') NOT NULL,
  result tinyint NOT NULL DEFAULT '0' COMMENT '0 running, 1 rescued, 2 recovered dead, 3 false alarm, 4 called off',
  helicopter tinyint(1) NOT NULL DEFAULT '0',
  PRIMARY KEY (callout_no),
  FOREIGN KEY (base_id) REFERENCES mr_base (base_id),
  FOREIGN KEY (leader_id) REFERENCES mr_member (member_id),
  FOREIGN KEY (dispatcher_id) REFERENCES mr_member (member_id)
) ENGINE=InnoDB;
CREATE TABLE mr_casualty (
  casualty_id int NOT NULL AUTO_INCREMENT,
  callout_no int NOT NULL,
  sex char(1) DEFAULT NULL,
  age tinyint unsigned DEFAULT NULL,
  nationality char(2) DEFAULT NULL,
  naca tinyint NOT NULL COMMENT 'severity 0..7',
  hospital varchar(60) DEFAULT NULL,
  insured tinyint(1) DEFAULT NULL COMMENT 'NULL unknown',
  PRIMARY KEY (casualty_id),
  FOREIGN KEY (callout_no) REFERENCES mr_callout (callout_no)
) ENGINE=InnoDB;
CREATE TABLE mr_deployment (
  callout_no int NOT NULL,
  member_id int NOT NULL,
  role varchar(20) NOT NULL COMMENT 'rope, medic, driver, radio',
  hours decimal(5,2) DEFAULT NULL,
  dog_id int DEFAULT NULL,
  PRIMARY KEY (callout_no, member_id),
  FOREIGN KEY (callout_no) REFERENCES mr_callout (callout_no),
  FOREIGN KEY (member_id) REFERENCES mr_member (member_id),
  FOREIGN KEY (dog_id) REFERENCES mr_dog (dog_id)
) ENGINE=InnoDB;
CREATE TABLE mr_gear (
  gear_id int NOT NULL AUTO_INCREMENT,
  base_id smallint NOT NULL,
  issued_to int DEFAULT NULL,
  item varchar(60) NOT NULL,
  serial_no varchar(20) DEFAULT NULL,
  next_check date DEFAULT NULL,
  state enum('ok','due','withdrawn') NOT NULL DEFAULT 'ok',
  PRIMARY KEY (gear_id),
  FOREIGN KEY (base_id) REFERENCES mr_base (base_id),
  FOREIGN KEY (issued_to) REFERENCES mr_member (member_id)
) ENGINE=InnoDB;
CREATE TABLE mr_training (
  training_id int NOT NULL AUTO_INCREMENT,
  topic varchar(60) NOT NULL,
  held_on date NOT NULL,
  base_id smallint NOT NULL,
  hours decimal(4,1) NOT NULL,
  PRIMARY KEY (training_id),
  FOREIGN KEY (base_id) REFERENCES mr_base (base_id)
) ENGINE=InnoDB;
CREATE TABLE mr_attendance (
  training_id int NOT NULL,
  member_id int NOT NULL,
  passed tinyint(1) DEFAULT NULL,
  PRIMARY KEY (training_id, member_id),
  FOREIGN KEY (training_id) REFERENCES mr_training (training_id),
  FOREIGN KEY (member_id) REFERENCES mr_member (member_id)
) ENGINE=InnoDB;
