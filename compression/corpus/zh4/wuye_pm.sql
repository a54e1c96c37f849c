-- 物业管家小程序后端 (flyway V1__init.sql + V2)
create table community (
  id bigint primary key auto_increment,
  name varchar(60) not null comment '小区名',
  address varchar(200) comment '地址',
  fee_rate decimal(6,2) not null comment '物业费单价 元/㎡/月',
  manager varchar(20) comment '项目经理'
) comment '小区';
create table building (
  id bigint primary key auto_increment,
  community_id bigint not null comment '小区',
  bno varchar(10) not null comment '楼栋号',
  floors int not null comment '层数',
  has_lift boolean not null default true comment '有电梯',
  foreign key (community_id) references community(id)
) comment '楼栋';
create table room (
  id bigint primary key auto_increment,
  building_id bigint not null,
  room_no varchar(12) not null comment '房号 如 3-1202',
  area decimal(7,2) not null comment '建筑面积',
  layout varchar(20) comment '户型',
  status enum('自住','出租','空置','未交付') not null default '未交付' comment '房屋状态',
  handover_date date comment '交房日期',
  foreign key (building_id) references building(id)
) comment '房屋';
create table owner (
  id bigint primary key auto_increment,
  owner_name varchar(40) not null comment '业主姓名',
  phone varchar(11) comment '手机',
  wx_openid varchar(40) comment '微信openid，没绑小程序为空',
  room_id bigint not null,
  is_primary boolean not null default true comment '是否产权人',
  move_in date comment '入住日期',
  foreign key (room_id) references room(id)
) comment '业主';
create table bill (
  id bigint primary key auto_increment,
  room_id bigint not null,
  bill_type tinyint not null comment '1物业费 2水费 3电费 4停车费 5公摊',
  period char(7) not null comment '账期 2024-06',
  amount decimal(10,2) not null comment '应收',
  paid_amount decimal(10,2) not null default 0 comment '实收',
  late_fee decimal(8,2) not null default 0 comment '滞纳金',
  status tinyint not null default 0 comment '0未缴 1部分 2已缴 3减免',
  due_date date not null comment '最晚缴费日',
  paid_at datetime comment '缴清时间',
  foreign key (room_id) references room(id)
) comment '账单';
create table repair (
  id bigint primary key auto_increment,
  room_id bigint comment '房屋，公共区域报修为空',
  reporter varchar(40) not null comment '报修人',
  category varchar(20) not null comment '水/电/门窗/电梯/其他',
  descr varchar(500) comment '描述',
  worker_id bigint comment '维修工，未派单为空',
  state tinyint not null default 0 comment '状态:0待派单,1已派单,2处理中,3完成,4关闭',
  urgent boolean not null default false comment '加急',
  score tinyint comment '评分 1-5',
  created_at datetime not null comment '报修时间',
  finished_at datetime comment '完成时间',
  foreign key (room_id) references room(id)
) comment '报修单';
create table worker (
  id bigint primary key auto_increment,
  name varchar(20) not null comment '姓名',
  skill varchar(20) not null comment '工种',
  phone varchar(11) not null,
  on_duty boolean not null default true comment '在岗'
) comment '维修工';
alter table repair add constraint fk_repair_worker foreign key (worker_id) references worker(id);
create table parking (
  id bigint primary key auto_increment,
  community_id bigint not null,
  space_no varchar(12) not null comment '车位号',
  kind enum('产权','人防','地面') not null comment '车位类型',
  owner_id bigint comment '使用业主，闲置为空',
  monthly_fee decimal(8,2) not null default 0 comment '月租',
  rent_to date comment '租期截止',
  foreign key (community_id) references community(id),
  foreign key (owner_id) references owner(id)
) comment '车位';
create table notice (
  id bigint primary key auto_increment,
  community_id bigint comment '小区，空=全部小区',
  title varchar(100) not null,
  body text,
  pinned boolean not null default false comment '置顶',
  publish_at datetime comment '发布时间，草稿为空',
  views int not null default 0 comment '阅读数',
  foreign key (community_id) references community(id)
) comment '公告';
