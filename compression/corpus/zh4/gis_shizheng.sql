-- 市政一张图（局部导出），坐标 WGS84
CREATE TABLE xzq (
  gid serial PRIMARY KEY,
  xzqmc varchar(40) NOT NULL,   -- 行政区名称
  czrk integer,                 -- 常住人口
  geom geometry(MultiPolygon,4326) NOT NULL
);
COMMENT ON TABLE xzq IS '行政区';

CREATE TABLE dl (
  gid serial PRIMARY KEY,
  dlmc varchar(60) NOT NULL,
  dldj varchar(10) NOT NULL,
  cds smallint,
  kd numeric(5,1),
  tcrq date,
  geom geometry(LineString,4326) NOT NULL
);
COMMENT ON TABLE dl IS '道路';
COMMENT ON COLUMN dl.dlmc IS '道路名称';
COMMENT ON COLUMN dl.dldj IS '道路等级：快速路/主干路/次干路/支路';
COMMENT ON COLUMN dl.cds IS '车道数';
COMMENT ON COLUMN dl.kd IS '宽度(米)';
COMMENT ON COLUMN dl.tcrq IS '通车日期';

CREATE TABLE xxpt (
  gid serial PRIMARY KEY,
  xxmc varchar(80) NOT NULL,
  xxlx varchar(10) NOT NULL,
  xss integer,
  xzqid integer NOT NULL REFERENCES xzq(gid),
  geom geometry(Point,4326) NOT NULL
);
COMMENT ON TABLE xxpt IS '学校点';
COMMENT ON COLUMN xxpt.xxmc IS '学校名称';
COMMENT ON COLUMN xxpt.xxlx IS '学校类型：小学/初中/高中/大学';
COMMENT ON COLUMN xxpt.xss IS '学生数';

CREATE TABLE yypt (
  gid serial PRIMARY KEY,
  yymc varchar(80) NOT NULL,
  yydj varchar(6),
  cws integer,
  xzqid integer NOT NULL REFERENCES xzq(gid),
  geom geometry(Point,4326) NOT NULL
);
COMMENT ON TABLE yypt IS '医院点';
COMMENT ON COLUMN yypt.yymc IS '医院名称';
COMMENT ON COLUMN yypt.yydj IS '医院等级 三甲/三乙/二甲/二乙/未定级';
COMMENT ON COLUMN yypt.cws IS '床位数';

CREATE TABLE gypy (
  gid serial PRIMARY KEY,
  gymc varchar(80) NOT NULL,
  sfsf smallint DEFAULT 0 NOT NULL,
  kfsj date,
  geom geometry(Polygon,4326) NOT NULL
);
COMMENT ON TABLE gypy IS '公园面';
COMMENT ON COLUMN gypy.gymc IS '公园名称';
COMMENT ON COLUMN gypy.sfsf IS '是否收费 0免费 1收费';
COMMENT ON COLUMN gypy.kfsj IS '开放时间';

CREATE TABLE hlln (
  gid serial PRIMARY KEY,
  hlmc varchar(60) NOT NULL,
  szlb varchar(4),
  geom geometry(LineString,4326) NOT NULL
);
COMMENT ON TABLE hlln IS '河流线';
COMMENT ON COLUMN hlln.hlmc IS '河流名称';
COMMENT ON COLUMN hlln.szlb IS '水质类别 I II III IV V 劣V';

CREATE TABLE jgpt (
  gid serial PRIMARY KEY,
  jgbh varchar(20) NOT NULL,
  jglx varchar(10) NOT NULL,
  cz varchar(10),
  dlid integer REFERENCES dl(gid),
  zt smallint DEFAULT 1 NOT NULL,
  azrq date,
  geom geometry(Point,4326) NOT NULL
);
COMMENT ON TABLE jgpt IS '井盖';
COMMENT ON COLUMN jgpt.jgbh IS '井盖编号';
COMMENT ON COLUMN jgpt.jglx IS '类型 雨水/污水/电力/通信';
COMMENT ON COLUMN jgpt.cz IS '材质 铸铁/复合/水泥';
COMMENT ON COLUMN jgpt.dlid IS '所在道路，小区内部的为空';
COMMENT ON COLUMN jgpt.zt IS '状态 1完好 2破损 3缺失';
COMMENT ON COLUMN jgpt.azrq IS '安装日期';

CREATE TABLE xj (
  xjid bigserial PRIMARY KEY,
  jgid integer NOT NULL REFERENCES jgpt(gid),
  xjr varchar(20) NOT NULL,
  xjsj timestamp NOT NULL,
  wt varchar(200),
  clsj timestamp
);
COMMENT ON TABLE xj IS '井盖巡检';
COMMENT ON COLUMN xj.xjr IS '巡检人';
COMMENT ON COLUMN xj.xjsj IS '巡检时间';
COMMENT ON COLUMN xj.wt IS '发现的问题，没问题为空';
COMMENT ON COLUMN xj.clsj IS '处理时间';
CREATE INDEX ON dl USING gist(geom);
