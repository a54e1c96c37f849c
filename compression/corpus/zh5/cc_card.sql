-- 信用卡核心（脱敏） oracle → pg 迁移后
create table cc_cust (
  cust_no varchar(16) primary key,
  cust_nm varchar(60) not null,
  id_type char(1) not null default '1',
  gender char(1),
  birth_dt date,
  city_nm varchar(30),
  annual_inc numeric(14,2),
  risk_lvl smallint not null default 3
);
comment on column cc_cust.cust_nm is '客户姓名';
comment on column cc_cust.id_type is '证件类型 1身份证 2护照 3港澳通行证';
comment on column cc_cust.gender is 'M男 F女';
comment on column cc_cust.annual_inc is '年收入';
comment on column cc_cust.risk_lvl is '风险等级 1低 2中 3高';

create table cc_acct (
  acct_no varchar(20) primary key,
  cust_no varchar(16) not null references cc_cust(cust_no),
  crd_lmt numeric(14,2) not null,
  used_amt numeric(14,2) not null default 0,
  bill_day smallint not null,
  open_dt date not null,
  close_dt date,
  acct_sts char(1) not null default 'A',
  brch_cd varchar(6)
);
comment on column cc_acct.crd_lmt is '授信额度';
comment on column cc_acct.used_amt is '已用额度';
comment on column cc_acct.bill_day is '账单日';
comment on column cc_acct.close_dt is '销户日期';
comment on column cc_acct.acct_sts is '账户状态 A正常 F冻结 C销户 W核销';

create table cc_brch (
  brch_cd varchar(6) primary key,
  brch_nm varchar(60) not null,
  up_brch_cd varchar(6)
);
comment on column cc_brch.brch_nm is '机构名称';
comment on column cc_brch.up_brch_cd is '上级机构';

create table cc_card (
  card_no varchar(19) primary key,
  acct_no varchar(20) not null references cc_acct(acct_no),
  prod_cd varchar(8) not null,
  is_supp smallint not null default 0,
  issue_dt date not null,
  exp_dt date not null,
  act_dt date,
  card_sts char(1) not null default '0'
);
comment on column cc_card.prod_cd is '产品 GOLD金卡 PLAT白金 STD普卡';
comment on column cc_card.is_supp is '是否附属卡 0主卡 1附属卡';
comment on column cc_card.act_dt is '激活日期';
comment on column cc_card.card_sts is '卡状态 0未激活 1正常 2挂失 3注销';

create table cc_txn (
  txn_id bigint primary key,
  card_no varchar(19) not null references cc_card(card_no),
  txn_dt timestamp not null,
  txn_tp char(2) not null,
  txn_amt numeric(14,2) not null,
  ccy char(3) not null default 'CNY',
  mcht_nm varchar(80),
  mcc char(4),
  resp_cd char(2) not null default '00'
);
comment on column cc_txn.txn_tp is '交易类型 01消费 02取现 03退货 04还款';
comment on column cc_txn.mcht_nm is '商户名称';
comment on column cc_txn.resp_cd is '应答码 00成功';

create table cc_bill (
  acct_no varchar(20) not null references cc_acct(acct_no),
  bill_mth char(6) not null,
  bill_amt numeric(14,2) not null,
  min_pay numeric(14,2) not null,
  paid_amt numeric(14,2) not null default 0,
  due_dt date not null,
  ovd_days integer not null default 0,
  primary key (acct_no, bill_mth)
);
comment on column cc_bill.bill_mth is '账期 yyyymm';
comment on column cc_bill.bill_amt is '应还金额';
comment on column cc_bill.min_pay is '最低还款额';
comment on column cc_bill.paid_amt is '已还金额';
comment on column cc_bill.due_dt is '到期还款日';
comment on column cc_bill.ovd_days is '逾期天数';

create table cc_inst (
  inst_id bigint primary key,
  acct_no varchar(20) not null references cc_acct(acct_no),
  txn_id bigint references cc_txn(txn_id),
  prin_amt numeric(14,2) not null,
  terms smallint not null,
  fee_rate numeric(8,6) not null,
  apply_dt date not null,
  sts char(1) not null default 'N'
);
comment on table cc_inst is '分期';
comment on column cc_inst.prin_amt is '分期本金';
comment on column cc_inst.terms is '期数';
comment on column cc_inst.fee_rate is '每期费率';
comment on column cc_inst.sts is 'N正常 S提前结清 E到期结清';
