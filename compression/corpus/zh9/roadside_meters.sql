-- kerbside parking, city GIS
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE TABLE district (gid serial PRIMARY KEY, name varchar(30) NOT NULL, geom geometry(MultiPolygon, 4490));
CREATE TABLE street (gid serial PRIMARY KEY, name varchar(60) NOT NULL, grade varchar(10) NOT NULL CHECK (grade IN ('main','secondary','branch')), width_m numeric(5,1), district_gid int NOT NULL REFERENCES district(gid), geom geometry(LineString, 4490));
CREATE TABLE rate_class (code char(1) PRIMARY KEY, label varchar(20) NOT NULL, first_hour numeric(5,2) NOT NULL, next_hour numeric(5,2) NOT NULL, free_minutes int NOT NULL DEFAULT 15);
CREATE TABLE bay (bay_no varchar(12) PRIMARY KEY, street_gid int NOT NULL REFERENCES street(gid), rate_code char(1) REFERENCES rate_class(code), bay_type varchar(10) NOT NULL DEFAULT 'normal' CHECK (bay_type IN ('normal','disabled','charging','loading')), in_use boolean NOT NULL DEFAULT true, marked_on date, removed_on date, geom geometry(Point, 4490));
CREATE TABLE sensor (sensor_sn varchar(20) PRIMARY KEY, bay_no varchar(12) UNIQUE REFERENCES bay(bay_no), battery_pct int, last_seen timestamp, faulty boolean NOT NULL DEFAULT false);
CREATE TABLE attendant (id serial PRIMARY KEY, name varchar(20) NOT NULL, badge varchar(10) NOT NULL, phone varchar(20), team_leader_id int REFERENCES attendant(id), resigned_on date);
CREATE TABLE beat (attendant_id int NOT NULL REFERENCES attendant(id), street_gid int NOT NULL REFERENCES street(gid), since date NOT NULL, PRIMARY KEY (attendant_id, street_gid));
CREATE TABLE stay (id bigserial PRIMARY KEY, bay_no varchar(12) NOT NULL REFERENCES bay(bay_no), plate varchar(10) NOT NULL, entered timestamp NOT NULL, left_at timestamp, fee numeric(7,2), paid numeric(7,2) NOT NULL DEFAULT 0, pay_channel varchar(10) CHECK (pay_channel IN ('wechat','alipay','etc','cash')));
CREATE TABLE complaint (id serial PRIMARY KEY, bay_no varchar(12) REFERENCES bay(bay_no), street_gid int NOT NULL REFERENCES street(gid), content text NOT NULL, received timestamp NOT NULL, handler_id int REFERENCES attendant(id), answered timestamp);
