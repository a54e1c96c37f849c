-- wms 出库波次, mysql8
create table wh_zone (
  zone_id int primary key auto_increment,
  zone_code varchar(10) not null comment '库区编码',
  zone_name varchar(30) not null comment '库区名称',
  temp_type tinyint not null default 1 comment '温层 1常温 2冷藏 3冷冻'
) comment '库区';
create table wh_bin (
  bin_id int primary key auto_increment,
  bin_code varchar(20) not null comment '货位',
  zone_id int not null,
  bin_type varchar(10) not null comment 'pick拣货位/store存储位/buffer暂存位',
  max_weight decimal(8,2),
  locked tinyint not null default 0 comment '是否锁定',
  foreign key (zone_id) references wh_zone(zone_id)
) comment '货位';
create table sku_info (
  sku_id bigint primary key auto_increment,
  sku_code varchar(30) not null comment '商品编码',
  sku_name varchar(100) not null comment '品名',
  owner_name varchar(40) not null comment '货主',
  abc char(1) default 'C' comment 'ABC分类',
  shelf_days int comment '保质期天数',
  gross_kg decimal(8,3) comment '毛重'
) comment '商品';
create table inv_stock (
  stock_id bigint primary key auto_increment,
  bin_id int not null,
  sku_id bigint not null,
  batch_no varchar(20) comment '批次',
  prod_date date comment '生产日期',
  qty int not null comment '现存量',
  alloc_qty int not null default 0 comment '已分配',
  frozen tinyint not null default 0 comment '0正常 1冻结',
  foreign key (bin_id) references wh_bin(bin_id),
  foreign key (sku_id) references sku_info(sku_id)
) comment '库存';
create table ob_wave (
  wave_id bigint primary key auto_increment,
  wave_no varchar(20) not null comment '波次号',
  wave_status tinyint not null default 0 comment '0新建 1已释放 2拣货中 3已完成 9取消',
  creator varchar(20) not null comment '创建人',
  created_at datetime not null,
  finished_at datetime default null
) comment '波次';
create table ob_order (
  ob_id bigint primary key auto_increment,
  ob_no varchar(30) not null comment '出库单号',
  wave_id bigint default null comment '未组波次为空',
  carrier varchar(20) comment '承运商',
  province varchar(20) not null comment '收货省',
  priority tinyint not null default 3 comment '1特急 2加急 3普通',
  ob_status varchar(10) not null default 'new' comment 'new/alloc/picked/packed/shipped/cancel',
  order_time datetime not null comment '下单时间',
  ship_time datetime comment '发运时间',
  foreign key (wave_id) references ob_wave(wave_id)
) comment '出库单';
create table ob_line (
  line_id bigint primary key auto_increment,
  ob_id bigint not null,
  sku_id bigint not null,
  plan_qty int not null comment '计划数量',
  pick_qty int not null default 0 comment '已拣数量',
  foreign key (ob_id) references ob_order(ob_id),
  foreign key (sku_id) references sku_info(sku_id)
) comment '出库明细';
create table pick_task (
  task_id bigint primary key auto_increment,
  wave_id bigint not null,
  bin_id int not null,
  picker varchar(20) comment '拣货员，未领取为空',
  task_qty int not null,
  start_at datetime,
  end_at datetime,
  short_qty int not null default 0 comment '缺拣数量',
  foreign key (wave_id) references ob_wave(wave_id),
  foreign key (bin_id) references wh_bin(bin_id)
) comment '拣货任务';
