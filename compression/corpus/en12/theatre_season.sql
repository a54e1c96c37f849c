CREATE TABLE plays (
  id int(11) NOT NULL AUTO_INCREMENT,
  title varchar(150) NOT NULL,
  playwright varchar(100) NOT NULL,
  running_minutes int(11) NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE people (
  id int(11) NOT NULL AUTO_INCREMENT,
  stage_name varchar(100) NOT NULL,
  union_card tinyint(1) NOT NULL DEFAULT 0,
  agency varchar(80) DEFAULT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE productions (
  id int(11) NOT NULL AUTO_INCREMENT,
  play_id int(11) NOT NULL,
  director_id int(11) NOT NULL,
  designer_id int(11) DEFAULT NULL,
  season varchar(7) NOT NULL COMMENT 'e.g. 2025/26',
  premiere date NOT NULL,
  derniere date DEFAULT NULL COMMENT 'last night, empty while it runs',
  revival_of int(11) DEFAULT NULL,
  budget decimal(10,2) NOT NULL,
  PRIMARY KEY (id),
  KEY fk_prod_play (play_id),
  CONSTRAINT fk_prod_play FOREIGN KEY (play_id) REFERENCES plays (id),
  CONSTRAINT fk_prod_director FOREIGN KEY (director_id) REFERENCES people (id),
  CONSTRAINT fk_prod_designer FOREIGN KEY (designer_id) REFERENCES people (id),
  CONSTRAINT fk_prod_revival FOREIGN KEY (revival_of) REFERENCES productions (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE casting (
  id int(11) NOT NULL AUTO_INCREMENT,
  production_id int(11) NOT NULL,
  part varchar(80) NOT NULL,
  actor_id int(11) NOT NULL,
  understudy_id int(11) DEFAULT NULL,
  lead_part tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  CONSTRAINT fk_cast_prod FOREIGN KEY (production_id) REFERENCES productions (id),
  CONSTRAINT fk_cast_actor FOREIGN KEY (actor_id) REFERENCES people (id),
  CONSTRAINT fk_cast_under FOREIGN KEY (understudy_id) REFERENCES people (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE houses (
  id int(11) NOT NULL AUTO_INCREMENT,
  house_name varchar(60) NOT NULL,
  seats int(11) NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE performances (
  id int(11) NOT NULL AUTO_INCREMENT,
  production_id int(11) NOT NULL,
  house_id int(11) NOT NULL,
  starts_at datetime NOT NULL,
  status enum('scheduled','played','cancelled') NOT NULL DEFAULT 'scheduled',
  tickets_sold int(11) NOT NULL DEFAULT 0,
  takings decimal(10,2) NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  CONSTRAINT fk_perf_prod FOREIGN KEY (production_id) REFERENCES productions (id),
  CONSTRAINT fk_perf_house FOREIGN KEY (house_id) REFERENCES houses (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE stand_ins (
  performance_id int(11) NOT NULL,
  casting_id int(11) NOT NULL,
  person_id int(11) NOT NULL COMMENT 'who really went on',
  reason enum('illness','injury','travel','other') NOT NULL,
  PRIMARY KEY (performance_id, casting_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
