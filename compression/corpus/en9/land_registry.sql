create table lr_parcel (
  pcl_no     varchar(14) primary key,
  parish     varchar(40) not null,
  area_m2    numeric(12,1) not null,
  land_use   varchar(12) not null check (land_use in ('arable','pasture','forest','built','other')),
  parent_no  varchar(14) references lr_parcel (pcl_no),
  closed_on  date
);
comment on column lr_parcel.parent_no is 'parcel it was split from';
create table lr_party (
  pty_id     integer primary key,
  pty_name   varchar(120) not null,
  pty_kind   char(1) not null,
  reg_no     varchar(20)
);
comment on column lr_party.pty_kind is 'N natural person, C company, S state';
create table lr_holding (
  pcl_no     varchar(14) not null references lr_parcel (pcl_no),
  pty_id     integer not null references lr_party (pty_id),
  share_num  integer not null default 1,
  share_den  integer not null default 1,
  since_dt   date not null,
  until_dt   date,
  primary key (pcl_no, pty_id, since_dt)
);
create table lr_charge (
  chg_id     integer primary key,
  pcl_no     varchar(14) not null references lr_parcel (pcl_no),
  lender_id  integer not null references lr_party (pty_id),
  rank_no    smallint not null,
  principal  numeric(14,2) not null,
  entered_dt date not null,
  released_dt date
);
create table lr_deed (
  deed_no    varchar(16) primary key,
  pcl_no     varchar(14) not null references lr_parcel (pcl_no),
  seller_id  integer references lr_party (pty_id),
  buyer_id   integer references lr_party (pty_id),
  deed_kind  varchar(10) not null,
  price      numeric(14,2),
  lodged_at  timestamp not null,
  clerk      varchar(8),
  stat       char(1) not null default 'P'
);
comment on column lr_deed.deed_kind is 'sale, gift, inherit, split, court';
comment on column lr_deed.stat is 'P pending, R registered, X refused';
create table lr_easement (
  eas_id     integer primary key,
  servient   varchar(14) not null references lr_parcel (pcl_no),
  dominant   varchar(14) references lr_parcel (pcl_no),
  eas_text   varchar(300) not null
);
