-- 城市桥梁检测养护   PG/PostGIS   拼音缩写
CREATE TABLE ql_jbxx (
  qlbm varchar(12) PRIMARY KEY,
  qlmc varchar(50) NOT NULL,
  dlmc varchar(50) NOT NULL,
  jglx varchar(10) NOT NULL,
  qc numeric(8,2) NOT NULL,
  qk numeric(6,2),
  jcnf integer,
  yhdj char(2) NOT NULL,
  gldw_id integer,
  xianzai smallint,
  geom geometry(LineString, 4547)
);
COMMENT ON TABLE ql_jbxx IS '桥梁基本信息';
COMMENT ON COLUMN ql_jbxx.qlmc IS '桥梁名称';
COMMENT ON COLUMN ql_jbxx.dlmc IS '所在道路';
COMMENT ON COLUMN ql_jbxx.jglx IS '结构类型 梁桥/拱桥/斜拉桥/悬索桥';
COMMENT ON COLUMN ql_jbxx.qc IS '桥长(米)';
COMMENT ON COLUMN ql_jbxx.qk IS '桥宽';
COMMENT ON COLUMN ql_jbxx.jcnf IS '建成年份';
COMMENT ON COLUMN ql_jbxx.yhdj IS '养护等级 I/II/III';
COMMENT ON COLUMN ql_jbxx.gldw_id IS '管理单位';
COMMENT ON COLUMN ql_jbxx.xianzai IS '限载吨数，不限载为空';
CREATE TABLE ql_dw (
  dw_id integer PRIMARY KEY,
  dwmc varchar(60) NOT NULL,
  dwlb smallint NOT NULL,
  lxr varchar(20)
);
COMMENT ON TABLE ql_dw IS '单位';
COMMENT ON COLUMN ql_dw.dwmc IS '单位名称';
COMMENT ON COLUMN ql_dw.dwlb IS '1管理 2检测 3养护施工';
COMMENT ON COLUMN ql_dw.lxr IS '联系人';
CREATE TABLE ql_jc (
  jcid serial PRIMARY KEY,
  qlbm varchar(12) NOT NULL REFERENCES ql_jbxx(qlbm),
  jclb varchar(8) NOT NULL,
  jcdw_id integer NOT NULL REFERENCES ql_dw(dw_id),
  jcrq date NOT NULL,
  bci numeric(5,2),
  jcjg char(1),
  fy numeric(12,2) NOT NULL DEFAULT 0
);
COMMENT ON TABLE ql_jc IS '检测';
COMMENT ON COLUMN ql_jc.jclb IS '类别 常规/结构/特殊';
COMMENT ON COLUMN ql_jc.bci IS '桥梁状况指数';
COMMENT ON COLUMN ql_jc.jcjg IS '评定 A完好 B良好 C合格 D不合格 E危险，未评为空';
CREATE TABLE ql_bh (
  bhid serial PRIMARY KEY,
  jcid integer NOT NULL REFERENCES ql_jc(jcid),
  gj varchar(20) NOT NULL,
  bhlx varchar(20) NOT NULL,
  yzcd smallint NOT NULL,
  sl integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE ql_bh IS '病害';
COMMENT ON COLUMN ql_bh.gj IS '构件 主梁/支座/桥墩/伸缩缝/栏杆';
COMMENT ON COLUMN ql_bh.bhlx IS '病害类型 裂缝/剥落/露筋/堵塞/变形';
COMMENT ON COLUMN ql_bh.yzcd IS '严重程度 1轻微 2中等 3严重';
CREATE TABLE ql_yh (
  yhid serial PRIMARY KEY,
  bhid integer REFERENCES ql_bh(bhid),
  qlbm varchar(12) NOT NULL REFERENCES ql_jbxx(qlbm),
  sgdw_id integer NOT NULL REFERENCES ql_dw(dw_id),
  jldw_id integer REFERENCES ql_dw(dw_id),
  nr varchar(100) NOT NULL,
  kgrq date NOT NULL,
  wgrq date,
  htje numeric(14,2) NOT NULL
);
COMMENT ON TABLE ql_yh IS '养护工程';
COMMENT ON COLUMN ql_yh.bhid IS '针对病害，日常养护为空';
COMMENT ON COLUMN ql_yh.sgdw_id IS '施工单位';
COMMENT ON COLUMN ql_yh.jldw_id IS '监理单位';
COMMENT ON COLUMN ql_yh.nr IS '施工内容';
COMMENT ON COLUMN ql_yh.kgrq IS '开工日期';
COMMENT ON COLUMN ql_yh.wgrq IS '完工日期';
COMMENT ON COLUMN ql_yh.htje IS '合同金额';
ALTER TABLE ql_jbxx ADD CONSTRAINT fk_jbxx_gldw FOREIGN KEY (gldw_id) REFERENCES ql_dw (dw_id);
