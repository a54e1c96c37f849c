CREATE TABLE t_realm (realm_id INT PRIMARY KEY, realm_nm VARCHAR(30) NOT NULL, region VARCHAR(4) NOT NULL, pvp TINYINT NOT NULL DEFAULT 0);
CREATE TABLE t_guild (guild_id INT AUTO_INCREMENT PRIMARY KEY, guild_nm VARCHAR(40) NOT NULL, realm_id INT NOT NULL, founded DATE NOT NULL, disbanded DATE NULL, FOREIGN KEY (realm_id) REFERENCES t_realm (realm_id));
CREATE TABLE t_char (
  char_id BIGINT AUTO_INCREMENT PRIMARY KEY,
  char_nm VARCHAR(24) NOT NULL,
  cls ENUM('warrior','mage','cleric','rogue','druid') NOT NULL,
  role ENUM('tank','heal','dps') NOT NULL,
  lvl SMALLINT NOT NULL DEFAULT 1,
  ilvl DECIMAL(6,1) NULL COMMENT 'item level',
  guild_id INT NULL,
  main_char_id BIGINT NULL COMMENT 'set on alts',
  last_seen DATETIME NULL,
  FOREIGN KEY (guild_id) REFERENCES t_guild (guild_id),
  FOREIGN KEY (main_char_id) REFERENCES t_char (char_id)
);
CREATE TABLE t_boss (boss_id INT PRIMARY KEY, boss_nm VARCHAR(40) NOT NULL, zone_nm VARCHAR(40) NOT NULL, enrage_s INT NULL);
CREATE TABLE t_raid (raid_id BIGINT AUTO_INCREMENT PRIMARY KEY, guild_id INT NOT NULL, leader_id BIGINT NOT NULL, start_ts DATETIME NOT NULL, end_ts DATETIME NULL, diff TINYINT NOT NULL COMMENT '1 normal,2 heroic,3 mythic', FOREIGN KEY (guild_id) REFERENCES t_guild (guild_id), FOREIGN KEY (leader_id) REFERENCES t_char (char_id));
CREATE TABLE t_pull (pull_id BIGINT AUTO_INCREMENT PRIMARY KEY, raid_id BIGINT NOT NULL, boss_id INT NOT NULL, pull_no SMALLINT NOT NULL, dur_s INT NOT NULL, kill_flg TINYINT NOT NULL DEFAULT 0, boss_pct DECIMAL(4,1) NOT NULL DEFAULT 100 COMMENT 'health left', FOREIGN KEY (raid_id) REFERENCES t_raid (raid_id), FOREIGN KEY (boss_id) REFERENCES t_boss (boss_id));
CREATE TABLE t_perf (pull_id BIGINT NOT NULL, char_id BIGINT NOT NULL, dmg BIGINT NOT NULL DEFAULT 0, heal BIGINT NOT NULL DEFAULT 0, deaths TINYINT NOT NULL DEFAULT 0, PRIMARY KEY (pull_id, char_id), FOREIGN KEY (pull_id) REFERENCES t_pull (pull_id), FOREIGN KEY (char_id) REFERENCES t_char (char_id));
CREATE TABLE t_loot (loot_id BIGINT AUTO_INCREMENT PRIMARY KEY, pull_id BIGINT NOT NULL, item_nm VARCHAR(60) NOT NULL, rarity ENUM('rare','epic','legendary') NOT NULL, winner_id BIGINT NULL COMMENT 'null = disenchanted', bid INT NOT NULL DEFAULT 0, FOREIGN KEY (pull_id) REFERENCES t_pull (pull_id), FOREIGN KEY (winner_id) REFERENCES t_char (char_id));
