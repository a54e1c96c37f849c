-- 公租房管理 mysql 8
create table gzf_xiangmu (
  xmbh varchar(10) not null comment '项目编号',
  xmmc varchar(50) not null comment '项目名称',
  qx varchar(20) not null comment '区县',
  zts int not null default 0 comment '总套数',
  jcrq date comment '建成日期',
  primary key (xmbh)
) comment '小区项目';
create table gzf_fangyuan (
  fyid int not null auto_increment comment '房源ID',
  xmbh varchar(10) not null comment '项目编号',
  dong varchar(8) not null comment '楼栋',
  fh varchar(10) not null comment '房号',
  hx varchar(10) not null comment '户型 一居/两居/三居',
  mj decimal(6,2) not null comment '建筑面积',
  yzj decimal(8,2) not null comment '月租金',
  zt char(1) not null default '0' comment '0空置 1已租 2维修 3冻结',
  primary key (fyid),
  constraint fk_fy_xm foreign key (xmbh) references gzf_xiangmu (xmbh)
) comment '房源';
create table gzf_jiating (
  jtid int not null auto_increment,
  sqr varchar(20) not null comment '申请人',
  sfzh varchar(18) not null comment '身份证号',
  rks tinyint not null default 1 comment '家庭人口数',
  rjsr decimal(10,2) comment '人均月收入',
  lx tinyint not null comment '1低保 2低收入 3新就业 4引进人才',
  lhh int comment '轮候号，未进入轮候为空',
  sqrq date not null comment '申请日期',
  shjg tinyint comment '审核结果 1通过 0不通过，未审为空',
  primary key (jtid)
) comment '申请家庭';
create table gzf_hetong (
  htbh varchar(20) not null comment '合同编号',
  jtid int not null comment '家庭',
  fyid int not null comment '房源',
  qsrq date not null comment '起始日期',
  dqrq date not null comment '到期日期',
  tzrq date comment '退租日期',
  yj decimal(8,2) not null default 0 comment '押金',
  primary key (htbh),
  key idx_jt (jtid), key idx_fy (fyid)
) comment '租赁合同';
create table gzf_zhangdan (
  zdid bigint not null auto_increment,
  htbh varchar(20) not null comment '合同编号',
  zq char(7) not null comment '账期 2024-05',
  ys decimal(8,2) not null comment '应收',
  ss decimal(8,2) not null default 0 comment '实收',
  jfsj datetime comment '缴费时间',
  primary key (zdid)
) comment '租金账单';
create table gzf_xuncha (
  xcid int not null auto_increment,
  fyid int not null comment '房源',
  xcr varchar(20) not null comment '巡查人',
  xcsj datetime not null comment '巡查时间',
  wt tinyint not null default 0 comment '问题 0无 1转租 2空关 3损坏',
  bz varchar(200) comment '备注',
  primary key (xcid)
) comment '入户巡查';
