-- excavation recording, MySQL; contexts as in the paper sheets
CREATE TABLE season (yr SMALLINT PRIMARY KEY, director VARCHAR(60) NOT NULL, starts DATE NOT NULL, ends DATE);
CREATE TABLE trench (trench CHAR(3) PRIMARY KEY, opened_yr SMALLINT NOT NULL, area_m2 DECIMAL(7,2), supervisor_id INT, backfilled BOOLEAN NOT NULL DEFAULT FALSE);
CREATE TABLE digger (digger_id INT AUTO_INCREMENT PRIMARY KEY, dname VARCHAR(60) NOT NULL, role ENUM('student','volunteer','staff','specialist') NOT NULL, university VARCHAR(60));
CREATE TABLE context (ctx_no INT PRIMARY KEY, trench CHAR(3) NOT NULL, ctx_type ENUM('layer','cut','fill','wall','floor','burial') NOT NULL, period VARCHAR(20), top_z DECIMAL(6,3), excavated_by INT, checked_by INT, closed_on DATE, descr TEXT);
CREATE TABLE strat_link (above_no INT NOT NULL, below_no INT NOT NULL, PRIMARY KEY (above_no, below_no)) COMMENT 'Harris matrix: above is later';
CREATE TABLE find (find_no INT AUTO_INCREMENT PRIMARY KEY, ctx_no INT NOT NULL, material VARCHAR(20) NOT NULL COMMENT 'pottery, bone, metal, glass, stone, coin', weight_g DECIMAL(8,1), pieces INT NOT NULL DEFAULT 1, small_find BOOLEAN NOT NULL DEFAULT FALSE, found_on DATE NOT NULL, box_no VARCHAR(8));
CREATE TABLE sample (sample_no INT PRIMARY KEY, ctx_no INT NOT NULL, purpose VARCHAR(20) NOT NULL, litres DECIMAL(5,1), floated_on DATE);
CREATE TABLE c14 (lab_code VARCHAR(12) PRIMARY KEY, sample_no INT NOT NULL, bp INT NOT NULL, sigma INT NOT NULL, rejected BOOLEAN NOT NULL DEFAULT FALSE);
ALTER TABLE trench ADD FOREIGN KEY (opened_yr) REFERENCES season(yr), ADD FOREIGN KEY (supervisor_id) REFERENCES digger(digger_id);
ALTER TABLE context ADD FOREIGN KEY (trench) REFERENCES trench(trench), ADD FOREIGN KEY (excavated_by) REFERENCES digger(digger_id), ADD FOREIGN KEY (checked_by) REFERENCES digger(digger_id);
ALTER TABLE strat_link ADD FOREIGN KEY (above_no) REFERENCES context(ctx_no), ADD FOREIGN KEY (below_no) REFERENCES context(ctx_no);
ALTER TABLE find ADD FOREIGN KEY (ctx_no) REFERENCES context(ctx_no);
ALTER TABLE sample ADD FOREIGN KEY (ctx_no) REFERENCES context(ctx_no);
ALTER TABLE c14 ADD FOREIGN KEY (sample_no) REFERENCES sample(sample_no);
