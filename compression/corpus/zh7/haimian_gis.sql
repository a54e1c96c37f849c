-- 海绵城市设施与内涝点 (PostgreSQL + PostGIS, EPSG:4490)
CREATE TABLE sponge_zone (
    zone_code  varchar(10) PRIMARY KEY,
    zone_name  varchar(40) NOT NULL,
    area_km2   numeric(8,3) NOT NULL,
    target_rate numeric(5,2) NOT NULL,
    geom       geometry(MultiPolygon, 4490) NOT NULL
);
COMMENT ON TABLE sponge_zone IS '汇水分区';
COMMENT ON COLUMN sponge_zone.zone_name IS '分区名称';
COMMENT ON COLUMN sponge_zone.target_rate IS '年径流总量控制率目标%';
CREATE TABLE lid_facility (
    fid        bigserial PRIMARY KEY,
    fname      varchar(60) NOT NULL,
    ftype      varchar(20) NOT NULL,
    zone_code  varchar(10) NOT NULL REFERENCES sponge_zone(zone_code),
    volume_m3  numeric(10,1),
    area_m2    numeric(10,1) NOT NULL,
    built_on   date NOT NULL,
    owner_unit varchar(60),
    cond       smallint NOT NULL DEFAULT 1,
    geom       geometry(Geometry, 4490) NOT NULL
);
COMMENT ON TABLE lid_facility IS '低影响开发设施';
COMMENT ON COLUMN lid_facility.fname IS '设施名称';
COMMENT ON COLUMN lid_facility.ftype IS '类型 雨水花园/下沉绿地/透水铺装/蓄水池/植草沟';
COMMENT ON COLUMN lid_facility.volume_m3 IS '调蓄容积，透水铺装为空';
COMMENT ON COLUMN lid_facility.area_m2 IS '占地面积';
COMMENT ON COLUMN lid_facility.built_on IS '建成日期';
COMMENT ON COLUMN lid_facility.owner_unit IS '管养单位';
COMMENT ON COLUMN lid_facility.cond IS '状况 1良好 2堵塞 3损坏 4废弃';
CREATE TABLE flood_spot (
    spot_id    serial PRIMARY KEY,
    spot_name  varchar(60) NOT NULL,
    zone_code  varchar(10) NOT NULL REFERENCES sponge_zone(zone_code),
    risk_level smallint NOT NULL,
    removed_on date,
    geom       geometry(Point, 4490) NOT NULL
);
COMMENT ON TABLE flood_spot IS '易涝点';
COMMENT ON COLUMN flood_spot.spot_name IS '点位名称';
COMMENT ON COLUMN flood_spot.risk_level IS '风险等级 1红 2橙 3黄 4蓝';
COMMENT ON COLUMN flood_spot.removed_on IS '销号日期';
CREATE TABLE rain_gauge (
    gauge_no   varchar(12) PRIMARY KEY,
    gauge_name varchar(40) NOT NULL,
    zone_code  varchar(10) REFERENCES sponge_zone(zone_code),
    geom       geometry(Point, 4490) NOT NULL
);
COMMENT ON TABLE rain_gauge IS '雨量站';
COMMENT ON COLUMN rain_gauge.gauge_name IS '站名';
CREATE TABLE rain_hourly (
    gauge_no varchar(12) NOT NULL REFERENCES rain_gauge(gauge_no),
    ts       timestamp NOT NULL,
    mm       numeric(6,1) NOT NULL,
    PRIMARY KEY (gauge_no, ts)
);
COMMENT ON TABLE rain_hourly IS '小时雨量';
CREATE TABLE flood_event (
    event_id   bigserial PRIMARY KEY,
    spot_id    int NOT NULL REFERENCES flood_spot(spot_id),
    begin_at   timestamp NOT NULL,
    end_at     timestamp,
    depth_cm   int NOT NULL,
    pump_truck int NOT NULL DEFAULT 0,
    duty_unit  varchar(60) NOT NULL
);
COMMENT ON TABLE flood_event IS '积水事件';
COMMENT ON COLUMN flood_event.begin_at IS '开始积水';
COMMENT ON COLUMN flood_event.end_at IS '退水时间';
COMMENT ON COLUMN flood_event.depth_cm IS '最大水深cm';
COMMENT ON COLUMN flood_event.pump_truck IS '出动泵车数';
COMMENT ON COLUMN flood_event.duty_unit IS '处置单位';
CREATE TABLE maint_log (
    log_id   bigserial PRIMARY KEY,
    fid      bigint NOT NULL REFERENCES lid_facility(fid),
    done_on  date NOT NULL,
    content  varchar(200) NOT NULL,
    cost     numeric(10,2)
);
COMMENT ON TABLE maint_log IS '养护记录';
COMMENT ON COLUMN maint_log.content IS '养护内容';
