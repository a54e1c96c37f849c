-- 母婴护理（月嫂）家政公司  PostgreSQL
create type order_state as enum ('待签约','待上户','服务中','已完成','已取消');
create table ayi (
  ayi_id    serial primary key,
  xm        varchar(20) not null,   -- 姓名
  hometown  varchar(20),            -- 籍贯
  birth     date not null,
  star      smallint not null default 3,  -- 星级 3/4/5/6金牌
  price26   integer not null,       -- 26天报价
  health_to date,                   -- 健康证有效期
  resting   boolean not null default false,  -- 休息中,不接单
  joined    date not null           -- 入职日期
);
create table skill (skill_id serial primary key, skill_name varchar(20) not null);
create table ayi_skill (ayi_id int not null references ayi, skill_id int not null references skill, level smallint not null, primary key (ayi_id, skill_id));
create table consultant (cid serial primary key, cname varchar(20) not null, store varchar(20) not null);  -- 顾问
create table client (
  client_id serial primary key,
  mom_name  varchar(20) not null,   -- 宝妈姓名
  mobile    varchar(20) not null,
  district  varchar(20) not null,   -- 城区
  due_date  date,                   -- 预产期
  baby_cnt  smallint not null default 1,  -- 胎数
  source    varchar(20) not null,   -- 来源 小红书/转介绍/美团/门店
  consultant_id int references consultant
);
create table service_order (
  order_no  varchar(20) primary key,
  client_id int not null references client,
  ayi_id    int references ayi,           -- 上户阿姨，未定为空
  backup_ayi int references ayi(ayi_id),  -- 备选阿姨
  state     order_state not null default '待签约',
  days      smallint not null,            -- 天数
  amount    numeric(10,2) not null,       -- 合同额
  deposit   numeric(10,2) not null default 0,  -- 定金
  start_on  date,                         -- 上户日
  end_on    date,                         -- 下户日
  signed_at timestamp                     -- 签约时间
);
create table review (review_id serial primary key, order_no varchar(20) not null references service_order, score smallint not null, content text, created_at timestamp not null);
create table complaint (
  id serial primary key, order_no varchar(20) not null references service_order,
  reason varchar(200) not null, raised_at timestamp not null,
  handler int references consultant(cid), closed_at timestamp, refund numeric(10,2)
);
