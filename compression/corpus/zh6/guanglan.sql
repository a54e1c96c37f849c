-- OSP fiber resource 光缆资源  PostgreSQL
create table nodes (
  node_id serial primary key,
  node_code varchar(20) not null,
  kind varchar(10) not null,         -- 机房/光交箱/分纤箱/接头盒
  street varchar(40) not null,
  geom geometry(Point, 4326)
);
create table cables (
  cable_id serial primary key,
  cable_name varchar(60) not null,
  a_node int not null references nodes(node_id),   -- A端
  z_node int not null references nodes(node_id),   -- Z端
  core_cnt smallint not null,        -- 芯数
  length_m numeric(10,1),
  laying char(1) not null,           -- G管道 A架空 B直埋
  built_on date,
  geom geometry(LineString, 4326)
);
create table cores (
  core_id bigserial primary key,
  cable_id int not null references cables(cable_id),
  core_no smallint not null,
  status smallint not null default 0, -- 0空闲 1占用 2预占 3坏纤
  loss_db numeric(5,2)
);
create table customers (
  customer_id serial primary key,
  customer_name varchar(60) not null,
  grade char(1) not null default 'C'  -- A政企 B商企 C家庭
);
create table circuits (
  circuit_no varchar(24) primary key, -- 电路编号
  customer_id int not null references customers(customer_id),
  bandwidth_m int not null,
  opened_on date,                     -- 开通, 在途为空
  closed_on date,                     -- 拆机
  month_fee numeric(10,2) not null default 0
);
create table circuit_cores (
  circuit_no varchar(24) not null references circuits(circuit_no),
  core_id bigint not null references cores(core_id),
  seq smallint not null,
  primary key (circuit_no, core_id)
);
create table crews (crew_id serial primary key, crew_name varchar(30) not null, leader varchar(20) not null);
create table cuts (
  cut_id serial primary key,
  cable_id int not null references cables(cable_id),
  cause varchar(20) not null,         -- 施工挖断/车挂/鼠咬/火烧
  cut_at timestamp not null,
  repaired_at timestamp,
  found_by int references crews(crew_id),
  fixed_by int references crews(crew_id),
  cost numeric(10,2) not null default 0
);
