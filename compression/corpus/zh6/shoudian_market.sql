-- 售电公司: 客户合同、现货偏差结算  (Snowflake)
create or replace table retail_customer (
  cust_id number autoincrement primary key,
  cust_name varchar(80) not null comment '用电客户',
  volt_class varchar(6) not null comment '10kV/35kV/110kV',
  industry varchar(20) comment '行业',
  agent_id number comment '居间人, 直签为空'
);
create or replace table agent (
  agent_id number autoincrement primary key,
  agent_name varchar(40) not null comment '居间人',
  fee_rate number(5,4) not null comment '居间费率 元/kWh'
);
create or replace table contract (
  contract_no varchar(20) primary key,
  cust_id number not null references retail_customer(cust_id),
  pkg varchar(10) not null comment 'fixed固定价 float联动 split分成',
  price number(8,5) comment '元/kWh, 联动为空',
  eff_from date not null,
  eff_to date not null,
  signed_by number not null comment '签约人',
  approved_by number comment '审批人',
  state varchar(10) default 'draft' not null comment 'draft/active/ended/void'
);
create or replace table emp (
  emp_id number primary key,
  emp_name varchar(20) not null,
  team varchar(20) not null comment '营销/交易/结算'
);
create or replace table month_usage (
  contract_no varchar(20) not null,
  ym varchar(7) not null comment '月份 2024-05',
  plan_mwh number(12,3) not null comment '申报电量',
  real_mwh number(12,3) comment '实际电量, 未抄表为空',
  primary key (contract_no, ym)
);
create or replace table settle (
  settle_id number autoincrement primary key,
  contract_no varchar(20) not null,
  ym varchar(7) not null,
  energy_fee number(14,2) not null comment '电能量费',
  dev_fee number(14,2) default 0 not null comment '偏差考核费',
  confirmed_at timestamp_ntz comment '客户确认时间',
  paid_at timestamp_ntz comment '付款时间'
);
create or replace table spot_price (
  trade_date date not null,
  hr number(2) not null comment '小时 1-24',
  da_price number(8,3) not null comment '日前价',
  rt_price number(8,3) comment '实时价',
  primary key (trade_date, hr)
);
