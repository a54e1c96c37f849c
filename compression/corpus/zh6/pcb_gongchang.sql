-- PCB 厂 MES, Postgres, schema mes
CREATE SCHEMA mes;
CREATE TABLE mes.customer (
  cust_code varchar(8) PRIMARY KEY,
  cust_name varchar(60) NOT NULL,        -- 客户名称
  region varchar(10) NOT NULL            -- 内销/外销
);
CREATE TABLE mes.part (
  part_no varchar(20) PRIMARY KEY,       -- 料号
  cust_code varchar(8) NOT NULL REFERENCES mes.customer,
  layers smallint NOT NULL,              -- 层数
  thickness_mm numeric(4,2) NOT NULL,
  surface varchar(10) NOT NULL CHECK (surface IN ('HASL','ENIG','OSP','IMAG')),  -- 表面处理
  unit_price numeric(10,3) NOT NULL,
  is_obsolete boolean NOT NULL DEFAULT false
);
CREATE TABLE mes.operator (
  emp_no varchar(8) PRIMARY KEY,
  emp_name varchar(20) NOT NULL,
  shift char(1) NOT NULL CHECK (shift IN ('D','N'))   -- D白班 N夜班
);
CREATE TABLE mes.work_order (
  wo_no varchar(16) PRIMARY KEY,
  part_no varchar(20) NOT NULL REFERENCES mes.part,
  panel_qty int NOT NULL,                -- 投产PNL数
  due_date date NOT NULL,                -- 交期
  released_at timestamp,                 -- 下线时间, 未下线为NULL
  closed_at timestamp,
  priority smallint NOT NULL DEFAULT 2   -- 1特急 2普通 3样板
);
CREATE TABLE mes.process (
  proc_code varchar(6) PRIMARY KEY,
  proc_name varchar(20) NOT NULL,        -- 工序: 开料/内层/压合/钻孔/电镀/阻焊/测试
  seq smallint NOT NULL,
  std_minutes numeric(6,1)
);
CREATE TABLE mes.move (
  move_id bigserial PRIMARY KEY,
  wo_no varchar(16) NOT NULL REFERENCES mes.work_order,
  proc_code varchar(6) NOT NULL REFERENCES mes.process,
  in_op varchar(8) NOT NULL REFERENCES mes.operator,    -- 进站人
  out_op varchar(8) REFERENCES mes.operator,            -- 出站人
  in_at timestamp NOT NULL,
  out_at timestamp,
  in_qty int NOT NULL,
  out_qty int
);
CREATE TABLE mes.scrap (
  scrap_id bigserial PRIMARY KEY,
  move_id bigint NOT NULL REFERENCES mes.move,
  reason varchar(20) NOT NULL,           -- 开路/短路/偏孔/刮伤/板翘
  qty int NOT NULL,
  mrb_result char(1),                    -- R返工 S报废 U特采, 未判为空
  created_at timestamp NOT NULL DEFAULT now()
);
COMMENT ON TABLE mes.move IS '过站记录';
COMMENT ON TABLE mes.scrap IS '不良/报废';
