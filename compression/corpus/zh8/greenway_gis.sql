CREATE TABLE gw_section (
  sec_id    integer PRIMARY KEY,
  sec_name  varchar(50) NOT NULL,
  district  varchar(20) NOT NULL,
  surface   smallint NOT NULL,
  len_m     numeric(10,1) NOT NULL,
  opened    date,
  upkeep_id integer,
  geom      geometry(MultiLineString, 4490)
);
COMMENT ON TABLE gw_section IS '绿道路段';
COMMENT ON COLUMN gw_section.sec_name IS '路段名称';
COMMENT ON COLUMN gw_section.district IS '所在区';
COMMENT ON COLUMN gw_section.surface IS '路面 1沥青 2透水砖 3木栈道 4塑胶';
COMMENT ON COLUMN gw_section.len_m IS '长度（米）';
COMMENT ON COLUMN gw_section.opened IS '开放日期，未开放为空';
COMMENT ON COLUMN gw_section.upkeep_id IS '养护单位';
CREATE TABLE gw_upkeep (
  upkeep_id integer PRIMARY KEY,
  unit_name varchar(50) NOT NULL,
  contact   varchar(20),
  phone     varchar(20),
  expire_on date NOT NULL
);
COMMENT ON TABLE gw_upkeep IS '养护单位';
COMMENT ON COLUMN gw_upkeep.unit_name IS '单位名称';
COMMENT ON COLUMN gw_upkeep.expire_on IS '合同到期日';
CREATE TABLE gw_station (
  st_id     integer PRIMARY KEY,
  st_name   varchar(40) NOT NULL,
  sec_id    integer NOT NULL REFERENCES gw_section(sec_id),
  level     smallint NOT NULL,
  has_toilet boolean NOT NULL DEFAULT false,
  has_aed   boolean NOT NULL DEFAULT false,
  geom      geometry(Point, 4490)
);
COMMENT ON TABLE gw_station IS '驿站';
COMMENT ON COLUMN gw_station.level IS '驿站等级 1一级 2二级 3三级';
COMMENT ON COLUMN gw_station.has_toilet IS '有公厕';
COMMENT ON COLUMN gw_station.has_aed IS '配AED';
CREATE TABLE gw_tree (
  tree_id   bigint PRIMARY KEY,
  sec_id    integer NOT NULL REFERENCES gw_section(sec_id),
  species   varchar(30) NOT NULL,
  dbh_cm    numeric(5,1),
  planted   date,
  health    char(1) NOT NULL
);
COMMENT ON TABLE gw_tree IS '行道树';
COMMENT ON COLUMN gw_tree.species IS '树种';
COMMENT ON COLUMN gw_tree.dbh_cm IS '胸径';
COMMENT ON COLUMN gw_tree.health IS 'A良好 B一般 C濒危 D枯死';
CREATE TABLE gw_patrol (
  pt_id     bigint PRIMARY KEY,
  sec_id    integer NOT NULL REFERENCES gw_section(sec_id),
  patroller varchar(20) NOT NULL,
  pt_time   timestamp NOT NULL,
  issue     varchar(10),
  descr     text,
  handled   timestamp,
  handler   varchar(20)
);
COMMENT ON TABLE gw_patrol IS '巡查';
COMMENT ON COLUMN gw_patrol.patroller IS '巡查人';
COMMENT ON COLUMN gw_patrol.pt_time IS '巡查时间';
COMMENT ON COLUMN gw_patrol.issue IS '问题类型：破损/占道/垃圾/照明，正常为空';
COMMENT ON COLUMN gw_patrol.handled IS '处置时间';
COMMENT ON COLUMN gw_patrol.handler IS '处置人';
CREATE TABLE gw_flow (
  st_id     integer NOT NULL REFERENCES gw_station(st_id),
  flow_date date NOT NULL,
  walkers   integer NOT NULL,
  riders    integer NOT NULL,
  PRIMARY KEY (st_id, flow_date)
);
COMMENT ON TABLE gw_flow IS '客流';
COMMENT ON COLUMN gw_flow.walkers IS '步行人数';
COMMENT ON COLUMN gw_flow.riders IS '骑行人数';
ALTER TABLE gw_section ADD FOREIGN KEY (upkeep_id) REFERENCES gw_upkeep(upkeep_id);
