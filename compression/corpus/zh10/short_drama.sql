CREATE TABLE studios (
  id INT AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(60) NOT NULL,
  city VARCHAR(20) NOT NULL,
  blacklisted TINYINT(1) NOT NULL DEFAULT 0
) ENGINE=InnoDB CHARSET=utf8mb4;
CREATE TABLE series (
  id INT AUTO_INCREMENT PRIMARY KEY,
  title VARCHAR(80) NOT NULL,
  genre ENUM('revenge','romance','time_travel','family','suspense') NOT NULL,
  studio_id INT NOT NULL,
  total_episodes SMALLINT NOT NULL,
  free_episodes SMALLINT NOT NULL DEFAULT 10,
  status ENUM('script','shooting','post','review','onair','pulled') NOT NULL DEFAULT 'script',
  licence_no VARCHAR(40) NULL,
  budget DECIMAL(12,2) NOT NULL,
  premiered_at DATETIME NULL,
  sequel_of INT NULL,
  FOREIGN KEY (studio_id) REFERENCES studios(id),
  FOREIGN KEY (sequel_of) REFERENCES series(id)
) ENGINE=InnoDB CHARSET=utf8mb4;
CREATE TABLE episodes (
  id INT AUTO_INCREMENT PRIMARY KEY,
  series_id INT NOT NULL,
  ep_no SMALLINT NOT NULL,
  seconds INT NOT NULL,
  locked TINYINT(1) NOT NULL DEFAULT 1,
  uploaded_at DATETIME NULL,
  FOREIGN KEY (series_id) REFERENCES series(id)
) ENGINE=InnoDB CHARSET=utf8mb4;
CREATE TABLE artists (
  id INT AUTO_INCREMENT PRIMARY KEY,
  stage_name VARCHAR(40) NOT NULL,
  day_rate DECIMAL(10,2) NULL,
  agency VARCHAR(60) NULL
) ENGINE=InnoDB CHARSET=utf8mb4;
CREATE TABLE castings (
  series_id INT NOT NULL,
  artist_id INT NOT NULL,
  role_name VARCHAR(40) NOT NULL,
  role_type ENUM('lead','support','extra') NOT NULL,
  shoot_days SMALLINT NOT NULL DEFAULT 0,
  PRIMARY KEY (series_id, artist_id, role_name),
  FOREIGN KEY (series_id) REFERENCES series(id),
  FOREIGN KEY (artist_id) REFERENCES artists(id)
) ENGINE=InnoDB CHARSET=utf8mb4;
CREATE TABLE viewers (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  nickname VARCHAR(40) NOT NULL,
  phone VARCHAR(20) NULL,
  coins INT NOT NULL DEFAULT 0,
  registered_at DATETIME NOT NULL,
  last_seen DATETIME NULL
) ENGINE=InnoDB CHARSET=utf8mb4;
CREATE TABLE unlocks (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  viewer_id BIGINT NOT NULL,
  episode_id INT NOT NULL,
  method ENUM('coins','ad','vip') NOT NULL,
  coins_spent INT NOT NULL DEFAULT 0,
  unlocked_at DATETIME NOT NULL,
  FOREIGN KEY (viewer_id) REFERENCES viewers(id),
  FOREIGN KEY (episode_id) REFERENCES episodes(id)
) ENGINE=InnoDB CHARSET=utf8mb4;
CREATE TABLE ad_spend (
  series_id INT NOT NULL,
  day DATE NOT NULL,
  channel VARCHAR(20) NOT NULL,
  cost DECIMAL(12,2) NOT NULL,
  installs INT NOT NULL DEFAULT 0,
  PRIMARY KEY (series_id, day, channel),
  FOREIGN KEY (series_id) REFERENCES series(id)
) ENGINE=InnoDB CHARSET=utf8mb4;
