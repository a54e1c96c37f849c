create table mak_insurer (
  ins_id    number(6) primary key,
  ins_name  varchar2(80) not null,
  comm_pct  number(4,2) not null
);
create table mak_broker (
  brk_id    number(6) primary key,
  brk_name  varchar2(80) not null,
  team      varchar2(30) not null,
  deputy_id number(6) references mak_broker (brk_id)
);
create table mak_client (
  cli_id    number(8) primary key,
  cli_name  varchar2(100) not null,
  cli_kind  char(1) not null check (cli_kind in ('P','B')),
  zip       varchar2(10) not null,
  brk_id    number(6) references mak_broker (brk_id),
  ref_by    number(8) references mak_client (cli_id)
);
create table mak_policy (
  pol_no    varchar2(20) primary key,
  cli_id    number(8) not null references mak_client (cli_id),
  insured_id number(8) references mak_client (cli_id),
  ins_id    number(6) not null references mak_insurer (ins_id),
  line_cd   varchar2(4) not null check (line_cd in ('MOT','HOME','LIAB','LIFE','CARG')),
  stat      char(1) default 'A' not null check (stat in ('Q','A','L','C')),
  premium   number(10,2) not null,
  begin_dt  date not null,
  renew_dt  date,
  prev_pol  varchar2(20) references mak_policy (pol_no)
);
create table mak_claim (
  clm_no    number(10) primary key,
  pol_no    varchar2(20) not null references mak_policy (pol_no),
  loss_dt   date not null,
  rep_dt    date not null,
  handler   number(6) references mak_broker (brk_id),
  reserve   number(12,2) not null,
  paid      number(12,2) default 0 not null,
  closed_dt date
);
create table mak_commission (
  com_id    number(10) primary key,
  pol_no    varchar2(20) not null references mak_policy (pol_no),
  brk_id    number(6) not null references mak_broker (brk_id),
  amt       number(10,2) not null,
  booked_dt date not null
);
comment on column mak_client.cli_kind is 'P=private, B=business';
comment on column mak_client.ref_by is 'client who referred this one';
comment on column mak_policy.stat is 'Q=quote, A=active, L=lapsed, C=cancelled';
comment on column mak_policy.insured_id is 'insured person if not the policyholder';
comment on column mak_policy.prev_pol is 'policy replaced by this one';
comment on column mak_policy.line_cd is 'MOT=motor, HOME=home, LIAB=liability, LIFE=life, CARG=cargo';
