-- 12345 政务热线工单库（pg 14）
CREATE TABLE hl_unit (
  unit_id serial PRIMARY KEY,
  unit_name varchar(60) NOT NULL,
  unit_kind varchar(10) NOT NULL,
  parent_id integer REFERENCES hl_unit(unit_id)
);
COMMENT ON TABLE hl_unit IS '承办单位';
COMMENT ON COLUMN hl_unit.unit_kind IS '区县/委办局/国企';
CREATE TABLE hl_agent (
  agent_no varchar(10) PRIMARY KEY,
  agent_name varchar(20) NOT NULL,
  team varchar(20) NOT NULL,
  entry_date date NOT NULL,
  on_duty boolean NOT NULL DEFAULT true
);
COMMENT ON TABLE hl_agent IS '话务员';
COMMENT ON COLUMN hl_agent.team IS '班组';
CREATE TABLE hl_call (
  call_id bigserial PRIMARY KEY,
  caller varchar(20) NOT NULL,
  agent_no varchar(10) REFERENCES hl_agent(agent_no),
  ring_at timestamp NOT NULL,
  answer_at timestamp,
  hang_at timestamp,
  talk_sec integer,
  score smallint
);
COMMENT ON TABLE hl_call IS '来电';
COMMENT ON COLUMN hl_call.caller IS '主叫号码';
COMMENT ON COLUMN hl_call.answer_at IS '接通时间，没接通为空';
COMMENT ON COLUMN hl_call.talk_sec IS '通话秒数';
COMMENT ON COLUMN hl_call.score IS '满意度按键 1非常满意 2满意 3不满意';
CREATE TABLE hl_order (
  order_no varchar(20) PRIMARY KEY,
  call_id bigint REFERENCES hl_call(call_id),
  source varchar(8) NOT NULL DEFAULT '电话',
  biz_type varchar(6) NOT NULL,
  category varchar(30) NOT NULL,
  district varchar(20) NOT NULL,
  title varchar(120) NOT NULL,
  urgent smallint NOT NULL DEFAULT 0,
  secret smallint NOT NULL DEFAULT 0,
  create_at timestamp NOT NULL,
  deadline timestamp NOT NULL,
  finish_at timestamp,
  state smallint NOT NULL DEFAULT 1
);
COMMENT ON TABLE hl_order IS '工单';
COMMENT ON COLUMN hl_order.source IS '来源 电话/微信/网站/APP';
COMMENT ON COLUMN hl_order.biz_type IS '诉求类型 咨询/投诉/举报/求助/建议';
COMMENT ON COLUMN hl_order.category IS '问题分类，如噪音扰民';
COMMENT ON COLUMN hl_order.urgent IS '紧急 0普通 1紧急';
COMMENT ON COLUMN hl_order.secret IS '是否保密 0否 1是';
COMMENT ON COLUMN hl_order.deadline IS '办理时限';
COMMENT ON COLUMN hl_order.finish_at IS '办结时间';
COMMENT ON COLUMN hl_order.state IS '1待派 2办理中 3已办结 4退回 5已归档';
CREATE TABLE hl_dispatch (
  id bigserial PRIMARY KEY,
  order_no varchar(20) NOT NULL REFERENCES hl_order(order_no),
  unit_id integer NOT NULL REFERENCES hl_unit(unit_id),
  is_main boolean NOT NULL DEFAULT true,
  send_at timestamp NOT NULL,
  sign_at timestamp,
  reply text,
  back_reason varchar(100)
);
COMMENT ON TABLE hl_dispatch IS '派单';
COMMENT ON COLUMN hl_dispatch.is_main IS '主办true 协办false';
COMMENT ON COLUMN hl_dispatch.sign_at IS '签收时间';
COMMENT ON COLUMN hl_dispatch.back_reason IS '退单原因';
CREATE TABLE hl_visit (
  id bigserial PRIMARY KEY,
  order_no varchar(20) NOT NULL REFERENCES hl_order(order_no),
  visit_at timestamp NOT NULL,
  contacted boolean NOT NULL,
  solved boolean,
  satisfied boolean
);
COMMENT ON TABLE hl_visit IS '回访';
COMMENT ON COLUMN hl_visit.contacted IS '是否联系上';
COMMENT ON COLUMN hl_visit.solved IS '是否解决';
COMMENT ON COLUMN hl_visit.satisfied IS '是否满意';
