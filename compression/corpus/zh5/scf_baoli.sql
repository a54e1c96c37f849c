-- 供应链金融 保理/应收账款融资  (PG, 英文表 + 中文注释, 前缀 scf_)
CREATE TABLE scf_enterprise (
  ent_id bigint PRIMARY KEY,
  ent_name varchar(100) NOT NULL,
  ent_role char(1) NOT NULL,
  credit_code varchar(18),
  province varchar(20),
  rating varchar(4),
  blacklist boolean DEFAULT false NOT NULL
);
COMMENT ON TABLE scf_enterprise IS '企业';
COMMENT ON COLUMN scf_enterprise.ent_name IS '企业名称';
COMMENT ON COLUMN scf_enterprise.ent_role IS '角色 C核心企业 S供应商';
COMMENT ON COLUMN scf_enterprise.credit_code IS '统一社会信用代码';
COMMENT ON COLUMN scf_enterprise.rating IS '内部评级 AAA/AA/A/BBB';
CREATE TABLE scf_credit_line (
  line_id bigint PRIMARY KEY,
  ent_id bigint NOT NULL REFERENCES scf_enterprise(ent_id),
  total_line numeric(18,2) NOT NULL,
  used_line numeric(18,2) DEFAULT 0 NOT NULL,
  eff_date date NOT NULL,
  exp_date date NOT NULL,
  line_status smallint DEFAULT 1 NOT NULL
);
COMMENT ON TABLE scf_credit_line IS '授信额度';
COMMENT ON COLUMN scf_credit_line.total_line IS '总额度';
COMMENT ON COLUMN scf_credit_line.used_line IS '已用额度';
COMMENT ON COLUMN scf_credit_line.exp_date IS '到期日';
COMMENT ON COLUMN scf_credit_line.line_status IS '1有效 2冻结 3失效';
CREATE TABLE scf_receivable (
  rcv_no varchar(30) PRIMARY KEY,
  buyer_id bigint NOT NULL REFERENCES scf_enterprise(ent_id),
  seller_id bigint NOT NULL REFERENCES scf_enterprise(ent_id),
  amount numeric(18,2) NOT NULL,
  issue_date date NOT NULL,
  due_date date NOT NULL,
  confirmed_at timestamp,
  rcv_status smallint DEFAULT 0 NOT NULL
);
COMMENT ON TABLE scf_receivable IS '应收账款';
COMMENT ON COLUMN scf_receivable.buyer_id IS '买方(核心企业)';
COMMENT ON COLUMN scf_receivable.seller_id IS '卖方(供应商)';
COMMENT ON COLUMN scf_receivable.confirmed_at IS '确权时间，未确权为空';
COMMENT ON COLUMN scf_receivable.rcv_status IS '0登记 1已确权 2已融资 3已回款 4作废';
CREATE TABLE scf_financing (
  fin_no varchar(30) PRIMARY KEY,
  rcv_no varchar(30) NOT NULL REFERENCES scf_receivable(rcv_no),
  funder varchar(60) NOT NULL,
  fin_amt numeric(18,2) NOT NULL,
  rate numeric(6,4) NOT NULL,
  apply_date date NOT NULL,
  loan_date date,
  settle_date date,
  manager varchar(20),
  recourse boolean DEFAULT true NOT NULL
);
COMMENT ON TABLE scf_financing IS '融资';
COMMENT ON COLUMN scf_financing.funder IS '资金方';
COMMENT ON COLUMN scf_financing.fin_amt IS '融资金额';
COMMENT ON COLUMN scf_financing.rate IS '年化利率';
COMMENT ON COLUMN scf_financing.loan_date IS '放款日，未放款为空';
COMMENT ON COLUMN scf_financing.settle_date IS '结清日';
COMMENT ON COLUMN scf_financing.manager IS '客户经理';
COMMENT ON COLUMN scf_financing.recourse IS '有追索权';
CREATE TABLE scf_repay (
  repay_id bigint PRIMARY KEY,
  fin_no varchar(30) NOT NULL REFERENCES scf_financing(fin_no),
  repay_date date NOT NULL,
  principal numeric(18,2) DEFAULT 0 NOT NULL,
  interest numeric(18,2) DEFAULT 0 NOT NULL,
  overdue_days integer DEFAULT 0 NOT NULL
);
COMMENT ON TABLE scf_repay IS '还款';
COMMENT ON COLUMN scf_repay.principal IS '本金';
COMMENT ON COLUMN scf_repay.interest IS '利息';
COMMENT ON COLUMN scf_repay.overdue_days IS '逾期天数';
CREATE TABLE scf_invoice (
  inv_no varchar(20) PRIMARY KEY,
  rcv_no varchar(30) NOT NULL REFERENCES scf_receivable(rcv_no),
  inv_amt numeric(18,2) NOT NULL,
  inv_date date NOT NULL,
  verified smallint DEFAULT 0 NOT NULL
);
COMMENT ON TABLE scf_invoice IS '发票';
COMMENT ON COLUMN scf_invoice.verified IS '验真 0未验 1通过 2不通过';
