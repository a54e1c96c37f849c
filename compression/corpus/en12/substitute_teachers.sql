create table tbl_school (
  sch_id      integer primary key,
  sch_name    varchar(60) not null,
  town        varchar(40) not null
);
create table tbl_subject (
  subj_cd     varchar(4) primary key,      -- 'MA', 'EN'
  subj_name   varchar(40) not null
);
create table tbl_teacher (
  tch_id      integer primary key,
  tch_name    varchar(60) not null,
  sch_id      integer references tbl_school (sch_id),   -- null: in the pool only
  main_subj   varchar(4) not null references tbl_subject (subj_cd),
  second_subj varchar(4) references tbl_subject (subj_cd),
  pool        char(1) not null default 'N' check (pool in ('Y', 'N')),
  phone       varchar(20)
);
create table tbl_class (
  cls_id      integer primary key,
  cls_name    varchar(8) not null,          -- '7b'
  sch_id      integer not null references tbl_school (sch_id),
  class_teacher integer references tbl_teacher (tch_id),
  pupils      smallint not null
);
create table tbl_absence (
  abs_id      integer primary key,
  tch_id      integer not null references tbl_teacher (tch_id),
  reason_cd   char(1) not null,             -- S sick, T training, P parental, O other
  from_dt     date not null,
  to_dt       date,
  reported_at timestamp not null,
  entered_by  integer references tbl_teacher (tch_id)
);
create table tbl_lesson (
  les_id      integer primary key,
  cls_id      integer not null references tbl_class (cls_id),
  subj_cd     varchar(4) not null references tbl_subject (subj_cd),
  les_dt      date not null,
  period      smallint not null,
  planned_tch integer not null references tbl_teacher (tch_id),
  sub_tch     integer references tbl_teacher (tch_id),
  cancelled   char(1) not null default 'N' check (cancelled in ('Y', 'N'))
);
create table tbl_sub_pay (
  pay_id      integer primary key,
  les_id      integer not null references tbl_lesson (les_id),
  tch_id      integer not null references tbl_teacher (tch_id),
  amt         numeric(7,2) not null,
  paid_dt     date
);
