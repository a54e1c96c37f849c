-- parliament votes, DuckDB over CSV dumps
CREATE TABLE party (party_id INTEGER PRIMARY KEY, short_name VARCHAR NOT NULL, full_name VARCHAR NOT NULL, in_government BOOLEAN NOT NULL);
CREATE TABLE member (member_id INTEGER PRIMARY KEY, full_name VARCHAR NOT NULL, party_id INTEGER REFERENCES party(party_id), constituency VARCHAR NOT NULL, elected_on DATE NOT NULL, left_on DATE, gender VARCHAR);
CREATE TABLE committee (committee_id INTEGER PRIMARY KEY, committee_name VARCHAR NOT NULL, chair_id INTEGER REFERENCES member(member_id));
CREATE TABLE seat (committee_id INTEGER NOT NULL REFERENCES committee(committee_id), member_id INTEGER NOT NULL REFERENCES member(member_id), since DATE NOT NULL);
CREATE TABLE bill (bill_no VARCHAR PRIMARY KEY, title VARCHAR NOT NULL, sponsor_id INTEGER REFERENCES member(member_id), committee_id INTEGER REFERENCES committee(committee_id), tabled_on DATE NOT NULL, stage VARCHAR NOT NULL CHECK (stage IN ('tabled','committee','second_reading','passed','rejected','withdrawn')), signed_on DATE);
CREATE TABLE division (division_id INTEGER PRIMARY KEY, bill_no VARCHAR REFERENCES bill(bill_no), held_at TIMESTAMP NOT NULL, motion VARCHAR NOT NULL, ayes INTEGER NOT NULL, noes INTEGER NOT NULL, free_vote BOOLEAN NOT NULL DEFAULT false);
CREATE TABLE ballot (division_id INTEGER NOT NULL REFERENCES division(division_id), member_id INTEGER NOT NULL REFERENCES member(member_id), vote VARCHAR NOT NULL CHECK (vote IN ('aye','no','abstain','absent')), rebel BOOLEAN NOT NULL DEFAULT false);
CREATE TABLE speech (speech_id INTEGER PRIMARY KEY, member_id INTEGER NOT NULL REFERENCES member(member_id), spoken_at TIMESTAMP NOT NULL, words INTEGER NOT NULL, topic VARCHAR);
