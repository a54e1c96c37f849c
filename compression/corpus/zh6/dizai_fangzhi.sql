-- 地质灾害隐患点群测群防   PostGIS (几何 EPSG:4326)
CREATE TABLE dz_yhd (
  yhd_bh varchar(14) PRIMARY KEY,
  yhd_mc varchar(60) NOT NULL,
  zhlx varchar(8) NOT NULL,
  fxdj smallint NOT NULL,
  xz_dm varchar(9) NOT NULL,
  wxhs integer NOT NULL DEFAULT 0,
  wxrk integer NOT NULL DEFAULT 0,
  fxrq date,
  hxrq date,
  geom geometry(Point,4326)
);
COMMENT ON TABLE dz_yhd IS '隐患点';
COMMENT ON COLUMN dz_yhd.yhd_mc IS '隐患点名称';
COMMENT ON COLUMN dz_yhd.zhlx IS '灾害类型 滑坡/崩塌/泥石流/地面塌陷';
COMMENT ON COLUMN dz_yhd.fxdj IS '风险等级 1极高 2高 3中 4低';
COMMENT ON COLUMN dz_yhd.wxhs IS '威胁户数';
COMMENT ON COLUMN dz_yhd.wxrk IS '威胁人口';
COMMENT ON COLUMN dz_yhd.fxrq IS '发现日期';
COMMENT ON COLUMN dz_yhd.hxrq IS '核销日期，在册为空';
CREATE TABLE dz_xiangzhen (
  xz_dm varchar(9) PRIMARY KEY,
  xz_mc varchar(30) NOT NULL,
  fzr varchar(20) NOT NULL
);
COMMENT ON COLUMN dz_xiangzhen.xz_mc IS '乡镇名称';
COMMENT ON COLUMN dz_xiangzhen.fzr IS '负责人';
CREATE TABLE dz_jcy (
  jcy_id serial PRIMARY KEY,
  xm varchar(20) NOT NULL,
  sj varchar(11) NOT NULL,
  xz_dm varchar(9) NOT NULL REFERENCES dz_xiangzhen(xz_dm)
);
COMMENT ON TABLE dz_jcy IS '群测群防员';
CREATE TABLE dz_yhd_jcy (
  yhd_bh varchar(14) NOT NULL REFERENCES dz_yhd(yhd_bh),
  jcy_id integer NOT NULL REFERENCES dz_jcy(jcy_id),
  zf char(1) NOT NULL DEFAULT 'Z',
  PRIMARY KEY (yhd_bh, jcy_id)
);
COMMENT ON COLUMN dz_yhd_jcy.zf IS 'Z主责 F副责';
CREATE TABLE dz_xc (
  xc_id bigserial PRIMARY KEY,
  yhd_bh varchar(14) NOT NULL REFERENCES dz_yhd(yhd_bh),
  jcy_id integer NOT NULL REFERENCES dz_jcy(jcy_id),
  xcsj timestamp NOT NULL,
  lfkd numeric(6,2),
  yc boolean NOT NULL DEFAULT false,
  ms varchar(200)
);
COMMENT ON TABLE dz_xc IS '巡查记录';
COMMENT ON COLUMN dz_xc.lfkd IS '裂缝宽度(毫米)，没测为空';
COMMENT ON COLUMN dz_xc.yc IS '有无异常';
CREATE TABLE dz_yj (
  yj_id serial PRIMARY KEY,
  xz_dm varchar(9) NOT NULL REFERENCES dz_xiangzhen(xz_dm),
  yjdj smallint NOT NULL,
  fbsj timestamp NOT NULL,
  jcsj timestamp,
  zyrs integer NOT NULL DEFAULT 0
);
COMMENT ON TABLE dz_yj IS '预警';
COMMENT ON COLUMN dz_yj.yjdj IS '1红 2橙 3黄 4蓝';
COMMENT ON COLUMN dz_yj.fbsj IS '发布时间';
COMMENT ON COLUMN dz_yj.jcsj IS '解除时间';
COMMENT ON COLUMN dz_yj.zyrs IS '转移人数';
