-- 农机作业监测 postgis
create table nj_hzs (
  hzsid integer primary key,
  hzsmc varchar(60) not null,   -- 合作社名称
  xz varchar(30) not null,      -- 乡镇
  fzr varchar(20)               -- 负责人
);
create table nj_js (
  jsid integer primary key,
  xm varchar(20) not null,      -- 机手姓名
  hzsid integer references nj_hzs(hzsid), -- 散户为空
  sj varchar(11) not null,      -- 手机
  jzzh varchar(20),             -- 驾驶证号
  jzyxq date                    -- 驾驶证有效期
);
create table nj_jx (
  cph varchar(12) primary key,  -- 号牌
  jxlx varchar(10) not null check (jxlx in ('拖拉机','收割机','插秧机','植保机','烘干机')),
  pp varchar(20) not null,      -- 品牌
  gl integer not null,          -- 功率(马力)
  jsid integer not null references nj_js(jsid),
  gmrq date not null,           -- 购买日期
  gmj numeric(12,2) not null,   -- 购买价
  bt numeric(12,2) not null default 0, -- 补贴额
  zdh varchar(20),              -- 监测终端号, 没装为空
  bf boolean not null default false    -- 已报废
);
create table nj_dk (
  dkid integer primary key,
  dkmc varchar(40) not null,    -- 地块名称
  nh varchar(20) not null,      -- 农户
  zw varchar(10) not null,      -- 作物 水稻/小麦/玉米/油菜
  xz varchar(30) not null,      -- 乡镇
  mj_mu numeric(8,2) not null,  -- 承包面积(亩)
  geom geometry(Polygon,4326) not null
);
create table nj_zy (
  zyid bigserial primary key,
  cph varchar(12) not null references nj_jx(cph),
  dkid integer references nj_dk(dkid), -- 没匹配到地块为空
  zylx smallint not null,       -- 1深松 2旋耕 3插秧 4植保 5收获
  kssj timestamp not null,      -- 开始
  jssj timestamp,               -- 结束, 作业中为空
  zymj numeric(8,2) not null default 0, -- 作业面积(亩)
  sd numeric(5,1),              -- 平均深度cm, 只有深松旋耕有
  dj numeric(6,2) not null default 0,   -- 单价 元/亩
  shzt smallint not null default 0,     -- 审核 0待审 1合格 2不合格
  gj geometry(LineString,4326)  -- 轨迹
);
create table nj_gps (
  zdh varchar(20) not null,
  sj timestamp not null,
  sudu numeric(5,1) not null,   -- 速度km/h
  wz geometry(Point,4326) not null,
  primary key (zdh, sj)
);
create table nj_btff (
  id bigserial primary key,
  zyid bigint not null references nj_zy(zyid),
  je numeric(10,2) not null,    -- 作业补助金额
  ffzt smallint not null default 0, -- 0未发 1已发 2退回
  ffrq date                     -- 发放日期
);
create table nj_wx (
  id bigserial primary key,
  cph varchar(12) not null references nj_jx(cph),
  gz varchar(100) not null,     -- 故障
  wxf numeric(10,2) not null,   -- 维修费
  wxrq date not null,           -- 维修日期
  wxd varchar(40)               -- 维修点
);
create table nj_bzbz (
  zylx smallint not null,
  sdx numeric(5,1) not null,    -- 深度下限
  sds numeric(5,1) not null,    -- 深度上限
  bzdj numeric(6,2) not null,   -- 补助单价 元/亩
  primary key (zylx, sdx)
);
