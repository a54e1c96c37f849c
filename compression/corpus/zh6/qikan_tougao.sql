-- 学术期刊投审稿系统  PostgreSQL, 复数英文表名
create type decision_t as enum ('accept','minor','major','reject');
create table authors (
  author_id serial primary key,
  name varchar(40) not null,             -- 作者姓名
  email varchar(80) not null unique,
  affiliation varchar(100),              -- 单位
  country varchar(30) not null default '中国'
);
create table editors (
  editor_id serial primary key,
  name varchar(40) not null,
  section varchar(20) not null,          -- 栏目: 综述/研究论文/快报
  is_chief boolean not null default false -- 主编
);
create table manuscripts (
  ms_no varchar(16) primary key,         -- 稿号
  title varchar(300) not null,
  corresponding_id int not null references authors,   -- 通讯作者
  editor_id int references editors,      -- 责任编辑, 未分配为空
  submitted_on date not null,
  status varchar(12) not null default 'submitted',    -- submitted已投/review外审/revise退修/accepted录用/rejected退稿/withdrawn撤稿
  word_count int,
  apc numeric(10,2) not null default 0,  -- 版面费
  apc_paid boolean not null default false,
  decided_on date
);
create table ms_authors (
  ms_no varchar(16) not null references manuscripts,
  author_id int not null references authors,
  ord smallint not null,                 -- 作者顺序
  primary key (ms_no, author_id)
);
create table reviewers (
  reviewer_id serial primary key,
  name varchar(40) not null,
  expertise varchar(60) not null,        -- 研究方向
  blacklisted boolean not null default false
);
create table reviews (
  review_id serial primary key,
  ms_no varchar(16) not null references manuscripts,
  reviewer_id int not null references reviewers,
  invited_on date not null,              -- 邀请日期
  agreed boolean,                        -- 是否同意审稿, 没回复为空
  due_on date,
  returned_on date,                      -- 返回意见日期
  decision decision_t,
  score smallint
);
create table issues (
  issue_id serial primary key,
  vol int not null,                      -- 卷
  no int not null,                       -- 期
  published_on date
);
create table issue_papers (
  issue_id int not null references issues,
  ms_no varchar(16) not null references manuscripts,
  page_from int not null,
  page_to int not null,
  primary key (issue_id, ms_no)
);
