-- 中医馆
create table yishi (
  id int not null auto_increment,
  name varchar(20) not null comment '医师姓名',
  keshi varchar(20) not null comment '科别 内科/针灸/推拿/妇科/儿科',
  zhuanjia tinyint not null default 0 comment '专家 0否 1是',
  guahaofei decimal(6,2) not null comment '挂号费',
  zuozhen varchar(20) comment '坐诊日，如 一三五',
  shifu int comment '师承（师父）',
  tingzhen tinyint not null default 0 comment '停诊 0否 1是',
  primary key (id),
  foreign key (shifu) references yishi(id)
) comment '医师';
create table bingren (
  id int not null auto_increment,
  name varchar(20) not null comment '姓名',
  sex tinyint not null comment '1男 2女',
  shengri date comment '生日',
  tel varchar(11) comment '手机',
  tizhi varchar(10) comment '体质 平和/气虚/阳虚/阴虚/痰湿/湿热/血瘀/气郁/特禀',
  jinji varchar(100) comment '用药禁忌',
  kahao varchar(20) comment '会员卡号，没办卡为空',
  kaye decimal(10,2) not null default 0 comment '卡余额',
  chuzhen date not null comment '初诊日期',
  primary key (id)
) comment '病人';
create table guahao (
  id bigint not null auto_increment,
  bingren_id int not null,
  yishi_id int not null,
  yuyue_time datetime not null comment '预约时间',
  state tinyint not null default 0 comment '0已约 1已到 2看完 3爽约 4退号',
  laiyuan tinyint not null default 1 comment '来源 1现场 2电话 3公众号 4小程序',
  fuzhen tinyint not null default 0 comment '复诊 1是 0初诊',
  primary key (id),
  foreign key (bingren_id) references bingren(id),
  foreign key (yishi_id) references yishi(id)
) comment '挂号';
create table chufang (
  id bigint not null auto_increment,
  guahao_id bigint not null,
  zhenduan varchar(100) not null comment '诊断',
  zhengxing varchar(40) comment '证型',
  tieshu int not null comment '贴数',
  daijian tinyint not null default 0 comment '代煎 1是',
  shoufei decimal(8,2) not null comment '总价',
  zhifu tinyint not null default 0 comment '0未付 1已付 2退费',
  kaifang_time datetime not null comment '开方时间',
  zhuayao_time datetime comment '抓药时间，没抓为空',
  primary key (id),
  foreign key (guahao_id) references guahao(id)
) comment '处方';
create table yaocai (
  id int not null auto_increment,
  mingcheng varchar(30) not null comment '药名',
  xingwei varchar(40) comment '性味',
  guijing varchar(40) comment '归经',
  jinjia decimal(8,4) not null comment '进价 元/克',
  shoujia decimal(8,4) not null comment '售价 元/克',
  kucun decimal(10,1) not null default 0 comment '库存克',
  xiaxian decimal(10,1) not null default 500 comment '库存下限',
  xiaoqi date comment '效期',
  duxing tinyint not null default 0 comment '毒性药 1是',
  primary key (id)
) comment '药材';
create table chufang_mx (
  id bigint not null auto_increment,
  chufang_id bigint not null,
  yaocai_id int not null,
  keshu decimal(6,1) not null comment '每贴克数',
  jianfa varchar(10) comment '煎法 先煎/后下/包煎/冲服，普通为空',
  primary key (id),
  foreign key (chufang_id) references chufang(id),
  foreign key (yaocai_id) references yaocai(id)
) comment '处方明细';
create table peiwu_jinji (
  yao1 int not null,
  yao2 int not null,
  shuoming varchar(60) not null comment '十八反/十九畏',
  primary key (yao1, yao2),
  foreign key (yao1) references yaocai(id),
  foreign key (yao2) references yaocai(id)
) comment '配伍禁忌';
create table liliao (
  id bigint not null auto_increment,
  bingren_id int not null,
  xiangmu varchar(20) not null comment '项目 针灸/艾灸/拔罐/推拿',
  jishi varchar(20) not null comment '技师',
  fenzhong int not null comment '分钟',
  jine decimal(8,2) not null comment '金额',
  shijian datetime not null comment '时间',
  manyi tinyint comment '满意 1-5',
  primary key (id),
  foreign key (bingren_id) references bingren(id)
) comment '理疗';
