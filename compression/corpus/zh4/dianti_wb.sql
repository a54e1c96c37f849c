-- 电梯维保平台
CREATE TABLE lift_estate (
  estate_id   serial PRIMARY KEY,
  estate_name varchar(60) NOT NULL,
  district    varchar(20) NOT NULL,
  contact     varchar(20),
  contact_tel varchar(20)
);
COMMENT ON TABLE lift_estate IS '使用单位';
COMMENT ON COLUMN lift_estate.estate_name IS '单位/小区名称';
COMMENT ON COLUMN lift_estate.district IS '行政区';
COMMENT ON COLUMN lift_estate.contact IS '安全管理员';
CREATE TABLE lift_company (
  company_id   serial PRIMARY KEY,
  company_name varchar(80) NOT NULL,
  grade        char(1) NOT NULL,
  valid_to     date NOT NULL
);
COMMENT ON TABLE lift_company IS '维保公司';
COMMENT ON COLUMN lift_company.grade IS '资质 A/B/C';
COMMENT ON COLUMN lift_company.valid_to IS '资质有效期';
CREATE TABLE lift_worker (
  worker_id   serial PRIMARY KEY,
  worker_name varchar(20) NOT NULL,
  company_id  int NOT NULL REFERENCES lift_company(company_id),
  cert_no     varchar(30),
  cert_to     date,
  phone       varchar(20) NOT NULL,
  quit        boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE lift_worker IS '维保人员';
COMMENT ON COLUMN lift_worker.cert_no IS '特种作业证号，学徒为空';
COMMENT ON COLUMN lift_worker.cert_to IS '证书有效期';
COMMENT ON COLUMN lift_worker.quit IS '已离职';
CREATE TABLE lift_elevator (
  lift_no     varchar(20) PRIMARY KEY,
  estate_id   int NOT NULL REFERENCES lift_estate(estate_id),
  company_id  int REFERENCES lift_company(company_id),
  kind        smallint NOT NULL,
  brand       varchar(30) NOT NULL,
  floors      int NOT NULL,
  load_kg     int NOT NULL,
  used_on     date NOT NULL,
  next_check  date NOT NULL,
  state       smallint NOT NULL DEFAULT 1
);
COMMENT ON TABLE lift_elevator IS '电梯';
COMMENT ON COLUMN lift_elevator.lift_no IS '注册代码';
COMMENT ON COLUMN lift_elevator.company_id IS '维保公司，脱保为空';
COMMENT ON COLUMN lift_elevator.kind IS '类型 1乘客 2载货 3扶梯 4医用';
COMMENT ON COLUMN lift_elevator.floors IS '层站';
COMMENT ON COLUMN lift_elevator.used_on IS '投用日期';
COMMENT ON COLUMN lift_elevator.next_check IS '下次检验日期';
COMMENT ON COLUMN lift_elevator.state IS '状态 1在用 2停用 3检修 4报废';
CREATE TABLE lift_maintain (
  mt_id      bigserial PRIMARY KEY,
  lift_no    varchar(20) NOT NULL REFERENCES lift_elevator(lift_no),
  worker_id  int NOT NULL REFERENCES lift_worker(worker_id),
  mt_kind    smallint NOT NULL,
  plan_on    date NOT NULL,
  done_at    timestamp,
  minutes    int,
  signed     boolean NOT NULL DEFAULT false,
  remark     varchar(200)
);
COMMENT ON TABLE lift_maintain IS '维保记录';
COMMENT ON COLUMN lift_maintain.mt_kind IS '1半月 2季度 3半年 4年度';
COMMENT ON COLUMN lift_maintain.plan_on IS '计划日期';
COMMENT ON COLUMN lift_maintain.done_at IS '完成时间，未做为空';
COMMENT ON COLUMN lift_maintain.minutes IS '用时分钟';
COMMENT ON COLUMN lift_maintain.signed IS '物业已签字';
CREATE TABLE lift_fault (
  fault_id   bigserial PRIMARY KEY,
  lift_no    varchar(20) NOT NULL REFERENCES lift_elevator(lift_no),
  cause      varchar(10),
  trapped    int NOT NULL DEFAULT 0,
  called_at  timestamp NOT NULL,
  arrived_at timestamp,
  fixed_at   timestamp,
  cost       numeric(10,2) NOT NULL DEFAULT 0,
  worker_id  int REFERENCES lift_worker(worker_id)
);
COMMENT ON TABLE lift_fault IS '故障';
COMMENT ON COLUMN lift_fault.cause IS '原因 门系统/电气/曳引/人为/停电，未判定为空';
COMMENT ON COLUMN lift_fault.trapped IS '困人数';
COMMENT ON COLUMN lift_fault.called_at IS '报修时间';
COMMENT ON COLUMN lift_fault.arrived_at IS '到场时间';
COMMENT ON COLUMN lift_fault.fixed_at IS '修复时间';
CREATE TABLE lift_part (
  id         bigserial PRIMARY KEY,
  fault_id   bigint NOT NULL REFERENCES lift_fault(fault_id),
  part_name  varchar(40) NOT NULL,
  qty        int NOT NULL,
  price      numeric(10,2) NOT NULL
);
COMMENT ON TABLE lift_part IS '更换配件';
CREATE TABLE lift_inspect (
  insp_id    bigserial PRIMARY KEY,
  lift_no    varchar(20) NOT NULL REFERENCES lift_elevator(lift_no),
  insp_on    date NOT NULL,
  result     smallint NOT NULL,
  report_no  varchar(30),
  problems   int NOT NULL DEFAULT 0
);
COMMENT ON TABLE lift_inspect IS '定期检验';
COMMENT ON COLUMN lift_inspect.result IS '1合格 2复检合格 3不合格';
COMMENT ON COLUMN lift_inspect.report_no IS '报告号，未出为空';
