-- 民政救助 (人大金仓/PG 语法)
CREATE TABLE mz_xzjd (
  jdid integer PRIMARY KEY,
  jdmc varchar(40) NOT NULL,
  sj integer REFERENCES mz_xzjd(jdid)
);
COMMENT ON TABLE mz_xzjd IS '乡镇街道与村社区';
COMMENT ON COLUMN mz_xzjd.jdmc IS '名称';
COMMENT ON COLUMN mz_xzjd.sj IS '上级，乡镇级为空';
CREATE TABLE mz_jt (
  jtid integer PRIMARY KEY,
  hzxm varchar(20) NOT NULL,
  hzsfz varchar(18) NOT NULL,
  jdid integer NOT NULL REFERENCES mz_xzjd(jdid),
  rks smallint NOT NULL,
  ysr numeric(10,2) NOT NULL,
  zfmj numeric(8,2),
  lxdh varchar(20),
  dah varchar(20)
);
COMMENT ON TABLE mz_jt IS '家庭';
COMMENT ON COLUMN mz_jt.hzxm IS '户主姓名';
COMMENT ON COLUMN mz_jt.hzsfz IS '户主身份证';
COMMENT ON COLUMN mz_jt.jdid IS '所在村社区';
COMMENT ON COLUMN mz_jt.rks IS '人口数';
COMMENT ON COLUMN mz_jt.ysr IS '家庭月收入';
COMMENT ON COLUMN mz_jt.zfmj IS '住房面积';
COMMENT ON COLUMN mz_jt.lxdh IS '联系电话';
COMMENT ON COLUMN mz_jt.dah IS '档案号，未归档为空';
CREATE TABLE mz_cy (
  cyid integer PRIMARY KEY,
  jtid integer NOT NULL REFERENCES mz_jt(jtid),
  xm varchar(20) NOT NULL,
  sfz varchar(18) NOT NULL,
  csrq date NOT NULL,
  gx varchar(10) NOT NULL,
  cjdj smallint,
  ldnl smallint NOT NULL DEFAULT 1,
  zdjb varchar(40)
);
COMMENT ON TABLE mz_cy IS '家庭成员';
COMMENT ON COLUMN mz_cy.xm IS '姓名';
COMMENT ON COLUMN mz_cy.csrq IS '出生日期';
COMMENT ON COLUMN mz_cy.gx IS '与户主关系';
COMMENT ON COLUMN mz_cy.cjdj IS '残疾等级1-4，无残疾为空';
COMMENT ON COLUMN mz_cy.ldnl IS '劳动能力 1有 2部分 3无';
COMMENT ON COLUMN mz_cy.zdjb IS '重大疾病，无为空';
CREATE TABLE mz_sq (
  sqid bigint PRIMARY KEY,
  jtid integer NOT NULL REFERENCES mz_jt(jtid),
  jzlx smallint NOT NULL,
  sqrq date NOT NULL,
  rhdc boolean NOT NULL DEFAULT false,
  zt smallint NOT NULL DEFAULT 0,
  spr varchar(20),
  sprq date,
  bz numeric(8,2),
  byyy varchar(200)
);
COMMENT ON TABLE mz_sq IS '救助申请';
COMMENT ON COLUMN mz_sq.jzlx IS '救助类型 1低保 2特困 3临时救助 4医疗救助 5高龄津贴';
COMMENT ON COLUMN mz_sq.sqrq IS '申请日期';
COMMENT ON COLUMN mz_sq.rhdc IS '是否入户调查';
COMMENT ON COLUMN mz_sq.zt IS '0受理 1公示 2批准 3不批 4停发';
COMMENT ON COLUMN mz_sq.spr IS '审批人';
COMMENT ON COLUMN mz_sq.sprq IS '审批日期';
COMMENT ON COLUMN mz_sq.bz IS '月救助标准(元)，一次性救助为空';
COMMENT ON COLUMN mz_sq.byyy IS '不批/停发原因';
CREATE TABLE mz_ff (
  ffid bigint PRIMARY KEY,
  sqid bigint NOT NULL REFERENCES mz_sq(sqid),
  ffny char(6) NOT NULL,
  je numeric(8,2) NOT NULL,
  zt smallint NOT NULL DEFAULT 0,
  yhzh varchar(30),
  ffrq date
);
COMMENT ON TABLE mz_ff IS '资金发放';
COMMENT ON COLUMN mz_ff.ffny IS '发放年月 yyyymm';
COMMENT ON COLUMN mz_ff.je IS '金额';
COMMENT ON COLUMN mz_ff.zt IS '0待发 1已发 2退回';
COMMENT ON COLUMN mz_ff.yhzh IS '银行账号';
COMMENT ON COLUMN mz_ff.ffrq IS '发放日期';
CREATE TABLE mz_hc (
  hcid bigint PRIMARY KEY,
  jtid integer NOT NULL REFERENCES mz_jt(jtid),
  hcrq date NOT NULL,
  hcr varchar(20) NOT NULL,
  jl smallint NOT NULL,
  sm varchar(300)
);
COMMENT ON TABLE mz_hc IS '动态核查';
COMMENT ON COLUMN mz_hc.hcrq IS '核查日期';
COMMENT ON COLUMN mz_hc.hcr IS '核查人';
COMMENT ON COLUMN mz_hc.jl IS '结论 1符合 2需调整 3不符合';
COMMENT ON COLUMN mz_hc.sm IS '说明';
CREATE TABLE mz_bzx (
  nd smallint NOT NULL,
  rksx smallint NOT NULL,
  rksd smallint NOT NULL,
  bzje numeric(8,2) NOT NULL,
  PRIMARY KEY (nd, rksx)
);
COMMENT ON TABLE mz_bzx IS '低保标准线';
COMMENT ON COLUMN mz_bzx.nd IS '年度';
COMMENT ON COLUMN mz_bzx.rksx IS '人口下限';
COMMENT ON COLUMN mz_bzx.rksd IS '人口上限';
COMMENT ON COLUMN mz_bzx.bzje IS '人均标准';
