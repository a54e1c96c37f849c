-- Postgres, club scoring app (ids are short codes)
CREATE TABLE club (club_code varchar(5) PRIMARY KEY, club_title text NOT NULL, city text NOT NULL, indoor_range boolean NOT NULL DEFAULT false);
CREATE TABLE archer (archer_no integer PRIMARY KEY, given text NOT NULL, family text NOT NULL, born date NOT NULL, club_code varchar(5) REFERENCES club, bow char(2) NOT NULL, coach_no integer REFERENCES archer(archer_no), licence_until date);
COMMENT ON COLUMN archer.bow IS 'RC recurve, CP compound, BB barebow, LB longbow';
CREATE TABLE round_def (round_code varchar(8) PRIMARY KEY, label text NOT NULL, arrows smallint NOT NULL, distance_m smallint NOT NULL, face_cm smallint NOT NULL, max_score smallint NOT NULL);
CREATE TABLE shoot (shoot_id serial PRIMARY KEY, host_club varchar(5) NOT NULL REFERENCES club, round_code varchar(8) NOT NULL REFERENCES round_def, shot_on date NOT NULL, record_status boolean NOT NULL DEFAULT false, rained_off boolean NOT NULL DEFAULT false);
CREATE TABLE result (shoot_id integer NOT NULL REFERENCES shoot, archer_no integer NOT NULL REFERENCES archer, score smallint NOT NULL, golds smallint NOT NULL DEFAULT 0, hits smallint, retired boolean NOT NULL DEFAULT false, target_no varchar(4), PRIMARY KEY (shoot_id, archer_no));
CREATE TABLE duel (duel_id serial PRIMARY KEY, shoot_id integer NOT NULL REFERENCES shoot, stage text NOT NULL, archer_a integer NOT NULL REFERENCES archer, archer_b integer NOT NULL REFERENCES archer, points_a smallint, points_b smallint);
CREATE TABLE badge (archer_no integer NOT NULL REFERENCES archer, badge text NOT NULL, earned_on date NOT NULL, PRIMARY KEY (archer_no, badge));
