CREATE TABLE bb_pd (pd_id smallint PRIMARY KEY, pdmc varchar(20) NOT NULL, gq boolean NOT NULL DEFAULT true);
COMMENT ON TABLE bb_pd IS '频道';
COMMENT ON COLUMN bb_pd.pdmc IS '频道名称';
COMMENT ON COLUMN bb_pd.gq IS '高清';
CREATE TABLE bb_ry (ry_id int PRIMARY KEY, xm varchar(20) NOT NULL, gw varchar(10) NOT NULL, lzrq date);
COMMENT ON TABLE bb_ry IS '编播人员';
COMMENT ON COLUMN bb_ry.xm IS '姓名';
COMMENT ON COLUMN bb_ry.gw IS '岗位：编排/播出/审片/制片';
COMMENT ON COLUMN bb_ry.lzrq IS '离职日期';
CREATE TABLE bb_jm (
  jm_id int PRIMARY KEY,
  jmmc varchar(60) NOT NULL,
  lb smallint NOT NULL,
  sc int NOT NULL,
  js int,
  bqdq date,
  zpr int REFERENCES bb_ry (ry_id),
  spr int REFERENCES bb_ry (ry_id),
  spjg char(1)
);
COMMENT ON TABLE bb_jm IS '节目';
COMMENT ON COLUMN bb_jm.jmmc IS '节目名称';
COMMENT ON COLUMN bb_jm.lb IS '类别 1新闻 2电视剧 3综艺 4纪录片 5少儿';
COMMENT ON COLUMN bb_jm.sc IS '单集时长（分钟）';
COMMENT ON COLUMN bb_jm.js IS '集数，直播栏目为空';
COMMENT ON COLUMN bb_jm.bqdq IS '版权到期日，自制为空';
COMMENT ON COLUMN bb_jm.zpr IS '制片人';
COMMENT ON COLUMN bb_jm.spr IS '审片人';
COMMENT ON COLUMN bb_jm.spjg IS '审片结果 T通过 X修改 J禁播，未审为空';
CREATE TABLE bb_bd (
  bd_id bigint PRIMARY KEY,
  pd_id smallint NOT NULL REFERENCES bb_pd,
  jm_id int NOT NULL REFERENCES bb_jm,
  jh int,
  jhks timestamp NOT NULL,
  sjks timestamp,
  lx char(1) NOT NULL DEFAULT 'S',
  bpr int NOT NULL REFERENCES bb_ry (ry_id)
);
COMMENT ON TABLE bb_bd IS '播出单';
COMMENT ON COLUMN bb_bd.jh IS '集号';
COMMENT ON COLUMN bb_bd.jhks IS '计划开始';
COMMENT ON COLUMN bb_bd.sjks IS '实际开始，未播为空';
COMMENT ON COLUMN bb_bd.lx IS '类型 S首播 C重播 Z直播';
COMMENT ON COLUMN bb_bd.bpr IS '编排人';
CREATE TABLE bb_gg (
  gg_id int PRIMARY KEY,
  ggmc varchar(60) NOT NULL,
  ggz varchar(60) NOT NULL,
  cd smallint NOT NULL,
  dj numeric(10,2) NOT NULL,
  ksrq date NOT NULL,
  jsrq date NOT NULL
);
COMMENT ON TABLE bb_gg IS '广告';
COMMENT ON COLUMN bb_gg.ggmc IS '广告名称';
COMMENT ON COLUMN bb_gg.ggz IS '广告主';
COMMENT ON COLUMN bb_gg.cd IS '长度（秒）';
COMMENT ON COLUMN bb_gg.dj IS '单次价格';
COMMENT ON COLUMN bb_gg.ksrq IS '投放开始日';
COMMENT ON COLUMN bb_gg.jsrq IS '投放结束日';
CREATE TABLE bb_cb (
  bd_id bigint NOT NULL REFERENCES bb_bd,
  gg_id int NOT NULL REFERENCES bb_gg,
  wz char(1) NOT NULL,
  lb boolean NOT NULL DEFAULT false,
  PRIMARY KEY (bd_id, gg_id)
);
COMMENT ON TABLE bb_cb IS '插播';
COMMENT ON COLUMN bb_cb.wz IS '位置 Q片前 Z中插 H片后';
COMMENT ON COLUMN bb_cb.lb IS '漏播';
CREATE TABLE bb_sg (
  sg_id int PRIMARY KEY,
  bd_id bigint NOT NULL REFERENCES bb_bd,
  dj smallint NOT NULL,
  yy varchar(100) NOT NULL,
  fssj timestamp NOT NULL,
  sc_s int,
  zrr int REFERENCES bb_ry (ry_id)
);
COMMENT ON TABLE bb_sg IS '播出事故';
COMMENT ON COLUMN bb_sg.dj IS '等级 1重大 2较大 3一般';
COMMENT ON COLUMN bb_sg.yy IS '原因';
COMMENT ON COLUMN bb_sg.fssj IS '发生时间';
COMMENT ON COLUMN bb_sg.sc_s IS '停播秒数';
COMMENT ON COLUMN bb_sg.zrr IS '责任人';
