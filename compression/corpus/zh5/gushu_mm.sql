-- 古树名木 postgis，图层 + 养护
CREATE TABLE gsmm (
  fid serial PRIMARY KEY,
  gsbh varchar(14) NOT NULL,
  szmc varchar(30) NOT NULL,
  gsdj smallint NOT NULL,
  sl integer,
  sg numeric(5,1),
  xw numeric(6,1),
  szqk varchar(6) NOT NULL DEFAULT '正常',
  sscz varchar(40),
  gprq date,
  geom geometry(Point,4326) NOT NULL
);
COMMENT ON TABLE gsmm IS '古树名木';
COMMENT ON COLUMN gsmm.gsbh IS '古树编号';
COMMENT ON COLUMN gsmm.szmc IS '树种名称';
COMMENT ON COLUMN gsmm.gsdj IS '古树等级 1一级 2二级 3三级 9名木';
COMMENT ON COLUMN gsmm.sl IS '树龄(年)';
COMMENT ON COLUMN gsmm.sg IS '树高(米)';
COMMENT ON COLUMN gsmm.xw IS '胸围(厘米)';
COMMENT ON COLUMN gsmm.szqk IS '生长势 正常/衰弱/濒危/死亡';
COMMENT ON COLUMN gsmm.sscz IS '所属村镇';
COMMENT ON COLUMN gsmm.gprq IS '挂牌日期，未挂牌为空';
CREATE TABLE yhzr (
  id serial PRIMARY KEY,
  fid integer NOT NULL REFERENCES gsmm(fid),
  zrr varchar(30) NOT NULL,
  dh varchar(20),
  qsrq date NOT NULL,
  jsrq date
);
COMMENT ON TABLE yhzr IS '养护责任';
COMMENT ON COLUMN yhzr.zrr IS '责任人';
COMMENT ON COLUMN yhzr.jsrq IS '责任结束日期，在任为空';
CREATE TABLE yhjl (
  id serial PRIMARY KEY,
  fid integer NOT NULL REFERENCES gsmm(fid),
  yhlx varchar(10) NOT NULL,
  yhrq date NOT NULL,
  fy numeric(10,2) NOT NULL DEFAULT 0,
  sgdw varchar(40)
);
COMMENT ON TABLE yhjl IS '养护记录';
COMMENT ON COLUMN yhjl.yhlx IS '修剪/施肥/防治/支撑/复壮';
COMMENT ON COLUMN yhjl.fy IS '费用';
COMMENT ON COLUMN yhjl.sgdw IS '施工单位';
CREATE TABLE jsxm (
  xmid serial PRIMARY KEY,
  xmmc varchar(80) NOT NULL,
  jsdw varchar(60),
  spzt smallint NOT NULL DEFAULT 0,
  geom geometry(Polygon,4326) NOT NULL
);
COMMENT ON TABLE jsxm IS '周边建设项目';
COMMENT ON COLUMN jsxm.xmmc IS '项目名称';
COMMENT ON COLUMN jsxm.spzt IS '审批状态 0受理 1同意 2不同意';
