-- 防汛水雨情库 (PostgreSQL + PostGIS)
CREATE TABLE basin (
    basin_id   varchar(8) PRIMARY KEY,
    basin_name varchar(40) NOT NULL,
    area_km2   numeric(10,1)
);
COMMENT ON TABLE basin IS '流域';
CREATE TABLE station (
    stcd     char(8) PRIMARY KEY,
    stnm     varchar(40) NOT NULL,
    sttp     char(2) NOT NULL,
    basin_id varchar(8) REFERENCES basin(basin_id),
    addvnm   varchar(30) NOT NULL,
    wrz      numeric(7,2),
    grz      numeric(7,2),
    built    date,
    in_use   boolean NOT NULL DEFAULT true,
    geom     geometry(Point,4326)
);
COMMENT ON TABLE station IS '测站';
COMMENT ON COLUMN station.stnm IS '站名';
COMMENT ON COLUMN station.sttp IS '站类 PP雨量站 ZZ水位站 RR水库站 ZQ水文站';
COMMENT ON COLUMN station.addvnm IS '所在县区';
COMMENT ON COLUMN station.wrz IS '警戒水位';
COMMENT ON COLUMN station.grz IS '保证水位';
CREATE TABLE rain_hour (
    stcd char(8) NOT NULL REFERENCES station(stcd),
    tm   timestamp NOT NULL,
    drp  numeric(5,1) NOT NULL,
    PRIMARY KEY (stcd, tm)
);
COMMENT ON TABLE rain_hour IS '小时雨量';
COMMENT ON COLUMN rain_hour.drp IS '雨量mm';
CREATE TABLE river_level (
    stcd char(8) NOT NULL REFERENCES station(stcd),
    tm   timestamp NOT NULL,
    z    numeric(7,2) NOT NULL,
    q    numeric(9,2),
    PRIMARY KEY (stcd, tm)
);
COMMENT ON TABLE river_level IS '河道水情';
COMMENT ON COLUMN river_level.z IS '水位';
COMMENT ON COLUMN river_level.q IS '流量';
CREATE TABLE reservoir (
    res_id   serial PRIMARY KEY,
    res_name varchar(40) NOT NULL,
    stcd     char(8) REFERENCES station(stcd),
    scale    varchar(6) NOT NULL,
    capacity numeric(12,2) NOT NULL,
    fsltdz   numeric(7,2),
    chief    varchar(20),
    geom     geometry(Polygon,4326)
);
COMMENT ON TABLE reservoir IS '水库';
COMMENT ON COLUMN reservoir.scale IS '规模 大型/中型/小一型/小二型';
COMMENT ON COLUMN reservoir.capacity IS '总库容(万方)';
COMMENT ON COLUMN reservoir.fsltdz IS '汛限水位';
COMMENT ON COLUMN reservoir.chief IS '防汛责任人';
CREATE TABLE warn (
    warn_id   bigserial PRIMARY KEY,
    stcd      char(8) NOT NULL REFERENCES station(stcd),
    warn_type varchar(10) NOT NULL,
    lvl       smallint NOT NULL,
    warn_tm   timestamp NOT NULL,
    resp_tm   timestamp,
    close_tm  timestamp,
    content   text
);
COMMENT ON TABLE warn IS '预警';
COMMENT ON COLUMN warn.warn_type IS '山洪/水位/雨量/超汛限';
COMMENT ON COLUMN warn.lvl IS '级别 1红 2橙 3黄 4蓝';
COMMENT ON COLUMN warn.resp_tm IS '响应时间';
COMMENT ON COLUMN warn.close_tm IS '解除时间';
