CREATE TABLE vb_club (
  id INT NOT NULL AUTO_INCREMENT,
  club_name VARCHAR(80) NOT NULL,
  region VARCHAR(40) NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE vb_venue (
  id INT NOT NULL AUTO_INCREMENT,
  venue_name VARCHAR(80) NOT NULL,
  city VARCHAR(40) NOT NULL,
  capacity INT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE vb_coach (
  id INT NOT NULL AUTO_INCREMENT,
  coach_name VARCHAR(80) NOT NULL,
  club_id INT NULL,
  assistant_to INT NULL,
  licence ENUM('C','B','A') NOT NULL DEFAULT 'C',
  PRIMARY KEY (id),
  FOREIGN KEY (club_id) REFERENCES vb_club (id),
  FOREIGN KEY (assistant_to) REFERENCES vb_coach (id)
);
CREATE TABLE vb_player (
  id INT NOT NULL AUTO_INCREMENT,
  player_name VARCHAR(80) NOT NULL,
  club_id INT NULL COMMENT 'NULL: free agent',
  youth_club_id INT NULL COMMENT 'club where the player was trained',
  position ENUM('setter','libero','outside','opposite','middle') NOT NULL,
  height_cm SMALLINT NOT NULL,
  birth_date DATE NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY (club_id) REFERENCES vb_club (id),
  FOREIGN KEY (youth_club_id) REFERENCES vb_club (id)
);
CREATE TABLE vb_game (
  id INT NOT NULL AUTO_INCREMENT,
  cup_round ENUM('r32','r16','quarter','semi','final') NOT NULL,
  season SMALLINT NOT NULL,
  home_id INT NOT NULL,
  guest_id INT NOT NULL,
  winner_id INT NULL,
  venue_id INT NOT NULL,
  played_on DATE NOT NULL,
  home_sets TINYINT NULL,
  guest_sets TINYINT NULL,
  feeds_game_id INT NULL COMMENT 'game of the next round that the winner goes to',
  mvp_id INT NULL,
  attendance INT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY (home_id) REFERENCES vb_club (id),
  FOREIGN KEY (guest_id) REFERENCES vb_club (id),
  FOREIGN KEY (winner_id) REFERENCES vb_club (id),
  FOREIGN KEY (venue_id) REFERENCES vb_venue (id),
  FOREIGN KEY (feeds_game_id) REFERENCES vb_game (id),
  FOREIGN KEY (mvp_id) REFERENCES vb_player (id)
);
CREATE TABLE vb_stat (
  game_id INT NOT NULL,
  player_id INT NOT NULL,
  points SMALLINT NOT NULL DEFAULT 0,
  aces SMALLINT NOT NULL DEFAULT 0,
  blocks SMALLINT NOT NULL DEFAULT 0,
  errors SMALLINT NOT NULL DEFAULT 0,
  PRIMARY KEY (game_id, player_id),
  FOREIGN KEY (game_id) REFERENCES vb_game (id),
  FOREIGN KEY (player_id) REFERENCES vb_player (id)
);
