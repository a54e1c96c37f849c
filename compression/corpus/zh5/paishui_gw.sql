-- 排水管网普查库 PostGIS  坐标 4490 (度)，字段拼音首字母
CREATE TABLE pspq (
  pqid serial PRIMARY KEY,
  pqmc varchar(40) NOT NULL,
  pqmj numeric(10,2),
  geom geometry(MultiPolygon,4490)
);
COMMENT ON TABLE pspq IS '排水片区';
COMMENT ON COLUMN pspq.pqmc IS '片区名称';
COMMENT ON COLUMN pspq.pqmj IS '片区面积(公顷)';
CREATE TABLE psgd (
  gdid serial PRIMARY KEY,
  gdbh varchar(24) NOT NULL,
  gdlb smallint NOT NULL,
  gj integer NOT NULL,
  gc varchar(10),
  gdcd numeric(8,2) NOT NULL,
  jsnf integer,
  qsjid integer,
  zzjid integer,
  pqid integer REFERENCES pspq(pqid),
  geom geometry(LineString,4490)
);
COMMENT ON TABLE psgd IS '排水管段';
COMMENT ON COLUMN psgd.gdbh IS '管段编号';
COMMENT ON COLUMN psgd.gdlb IS '管道类别 1雨水 2污水 3合流';
COMMENT ON COLUMN psgd.gj IS '管径(mm)';
COMMENT ON COLUMN psgd.gc IS '管材 PE/砼/球墨铸铁/玻璃钢';
COMMENT ON COLUMN psgd.gdcd IS '长度(m)';
COMMENT ON COLUMN psgd.jsnf IS '建设年份';
COMMENT ON COLUMN psgd.qsjid IS '起始井';
COMMENT ON COLUMN psgd.zzjid IS '终止井';
CREATE TABLE psj (
  jid serial PRIMARY KEY,
  jbh varchar(24) NOT NULL,
  js numeric(5,2),
  jlx varchar(8) NOT NULL,
  yw smallint DEFAULT 0 NOT NULL,
  geom geometry(Point,4490) NOT NULL
);
COMMENT ON TABLE psj IS '检查井';
COMMENT ON COLUMN psj.jbh IS '井编号';
COMMENT ON COLUMN psj.js IS '井深(m)';
COMMENT ON COLUMN psj.jlx IS '井类型 检查井/雨水口/跌水井/沉泥井';
COMMENT ON COLUMN psj.yw IS '是否有防坠网 0无 1有';
ALTER TABLE psgd ADD FOREIGN KEY (qsjid) REFERENCES psj(jid);
ALTER TABLE psgd ADD FOREIGN KEY (zzjid) REFERENCES psj(jid);
CREATE TABLE bz (
  bzid serial PRIMARY KEY,
  bzmc varchar(40) NOT NULL,
  sjll numeric(8,2),
  tyrq date,
  pqid integer NOT NULL REFERENCES pspq(pqid),
  geom geometry(Point,4490) NOT NULL
);
COMMENT ON TABLE bz IS '泵站';
COMMENT ON COLUMN bz.bzmc IS '泵站名称';
COMMENT ON COLUMN bz.sjll IS '设计流量(m3/s)';
COMMENT ON COLUMN bz.tyrq IS '投运日期，未投运为空';
CREATE TABLE jlsd (
  dwid serial PRIMARY KEY,
  dwmc varchar(60) NOT NULL,
  zgzt smallint DEFAULT 0 NOT NULL,
  geom geometry(Point,4490) NOT NULL
);
COMMENT ON TABLE jlsd IS '易积水点';
COMMENT ON COLUMN jlsd.dwmc IS '点位名称';
COMMENT ON COLUMN jlsd.zgzt IS '整改状态 0未整改 1整改中 2已销号';
CREATE TABLE qxjl (
  qxid bigserial PRIMARY KEY,
  gdid integer NOT NULL REFERENCES psgd(gdid),
  qxdw varchar(40) NOT NULL,
  qxrq date NOT NULL,
  cnl numeric(8,2),
  fy numeric(10,2)
);
COMMENT ON TABLE qxjl IS '清淤疏通记录';
COMMENT ON COLUMN qxjl.qxdw IS '作业单位';
COMMENT ON COLUMN qxjl.qxrq IS '作业日期';
COMMENT ON COLUMN qxjl.cnl IS '出泥量(m3)';
COMMENT ON COLUMN qxjl.fy IS '费用(元)';
