create table tl_talent (
  talent_id  bigint primary key,
  full_name  varchar(40) not null,
  id_kind    smallint not null,
  degree     smallint not null,
  grad_school varchar(60),
  birth_date date not null,
  category   char(1),
  employer_id bigint,
  household_in boolean not null default false
);
comment on table tl_talent is '人才';
comment on column tl_talent.full_name is '姓名';
comment on column tl_talent.id_kind is '证件类型 1身份证 2护照 3港澳台';
comment on column tl_talent.degree is '学历 1大专 2本科 3硕士 4博士';
comment on column tl_talent.grad_school is '毕业院校';
comment on column tl_talent.category is '人才类别 A顶尖 B国家级 C省级 D市级 E高级，未认定为空';
comment on column tl_talent.employer_id is '现单位，未就业为空';
comment on column tl_talent.household_in is '已落户';
create table tl_employer (
  employer_id bigint primary key,
  emp_name   varchar(80) not null,
  industry   varchar(20) not null,
  park       varchar(40),
  hr_contact varchar(20),
  hr_phone   varchar(20)
);
comment on table tl_employer is '用人单位';
comment on column tl_employer.emp_name is '单位名称';
comment on column tl_employer.park is '所在园区';
create table tl_officer (
  officer_id integer primary key,
  off_name   varchar(20) not null,
  bureau     varchar(40) not null
);
comment on table tl_officer is '经办人员';
comment on column tl_officer.bureau is '所属部门';
create table tl_apply (
  apply_no   varchar(20) primary key,
  talent_id  bigint not null references tl_talent,
  want_cat   char(1) not null,
  got_cat    char(1),
  handler_id integer references tl_officer (officer_id),
  checker_id integer references tl_officer (officer_id),
  submit_at  timestamp not null,
  status     smallint not null default 1,
  decided_on date,
  reject_why varchar(200)
);
comment on table tl_apply is '认定申请';
comment on column tl_apply.want_cat is '申请类别';
comment on column tl_apply.got_cat is '认定类别';
comment on column tl_apply.handler_id is '初审人';
comment on column tl_apply.checker_id is '复核人';
comment on column tl_apply.status is '1初审中 2复核中 3公示 4通过 5不通过 6撤回';
comment on column tl_apply.decided_on is '办结日期';
create table tl_subsidy (
  sub_id     bigint primary key,
  talent_id  bigint not null references tl_talent,
  sub_kind   varchar(10) not null,
  amount     numeric(12,2) not null,
  batch_year smallint not null,
  paid_on    date,
  clawback   boolean not null default false
);
comment on table tl_subsidy is '补贴';
comment on column tl_subsidy.sub_kind is '补贴种类：生活/租房/购房/安家';
comment on column tl_subsidy.batch_year is '批次年度';
comment on column tl_subsidy.paid_on is '发放日期';
comment on column tl_subsidy.clawback is '已追回';
create table tl_flat (
  flat_no    varchar(20) primary key,
  estate     varchar(40) not null,
  area_sqm   numeric(6,1) not null,
  rent       numeric(8,2) not null
);
comment on table tl_flat is '人才公寓';
comment on column tl_flat.estate is '公寓小区';
comment on column tl_flat.rent is '月租';
create table tl_tenancy (
  ten_id     bigint primary key,
  flat_no    varchar(20) not null references tl_flat,
  talent_id  bigint not null references tl_talent,
  move_in    date not null,
  move_out   date,
  expires_on date not null
);
comment on table tl_tenancy is '入住';
comment on column tl_tenancy.move_in is '入住日期';
comment on column tl_tenancy.move_out is '退房日期，在住为空';
comment on column tl_tenancy.expires_on is '租期至';
alter table tl_talent add foreign key (employer_id) references tl_employer;
