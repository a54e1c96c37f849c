create table aggregator (
  agg_id      integer primary key,
  agg_name    text not null,
  registered_on date not null,
  deposit     numeric(14,2)
);
comment on table aggregator is '负荷聚合商';
comment on column aggregator.agg_name is '聚合商名称';
comment on column aggregator.registered_on is '注册日期';
comment on column aggregator.deposit is '履约保证金（元），未缴为空';
create table grid_node (
  node_id integer primary key,
  node_name text not null,
  volt_kv smallint not null,
  parent_id integer references grid_node
);
comment on table grid_node is '电网节点（变电站/馈线）';
comment on column grid_node.volt_kv is '电压等级kV';
comment on column grid_node.parent_id is '上级节点';
create table resource (
  res_id   bigint primary key,
  res_name text not null,
  agg_id   integer references aggregator,
  node_id  integer not null references grid_node,
  kind     varchar(12) not null,
  cap_kw   numeric(12,1) not null,
  online   boolean not null default true,
  joined_on date not null
);
comment on table resource is '可调资源';
comment on column resource.kind is '资源类型 ac空调 ev充电桩 ess储能 ind工业负荷 pv光伏';
comment on column resource.cap_kw is '可调容量kW';
comment on column resource.agg_id is '所属聚合商，直控资源为空';
comment on column resource.online is '在线';
create table dr_event (
  ev_no     varchar(20) primary key,
  ev_type   smallint not null,
  start_at  timestamp not null,
  end_at    timestamp not null,
  target_kw numeric(12,1) not null,
  price     numeric(8,3) not null,
  state     smallint not null default 0
);
comment on table dr_event is '需求响应事件';
comment on column dr_event.ev_type is '1削峰 2填谷';
comment on column dr_event.target_kw is '目标负荷';
comment on column dr_event.price is '补偿单价 元/kWh';
comment on column dr_event.state is '0待发布 1邀约中 2执行中 3已结束 9取消';
create table bid (
  bid_id  bigint primary key,
  ev_no   varchar(20) not null references dr_event,
  agg_id  integer not null references aggregator,
  bid_kw  numeric(12,1) not null,
  won_kw  numeric(12,1),
  bid_at  timestamp not null
);
comment on table bid is '申报';
comment on column bid.bid_kw is '申报容量';
comment on column bid.won_kw is '中标容量，未中标为空';
create table response (
  ev_no   varchar(20) not null references dr_event,
  res_id  bigint not null references resource,
  baseline_kw numeric(12,1) not null,
  actual_kw   numeric(12,1),
  valid   boolean,
  primary key (ev_no, res_id)
);
comment on table response is '响应结果';
comment on column response.baseline_kw is '基线负荷';
comment on column response.actual_kw is '实际负荷，数据缺失为空';
comment on column response.valid is '有效响应，未核定为空';
create table settle (
  settle_id bigint primary key,
  ev_no   varchar(20) not null references dr_event,
  agg_id  integer not null references aggregator,
  amount  numeric(14,2) not null,
  penalty numeric(14,2) not null default 0,
  paid_on date
);
comment on table settle is '结算单';
comment on column settle.amount is '补偿金额';
comment on column settle.penalty is '考核扣款';
comment on column settle.paid_on is '支付日期';
