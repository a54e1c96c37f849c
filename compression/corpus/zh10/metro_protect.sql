-- 轨道交通控制保护区
CREATE TABLE mp_line (
  line_id   smallint PRIMARY KEY,
  line_name varchar(20) NOT NULL,
  opened_on date
);
COMMENT ON TABLE mp_line IS '线路';
COMMENT ON COLUMN mp_line.line_name IS '线路名称';
COMMENT ON COLUMN mp_line.opened_on IS '开通日期，在建为空';
CREATE TABLE mp_section (
  sect_id   integer PRIMARY KEY,
  line_id   smallint NOT NULL REFERENCES mp_line,
  sect_name varchar(60) NOT NULL,
  struct    smallint NOT NULL,
  depth_m   numeric(5,1),
  geom      geometry(LineString, 4326) NOT NULL
);
COMMENT ON TABLE mp_section IS '区间';
COMMENT ON COLUMN mp_section.sect_name IS '区间名称';
COMMENT ON COLUMN mp_section.struct IS '结构形式 1地下 2高架 3地面';
COMMENT ON COLUMN mp_section.depth_m IS '埋深（米）';
CREATE TABLE mp_unit (
  unit_id   integer PRIMARY KEY,
  unit_name varchar(80) NOT NULL,
  kind      varchar(10) NOT NULL,
  contact   varchar(20),
  mobile    varchar(20)
);
COMMENT ON TABLE mp_unit IS '参建单位';
COMMENT ON COLUMN mp_unit.unit_name IS '单位名称';
COMMENT ON COLUMN mp_unit.kind IS '类别：建设/施工/监测';
COMMENT ON COLUMN mp_unit.contact IS '联系人';
CREATE TABLE mp_project (
  proj_id   integer PRIMARY KEY,
  proj_name varchar(100) NOT NULL,
  owner_id  integer NOT NULL REFERENCES mp_unit(unit_id),
  builder_id integer REFERENCES mp_unit(unit_id),
  work_type varchar(10) NOT NULL,
  risk      char(1) NOT NULL,
  state     smallint NOT NULL DEFAULT 0,
  apply_on  date NOT NULL,
  permit_until date,
  geom      geometry(Polygon, 4326) NOT NULL
);
COMMENT ON TABLE mp_project IS '保护区内外部作业项目';
COMMENT ON COLUMN mp_project.owner_id IS '建设单位';
COMMENT ON COLUMN mp_project.builder_id IS '施工单位，未定标为空';
COMMENT ON COLUMN mp_project.work_type IS '作业类型：基坑/桩基/顶管/爆破/绿化';
COMMENT ON COLUMN mp_project.risk IS '风险等级 S特级 A一级 B二级 C三级';
COMMENT ON COLUMN mp_project.state IS '0受理 1审查 2许可 3施工 4完工 9不予许可';
COMMENT ON COLUMN mp_project.apply_on IS '申请日期';
COMMENT ON COLUMN mp_project.permit_until IS '许可有效期至';
CREATE TABLE mp_point (
  pt_id    integer PRIMARY KEY,
  proj_id  integer NOT NULL REFERENCES mp_project,
  sect_id  integer NOT NULL REFERENCES mp_section,
  item     varchar(10) NOT NULL,
  alarm_mm numeric(6,2) NOT NULL,
  geom     geometry(Point, 4326)
);
COMMENT ON TABLE mp_point IS '监测点';
COMMENT ON COLUMN mp_point.item IS '监测项：沉降/水平位移/收敛';
COMMENT ON COLUMN mp_point.alarm_mm IS '报警值mm';
CREATE TABLE mp_reading (
  pt_id    integer NOT NULL REFERENCES mp_point,
  read_at  timestamp NOT NULL,
  total_mm numeric(6,2) NOT NULL,
  rate_mm  numeric(6,2),
  PRIMARY KEY (pt_id, read_at)
);
COMMENT ON TABLE mp_reading IS '监测数据';
COMMENT ON COLUMN mp_reading.total_mm IS '累计变化量';
COMMENT ON COLUMN mp_reading.rate_mm IS '变化速率mm/d';
CREATE TABLE mp_inspect (
  insp_id  bigint PRIMARY KEY,
  sect_id  integer NOT NULL REFERENCES mp_section,
  inspector varchar(20) NOT NULL,
  insp_at  timestamp NOT NULL,
  illegal  boolean NOT NULL DEFAULT false,
  proj_id  integer REFERENCES mp_project,
  stopped_at timestamp,
  descr    varchar(300)
);
COMMENT ON TABLE mp_inspect IS '保护区巡查';
COMMENT ON COLUMN mp_inspect.illegal IS '发现违规施工';
COMMENT ON COLUMN mp_inspect.proj_id IS '涉及项目，未报批项目为空';
COMMENT ON COLUMN mp_inspect.stopped_at IS '叫停时间';
