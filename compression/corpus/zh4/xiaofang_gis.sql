-- 消防水源与重点单位（projected 4549）
CREATE TABLE xfz (
  xfzid   serial PRIMARY KEY,
  xfzmc   varchar(40) NOT NULL,      -- 消防站名称
  zdy     integer NOT NULL,          -- 指战员人数
  dj      varchar(10) NOT NULL,      -- 特勤/一级/二级/小型
  geom    geometry(Point,4549) NOT NULL
);
CREATE TABLE xfc (
  cph     varchar(10) PRIMARY KEY,   -- 车牌号
  xfzid   integer NOT NULL REFERENCES xfz(xfzid),
  cllx    varchar(20) NOT NULL,      -- 水罐/泡沫/云梯/抢险
  zsl     numeric(5,1),              -- 载水量(吨)
  zt      smallint NOT NULL DEFAULT 0, -- 0在位 1出动 2维修
  gmrq    date NOT NULL
);
CREATE TABLE xhs (
  xhsbh   varchar(16) PRIMARY KEY,   -- 消火栓编号
  lx      varchar(10) NOT NULL,      -- 地上/地下
  gj      integer NOT NULL,          -- 管径mm
  sy      numeric(4,2),              -- 水压MPa，未测为空
  zt      smallint NOT NULL DEFAULT 1, -- 1完好 2损坏 3停用 4埋压
  gsdw    varchar(60),               -- 供水单位
  jcrq    date,                      -- 最近检查
  geom    geometry(Point,4549) NOT NULL
);
CREATE TABLE trsy (
  syid    serial PRIMARY KEY,
  symc    varchar(60) NOT NULL,      -- 天然水源名称
  qsmt    boolean NOT NULL DEFAULT false, -- 有取水码头
  geom    geometry(Polygon,4549) NOT NULL
);
CREATE TABLE zddw (
  dwid    serial PRIMARY KEY,
  dwmc    varchar(100) NOT NULL,     -- 重点单位名称
  dwlb    varchar(20) NOT NULL,      -- 商场/医院/学校/化工/高层/文物
  jzmj    numeric(12,2),             -- 建筑面积
  cs      integer,                   -- 层数
  fzr     varchar(20),               -- 消防责任人
  fzrdh   varchar(20),
  xfzid   integer REFERENCES xfz(xfzid), -- 责任站
  geom    geometry(Polygon,4549) NOT NULL
);
CREATE TABLE jcjl (
  jcid    bigserial PRIMARY KEY,
  dwid    integer NOT NULL REFERENCES zddw(dwid),
  jcsj    timestamp NOT NULL,        -- 检查时间
  jcry    varchar(20) NOT NULL,      -- 检查人员
  hg      boolean NOT NULL,          -- 合格
  yhsl    integer NOT NULL DEFAULT 0,-- 隐患数量
  fcsj    timestamp                  -- 复查时间，未复查为空
);
CREATE TABLE jq (
  jqbh    varchar(20) PRIMARY KEY,   -- 警情编号
  jqlx    varchar(10) NOT NULL,      -- 火灾/救援/社会救助
  bjsj    timestamp NOT NULL,        -- 报警时间
  cdsj    timestamp,                 -- 出动时间
  ddsj    timestamp,                 -- 到场时间
  jssj    timestamp,                 -- 结束时间
  xfzid   integer REFERENCES xfz(xfzid), -- 主战站，未派为空
  swrs    integer NOT NULL DEFAULT 0,-- 伤亡人数
  ss      numeric(12,2),             -- 直接损失(万元)
  dz      varchar(200) NOT NULL,
  geom    geometry(Point,4549) NOT NULL
);
CREATE TABLE cdcl (
  jqbh    varchar(20) NOT NULL REFERENCES jq(jqbh),
  cph     varchar(10) NOT NULL REFERENCES xfc(cph),
  yss     numeric(6,1) NOT NULL DEFAULT 0, -- 用水(吨)
  PRIMARY KEY (jqbh, cph)
);
