-- 公厕管理平台
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE TABLE district (
    dist_code char(6) PRIMARY KEY,
    dist_name varchar(20) NOT NULL,
    geom geometry(MultiPolygon, 4326)
);
CREATE TABLE contractor (
    con_id serial PRIMARY KEY,
    con_name varchar(60) NOT NULL,
    hotline varchar(20)
);
CREATE TABLE toilet (
    toilet_id serial PRIMARY KEY,
    toilet_name varchar(60) NOT NULL,
    dist_code char(6) NOT NULL REFERENCES district,
    grade char(1) NOT NULL,
    stalls_m smallint NOT NULL,
    stalls_f smallint NOT NULL,
    barrier_free boolean NOT NULL DEFAULT false,
    open_from time,
    open_to time,
    con_id integer REFERENCES contractor,
    built_on date,
    geom geometry(Point, 4326)
);
CREATE TABLE scenic_spot (
    spot_id serial PRIMARY KEY,
    spot_name varchar(60) NOT NULL,
    geom geometry(Point, 4326) NOT NULL
);
CREATE TABLE sanitation_check (
    chk_id bigserial PRIMARY KEY,
    toilet_id integer NOT NULL REFERENCES toilet,
    inspector varchar(30) NOT NULL,
    chk_at timestamp NOT NULL,
    score numeric(5,1) NOT NULL,
    smell_level smallint NOT NULL,
    note text
);
CREATE TABLE toilet_repair (
    rep_id bigserial PRIMARY KEY,
    toilet_id integer NOT NULL REFERENCES toilet,
    part varchar(20) NOT NULL,
    reported_at timestamp NOT NULL,
    fixed_at timestamp,
    cost numeric(10,2)
);
COMMENT ON TABLE district IS '行政区';
COMMENT ON TABLE contractor IS '保洁公司';
COMMENT ON TABLE toilet IS '公厕';
COMMENT ON TABLE scenic_spot IS '景点';
COMMENT ON TABLE sanitation_check IS '保洁检查';
COMMENT ON TABLE toilet_repair IS '报修';
COMMENT ON COLUMN toilet.grade IS '等级 A一类 B二类 C三类';
COMMENT ON COLUMN toilet.stalls_m IS '男厕位';
COMMENT ON COLUMN toilet.stalls_f IS '女厕位';
COMMENT ON COLUMN toilet.barrier_free IS '无障碍';
COMMENT ON COLUMN toilet.con_id IS '保洁公司，自管为空';
COMMENT ON COLUMN toilet.built_on IS '建成日期';
COMMENT ON COLUMN sanitation_check.smell_level IS '异味 0无 1轻 2重';
COMMENT ON COLUMN toilet_repair.part IS '损坏部位：水箱/门锁/照明/洗手台';
