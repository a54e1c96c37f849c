/* 二次供水泵房管理 */
CREATE TABLE ecgs_gld (gld_id serial PRIMARY KEY, gldmc varchar(40) NOT NULL, zbdh varchar(20));
COMMENT ON TABLE ecgs_gld IS '管理所';
COMMENT ON COLUMN ecgs_gld.gldmc IS '管理所名称';
COMMENT ON COLUMN ecgs_gld.zbdh IS '值班电话';
CREATE TABLE ecgs_bf (
  bf_bh varchar(12) PRIMARY KEY,
  bfmc varchar(50) NOT NULL,
  xqmc varchar(50) NOT NULL,
  gld_id integer NOT NULL REFERENCES ecgs_gld,
  gsfs smallint NOT NULL,
  fwhs integer NOT NULL,
  tyrq date,
  yjg boolean NOT NULL DEFAULT false,
  geom geometry(Point, 4490)
);
COMMENT ON TABLE ecgs_bf IS '泵房';
COMMENT ON COLUMN ecgs_bf.bfmc IS '泵房名称';
COMMENT ON COLUMN ecgs_bf.xqmc IS '小区名称';
COMMENT ON COLUMN ecgs_bf.gsfs IS '供水方式：1水箱 2无负压 3变频';
COMMENT ON COLUMN ecgs_bf.fwhs IS '服务户数';
COMMENT ON COLUMN ecgs_bf.tyrq IS '投运日期';
COMMENT ON COLUMN ecgs_bf.yjg IS '已移交管理';
CREATE TABLE ecgs_sb (
  sb_bh varchar(16) PRIMARY KEY,
  bf_bh varchar(12) NOT NULL REFERENCES ecgs_bf,
  sblx varchar(10) NOT NULL,
  cj varchar(40),
  gl numeric(6,2),
  zbq date,
  sbzt char(1) NOT NULL DEFAULT 'Y'
);
COMMENT ON TABLE ecgs_sb IS '设备';
COMMENT ON COLUMN ecgs_sb.sblx IS '设备类型：水泵/水箱/电控柜/消毒器';
COMMENT ON COLUMN ecgs_sb.cj IS '厂家';
COMMENT ON COLUMN ecgs_sb.gl IS '功率kW';
COMMENT ON COLUMN ecgs_sb.zbq IS '质保到期日';
COMMENT ON COLUMN ecgs_sb.sbzt IS 'Y运行 S停用 F报废';
CREATE TABLE ecgs_qx (
  qx_id bigserial PRIMARY KEY,
  sb_bh varchar(16) NOT NULL REFERENCES ecgs_sb,
  qxrq date NOT NULL,
  qxdw varchar(40) NOT NULL,
  hyjg smallint
);
COMMENT ON TABLE ecgs_qx IS '水箱清洗';
COMMENT ON COLUMN ecgs_qx.qxrq IS '清洗日期';
COMMENT ON COLUMN ecgs_qx.qxdw IS '清洗单位';
COMMENT ON COLUMN ecgs_qx.hyjg IS '水质化验结果 1合格 0不合格，未出为空';
CREATE TABLE ecgs_bj (
  bj_id bigserial PRIMARY KEY,
  bf_bh varchar(12) NOT NULL REFERENCES ecgs_bf,
  bjlx varchar(10) NOT NULL,
  bjsj timestamp NOT NULL,
  hfsj timestamp,
  pdr varchar(20),
  clr varchar(20)
);
COMMENT ON TABLE ecgs_bj IS '报警';
COMMENT ON COLUMN ecgs_bj.bjlx IS '报警类型：停电/超压/低压/水浸/余氯';
COMMENT ON COLUMN ecgs_bj.bjsj IS '报警时间';
COMMENT ON COLUMN ecgs_bj.hfsj IS '恢复时间';
COMMENT ON COLUMN ecgs_bj.pdr IS '派单人';
COMMENT ON COLUMN ecgs_bj.clr IS '处理人';
CREATE TABLE ecgs_gw (
  gd_bh varchar(16) PRIMARY KEY,
  gj integer NOT NULL,
  cz varchar(10) NOT NULL,
  geom geometry(LineString, 4490)
);
COMMENT ON TABLE ecgs_gw IS '市政供水管段';
COMMENT ON COLUMN ecgs_gw.gj IS '管径mm';
COMMENT ON COLUMN ecgs_gw.cz IS '材质';
