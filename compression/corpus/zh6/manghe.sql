-- blind box e-commerce 盲盒/潮玩  MySQL 8
create table mh_series (
  series_id int auto_increment primary key,
  series_name varchar(60) not null comment '系列名',
  ip_name varchar(40) not null comment 'IP形象',
  release_date date not null comment '发售日',
  unit_price decimal(8,2) not null comment '单盒价',
  is_ended tinyint not null default 0 comment '绝版 0否 1是'
);
create table mh_figure (
  figure_id int auto_increment primary key,
  series_id int not null,
  figure_name varchar(40) not null comment '款式',
  rarity char(1) not null comment 'N普通 H热门 S隐藏 G大隐藏',
  prob decimal(7,5) not null comment '抽中概率',
  stock int not null default 0,
  foreign key (series_id) references mh_series (series_id)
);
create table mh_user (
  uid bigint auto_increment primary key,
  nick varchar(30) not null,
  level tinyint not null default 1 comment '会员等级1-5',
  coins int not null default 0 comment '潮币',
  inviter bigint comment '邀请人',
  banned tinyint not null default 0,
  reg_time datetime not null default current_timestamp
);
create table mh_draw (
  draw_id bigint auto_increment primary key,
  uid bigint not null,
  figure_id int not null comment '抽中款式',
  draw_time datetime not null,
  pay decimal(8,2) not null comment '实付',
  shipped_time datetime comment '发货, 存盒柜为空',
  foreign key (uid) references mh_user (uid),
  foreign key (figure_id) references mh_figure (figure_id)
) comment '抽盒';
create table mh_trade (
  trade_id bigint auto_increment primary key,
  draw_id bigint not null comment '转让的盒',
  seller bigint not null comment '卖家',
  buyer bigint comment '买家, 未成交为空',
  ask_price decimal(8,2) not null comment '挂价',
  listed_at datetime not null,
  sold_at datetime,
  status tinyint not null default 0 comment '0挂售 1成交 2下架',
  foreign key (draw_id) references mh_draw (draw_id),
  foreign key (seller) references mh_user (uid),
  foreign key (buyer) references mh_user (uid)
) comment '二手转让';
create table mh_wish (
  uid bigint not null,
  figure_id int not null,
  added_at datetime not null default current_timestamp,
  primary key (uid, figure_id)
) comment '心愿单';
