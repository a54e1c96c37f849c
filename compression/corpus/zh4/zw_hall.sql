-- 政务大厅叫号 + 办件, PostgreSQL 14
CREATE SCHEMA hall;
SET search_path TO hall;
CREATE TABLE hall.agency (
  agency_id serial PRIMARY KEY,
  agency_name varchar(60) NOT NULL,
  floor smallint NOT NULL
);
COMMENT ON TABLE hall.agency IS '进驻单位';
COMMENT ON COLUMN hall.agency.agency_name IS '单位名称';
CREATE TABLE hall.clerk (
  clerk_id serial PRIMARY KEY,
  clerk_name varchar(20) NOT NULL,
  agency_id int NOT NULL REFERENCES hall.agency,
  window_no varchar(6),
  is_leader boolean NOT NULL DEFAULT false,
  joined date NOT NULL,
  left_on date
);
COMMENT ON TABLE hall.clerk IS '窗口人员';
COMMENT ON COLUMN hall.clerk.clerk_name IS '姓名';
COMMENT ON COLUMN hall.clerk.window_no IS '窗口号，后台人员为空';
COMMENT ON COLUMN hall.clerk.is_leader IS '首席代表';
COMMENT ON COLUMN hall.clerk.left_on IS '撤回日期';
CREATE TABLE hall.item (
  item_code varchar(20) PRIMARY KEY,
  item_name varchar(100) NOT NULL,
  agency_id int NOT NULL REFERENCES hall.agency,
  item_type varchar(8) NOT NULL CHECK (item_type IN ('许可','确认','给付','备案','其他')),
  legal_days int NOT NULL,
  promise_days int NOT NULL,
  online_level smallint NOT NULL DEFAULT 1,
  fee numeric(8,2) NOT NULL DEFAULT 0,
  enabled boolean NOT NULL DEFAULT true
);
COMMENT ON TABLE hall.item IS '事项';
COMMENT ON COLUMN hall.item.item_name IS '事项名称';
COMMENT ON COLUMN hall.item.legal_days IS '法定时限(工作日)';
COMMENT ON COLUMN hall.item.promise_days IS '承诺时限(工作日)';
COMMENT ON COLUMN hall.item.online_level IS '网办深度 1=咨询 2=预审 3=受理 4=全程网办';
COMMENT ON COLUMN hall.item.enabled IS '是否启用';
CREATE TABLE hall.applicant (
  applicant_id bigserial PRIMARY KEY,
  applicant_name varchar(100) NOT NULL,
  kind char(1) NOT NULL,
  cert_no varchar(20) NOT NULL,
  mobile varchar(11)
);
COMMENT ON TABLE hall.applicant IS '申请人';
COMMENT ON COLUMN hall.applicant.kind IS 'P个人 E企业';
COMMENT ON COLUMN hall.applicant.cert_no IS '证件号/统一社会信用代码';
CREATE TABLE hall.ticket (
  ticket_id bigserial PRIMARY KEY,
  ticket_no varchar(8) NOT NULL,
  agency_id int NOT NULL REFERENCES hall.agency,
  taken_at timestamp NOT NULL,
  called_at timestamp,
  finished_at timestamp,
  clerk_id int REFERENCES hall.clerk,
  passed boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE hall.ticket IS '排队号';
COMMENT ON COLUMN hall.ticket.taken_at IS '取号时间';
COMMENT ON COLUMN hall.ticket.called_at IS '叫号时间，等待中为空';
COMMENT ON COLUMN hall.ticket.passed IS '过号';
CREATE TABLE hall.case_file (
  case_no varchar(24) PRIMARY KEY,
  item_code varchar(20) NOT NULL REFERENCES hall.item,
  applicant_id bigint NOT NULL REFERENCES hall.applicant,
  clerk_id int NOT NULL REFERENCES hall.clerk,
  channel varchar(6) NOT NULL DEFAULT 'win',
  status smallint NOT NULL DEFAULT 10,
  accepted_at timestamp NOT NULL,
  due_date date NOT NULL,
  closed_at timestamp,
  fee_paid numeric(8,2)
);
COMMENT ON TABLE hall.case_file IS '办件';
COMMENT ON COLUMN hall.case_file.case_no IS '办件编号';
COMMENT ON COLUMN hall.case_file.channel IS '渠道 win窗口 web网上 app移动端 self自助机';
COMMENT ON COLUMN hall.case_file.status IS '10受理 20审核 30补正 40办结 50不予许可 60撤件';
COMMENT ON COLUMN hall.case_file.accepted_at IS '受理时间';
COMMENT ON COLUMN hall.case_file.due_date IS '承诺办结日';
COMMENT ON COLUMN hall.case_file.closed_at IS '办结时间';
COMMENT ON COLUMN hall.case_file.fee_paid IS '实收费用';
CREATE TABLE hall.rating (
  rating_id bigserial PRIMARY KEY,
  case_no varchar(24) NOT NULL REFERENCES hall.case_file,
  stars smallint NOT NULL CHECK (stars BETWEEN 1 AND 5),
  words varchar(300),
  rated_at timestamp NOT NULL DEFAULT now(),
  replied_at timestamp
);
COMMENT ON TABLE hall.rating IS '好差评';
COMMENT ON COLUMN hall.rating.words IS '评价内容';
COMMENT ON COLUMN hall.rating.replied_at IS '回复时间';
