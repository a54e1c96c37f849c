CREATE TABLE cn_yz (yz_id int PRIMARY KEY, yzmc varchar(60) NOT NULL, lxr varchar(20));
COMMENT ON TABLE cn_yz IS '业主';
COMMENT ON COLUMN cn_yz.yzmc IS '业主名称';
COMMENT ON COLUMN cn_yz.lxr IS '联系人';
CREATE TABLE cn_dz (
  dzbh varchar(10) PRIMARY KEY,
  dzmc varchar(50) NOT NULL,
  yz_id int REFERENCES cn_yz,
  dzlx smallint NOT NULL,
  gl_mw numeric(8,2) NOT NULL,
  rl_mwh numeric(8,2) NOT NULL,
  bwrq date,
  xfys boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE cn_dz IS '储能电站';
COMMENT ON COLUMN cn_dz.dzmc IS '电站名称';
COMMENT ON COLUMN cn_dz.yz_id IS '业主，自投为空';
COMMENT ON COLUMN cn_dz.dzlx IS '类型 1电网侧 2用户侧 3新能源配储';
COMMENT ON COLUMN cn_dz.gl_mw IS '功率MW';
COMMENT ON COLUMN cn_dz.rl_mwh IS '容量MWh';
COMMENT ON COLUMN cn_dz.bwrq IS '并网日期，未并网为空';
COMMENT ON COLUMN cn_dz.xfys IS '消防验收通过';
CREATE TABLE cn_ry (gh varchar(8) PRIMARY KEY, xm varchar(20) NOT NULL, zw varchar(10) NOT NULL, dzbh varchar(10) REFERENCES cn_dz);
COMMENT ON TABLE cn_ry IS '运维人员';
COMMENT ON COLUMN cn_ry.gh IS '工号';
COMMENT ON COLUMN cn_ry.xm IS '姓名';
COMMENT ON COLUMN cn_ry.zw IS '职务：站长/值班员/检修工';
COMMENT ON COLUMN cn_ry.dzbh IS '驻站，机动人员为空';
CREATE TABLE cn_dcc (
  dccbh varchar(12) PRIMARY KEY,
  dzbh varchar(10) NOT NULL REFERENCES cn_dz,
  cj varchar(30) NOT NULL,
  dclx varchar(10) NOT NULL,
  soh numeric(5,2),
  yxzt char(1) NOT NULL
);
COMMENT ON TABLE cn_dcc IS '电池舱';
COMMENT ON COLUMN cn_dcc.cj IS '电池厂家';
COMMENT ON COLUMN cn_dcc.dclx IS '电池类型：磷酸铁锂/三元/钠离子/全钒';
COMMENT ON COLUMN cn_dcc.soh IS '健康度%';
COMMENT ON COLUMN cn_dcc.yxzt IS '运行状态 C充电 F放电 D待机 G故障 T停运';
CREATE TABLE cn_cfd (
  dzbh varchar(10) NOT NULL REFERENCES cn_dz,
  rq date NOT NULL,
  cdl numeric(10,2) NOT NULL,
  fdl numeric(10,2) NOT NULL,
  sy numeric(12,2),
  PRIMARY KEY (dzbh, rq)
);
COMMENT ON TABLE cn_cfd IS '日充放电';
COMMENT ON COLUMN cn_cfd.cdl IS '充电量MWh';
COMMENT ON COLUMN cn_cfd.fdl IS '放电量MWh';
COMMENT ON COLUMN cn_cfd.sy IS '收益（元），未结算为空';
CREATE TABLE cn_gj (
  gj_id bigint PRIMARY KEY,
  dccbh varchar(12) NOT NULL REFERENCES cn_dcc,
  jb smallint NOT NULL,
  gjnr varchar(100) NOT NULL,
  fssj timestamp NOT NULL,
  qrr varchar(8) REFERENCES cn_ry (gh),
  xqr varchar(8) REFERENCES cn_ry (gh),
  xqsj timestamp
);
COMMENT ON TABLE cn_gj IS '告警';
COMMENT ON COLUMN cn_gj.jb IS '级别 1紧急 2重要 3一般';
COMMENT ON COLUMN cn_gj.gjnr IS '告警内容';
COMMENT ON COLUMN cn_gj.fssj IS '发生时间';
COMMENT ON COLUMN cn_gj.qrr IS '确认人工号';
COMMENT ON COLUMN cn_gj.xqr IS '消缺人工号';
COMMENT ON COLUMN cn_gj.xqsj IS '消缺时间';
CREATE TABLE cn_dp (
  dp_id bigint PRIMARY KEY,
  dzbh varchar(10) NOT NULL REFERENCES cn_dz,
  kssj timestamp NOT NULL,
  jssj timestamp NOT NULL,
  fx char(1) NOT NULL,
  mbgl numeric(8,2) NOT NULL,
  zxqk smallint NOT NULL DEFAULT 0
);
COMMENT ON TABLE cn_dp IS '调度计划';
COMMENT ON COLUMN cn_dp.kssj IS '开始时间';
COMMENT ON COLUMN cn_dp.jssj IS '结束时间';
COMMENT ON COLUMN cn_dp.fx IS '方向 C充 F放';
COMMENT ON COLUMN cn_dp.mbgl IS '目标功率MW';
COMMENT ON COLUMN cn_dp.zxqk IS '执行情况 0未执行 1合格 2偏差超限';
