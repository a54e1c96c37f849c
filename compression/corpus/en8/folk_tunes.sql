-- archive of traditional music, PostgreSQL
CREATE TABLE tune (tune_id serial PRIMARY KEY, title text NOT NULL, rhythm text NOT NULL, mode text, first_bars text, composer_id int);
CREATE TABLE person (person_id serial PRIMARY KEY, name text NOT NULL, born smallint, died smallint, county text);
CREATE TABLE alias_title (tune_id int NOT NULL REFERENCES tune, title text NOT NULL, PRIMARY KEY (tune_id, title));
CREATE TABLE tape (tape_no varchar(10) PRIMARY KEY, recorded_on date, place text, collector_id int NOT NULL REFERENCES person, donor_id int REFERENCES person, digitised boolean NOT NULL DEFAULT false, restricted boolean NOT NULL DEFAULT false);
CREATE TABLE track (tape_no varchar(10) NOT NULL REFERENCES tape, track_no smallint NOT NULL, tune_id int REFERENCES tune, secs int NOT NULL, condition char(1) NOT NULL DEFAULT 'G', PRIMARY KEY (tape_no, track_no));
COMMENT ON COLUMN track.condition IS 'G good, F fair, P poor, U unplayable';
CREATE TABLE performer (tape_no varchar(10) NOT NULL, track_no smallint NOT NULL, person_id int NOT NULL REFERENCES person, instrument text NOT NULL, PRIMARY KEY (tape_no, track_no, person_id), FOREIGN KEY (tape_no, track_no) REFERENCES track);
CREATE TABLE listening (listening_id serial PRIMARY KEY, tape_no varchar(10) NOT NULL REFERENCES tape, visitor text NOT NULL, listened_on date NOT NULL, purpose text);
ALTER TABLE tune ADD FOREIGN KEY (composer_id) REFERENCES person (person_id);
