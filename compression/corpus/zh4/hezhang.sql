-- 河长制平台空间库 (EPSG:4547)
create table hz_river (
  river_id serial primary key,
  river_name varchar(60) not null,
  river_level smallint not null,
  parent_id int references hz_river(river_id),
  basin varchar(40),
  geom geometry(MultiLineString,4547) not null
);
comment on table hz_river is '河道';
comment on column hz_river.river_name is '河道名称';
comment on column hz_river.river_level is '等级 1省级 2市级 3县级 4乡镇级';
comment on column hz_river.parent_id is '汇入的河道，入海为空';
comment on column hz_river.basin is '流域';
create table hz_chief (
  chief_id serial primary key,
  chief_name varchar(20) not null,
  post varchar(60),
  phone varchar(20),
  chief_level smallint not null,
  superior_id int references hz_chief(chief_id)
);
comment on table hz_chief is '河长';
comment on column hz_chief.chief_name is '姓名';
comment on column hz_chief.post is '职务';
comment on column hz_chief.chief_level is '河长级别 1省 2市 3县 4乡 5村';
comment on column hz_chief.superior_id is '上级河长';
create table hz_section (
  section_id serial primary key,
  river_id int not null references hz_river(river_id),
  section_name varchar(60) not null,
  chief_id int references hz_chief(chief_id),
  target_class varchar(4) not null,
  geom geometry(LineString,4547) not null
);
comment on table hz_section is '河段';
comment on column hz_section.section_name is '河段名称';
comment on column hz_section.chief_id is '责任河长，空缺为空';
comment on column hz_section.target_class is '目标水质 II/III/IV/V';
create table hz_outfall (
  outfall_id serial primary key,
  outfall_code varchar(20) not null,
  section_id int not null references hz_section(section_id),
  kind varchar(10) not null,
  owner_unit varchar(80),
  permit_no varchar(30),
  sealed boolean not null default false,
  geom geometry(Point,4547) not null
);
comment on table hz_outfall is '排污口';
comment on column hz_outfall.outfall_code is '排口编码';
comment on column hz_outfall.kind is '类型：工业/生活/雨水/混合';
comment on column hz_outfall.owner_unit is '责任单位';
comment on column hz_outfall.permit_no is '许可证号，无证为空';
comment on column hz_outfall.sealed is '是否已封堵';
create table hz_station (
  station_id serial primary key,
  station_name varchar(60) not null,
  section_id int not null references hz_section(section_id),
  auto_flag boolean not null default false,
  built_on date,
  geom geometry(Point,4547) not null
);
comment on table hz_station is '监测断面';
comment on column hz_station.station_name is '断面名称';
comment on column hz_station.auto_flag is '是否自动站';
create table hz_quality (
  id bigserial primary key,
  station_id int not null references hz_station(station_id),
  sampled_at timestamp not null,
  ph numeric(4,2),
  do_mgl numeric(6,2),
  nh3n numeric(6,3),
  tp numeric(6,3),
  wq_class varchar(4) not null
);
comment on table hz_quality is '水质监测';
comment on column hz_quality.sampled_at is '采样时间';
comment on column hz_quality.do_mgl is '溶解氧';
comment on column hz_quality.nh3n is '氨氮';
comment on column hz_quality.tp is '总磷';
comment on column hz_quality.wq_class is '水质类别 I II III IV V 劣V';
create table hz_patrol (
  patrol_id bigserial primary key,
  chief_id int not null references hz_chief(chief_id),
  section_id int not null references hz_section(section_id),
  begin_at timestamp not null,
  end_at timestamp,
  track geometry(LineString,4547)
);
comment on table hz_patrol is '巡河';
comment on column hz_patrol.begin_at is '开始时间';
comment on column hz_patrol.end_at is '结束时间，巡河中为空';
comment on column hz_patrol.track is '轨迹';
create table hz_problem (
  problem_id bigserial primary key,
  patrol_id bigint references hz_patrol(patrol_id),
  section_id int not null references hz_section(section_id),
  ptype varchar(20) not null,
  descr text,
  state char(1) not null default '0',
  reported_at timestamp not null,
  closed_at timestamp,
  geom geometry(Point,4547)
);
comment on table hz_problem is '问题';
comment on column hz_problem.patrol_id is '来源巡河，群众举报为空';
comment on column hz_problem.ptype is '类型 垃圾/偷排/违建/侵占/蓝藻';
comment on column hz_problem.state is '0待受理 1处置中 2已销号 3挂牌督办';
create table hz_plot (
  plot_id serial primary key,
  plot_name varchar(60) not null,
  use_type varchar(20) not null,
  geom geometry(Polygon,4547) not null
);
comment on table hz_plot is '岸线功能区';
comment on column hz_plot.use_type is '保护区/保留区/控制利用区/开发利用区';
