/* 环卫公厕 + 中转站 gis库, 拼音首字母, 无注释 */
create table hw_jd (
  jdid integer primary key,
  jdmc varchar(30) not null,
  rks integer,
  geom geometry(polygon,4326)
);
create table hw_gc (
  gcid integer primary key,
  gcbh varchar(16) not null,
  gcmc varchar(40) not null,
  gclb varchar(4) not null check (gclb in ('一类','二类','三类')),
  cws_nan integer default 0 not null,
  cws_nv integer default 0 not null,
  wza boolean default false not null,
  kfsj varchar(20),
  jdid integer references hw_jd(jdid),
  bjry varchar(20),
  ybgj date,
  geom geometry(point,4326) not null
);
create table hw_zzz (
  zzzid integer primary key,
  zzzmc varchar(40) not null,
  sjnl numeric(8,1) not null,
  jdid integer references hw_jd(jdid),
  geom geometry(point,4326) not null
);
create table hw_cl (
  cph varchar(10) primary key,
  clx varchar(10) not null,
  zzl numeric(6,2),
  zzzid integer references hw_zzz(zzzid),
  gzrq date,
  zt varchar(4) default '在用' not null check (zt in ('在用','维修','报废'))
);
create table hw_qyjl (
  id bigserial primary key,
  zzzid integer not null references hw_zzz(zzzid),
  cph varchar(10) not null references hw_cl(cph),
  qysj timestamp not null,
  ljl varchar(6) not null,
  zl numeric(8,2) not null
);
create table hw_xc (
  id bigserial primary key,
  gcid integer not null references hw_gc(gcid),
  xcr varchar(20) not null,
  xcsj timestamp not null,
  df integer,
  wtms varchar(200),
  zgsj timestamp
);
