-- AI 客服机器人后台 (MySQL 8)
CREATE TABLE bot (
  bot_id     INT PRIMARY KEY AUTO_INCREMENT,
  bot_name   VARCHAR(40) NOT NULL COMMENT '机器人名称',
  channel    VARCHAR(10) NOT NULL COMMENT 'web/wechat/app/phone',
  model      VARCHAR(40) NOT NULL COMMENT '所用大模型',
  prompt_ver INT NOT NULL DEFAULT 1 COMMENT 'prompt 版本',
  enabled    TINYINT NOT NULL DEFAULT 1 COMMENT '1启用 0停用'
) COMMENT='机器人';
CREATE TABLE agent (
  agent_id   INT PRIMARY KEY AUTO_INCREMENT,
  agent_name VARCHAR(20) NOT NULL COMMENT '坐席姓名',
  skill      VARCHAR(20) NOT NULL COMMENT '技能组 售前/售后/投诉/技术',
  shift      CHAR(1) NOT NULL COMMENT '班次 D白 N夜',
  leader_id  INT COMMENT '组长',
  status     TINYINT NOT NULL DEFAULT 0 COMMENT '0离线 1空闲 2忙碌 3小休',
  left_on    DATE COMMENT '离职日期',
  FOREIGN KEY (leader_id) REFERENCES agent(agent_id)
) COMMENT='人工坐席';
CREATE TABLE visitor (
  visitor_id BIGINT PRIMARY KEY AUTO_INCREMENT,
  nick       VARCHAR(40) COMMENT '昵称，匿名为空',
  mobile     VARCHAR(11),
  vip        TINYINT NOT NULL DEFAULT 0 COMMENT 'VIP 1是',
  first_seen DATETIME NOT NULL
) COMMENT='访客';
CREATE TABLE session (
  session_id  BIGINT PRIMARY KEY AUTO_INCREMENT,
  bot_id      INT NOT NULL,
  visitor_id  BIGINT NOT NULL,
  agent_id    INT COMMENT '转人工的坐席，没转为空',
  started_at  DATETIME NOT NULL,
  handoff_at  DATETIME COMMENT '转人工时间',
  ended_at    DATETIME COMMENT '结束，进行中为空',
  close_type  TINYINT COMMENT '1用户关闭 2超时 3坐席关闭',
  resolved    TINYINT COMMENT '1已解决 0未解决，没反馈为空',
  score       TINYINT COMMENT '满意度 1-5',
  intent      VARCHAR(20) COMMENT '主意图 退款/物流/发票/故障/闲聊',
  FOREIGN KEY (bot_id) REFERENCES bot(bot_id),
  FOREIGN KEY (visitor_id) REFERENCES visitor(visitor_id),
  FOREIGN KEY (agent_id) REFERENCES agent(agent_id)
) COMMENT='会话';
CREATE TABLE message (
  msg_id     BIGINT PRIMARY KEY AUTO_INCREMENT,
  session_id BIGINT NOT NULL,
  sender     CHAR(1) NOT NULL COMMENT 'U用户 B机器人 A坐席',
  content    TEXT NOT NULL,
  sent_at    DATETIME(3) NOT NULL,
  latency_ms INT COMMENT '机器人响应毫秒，非机器人为空',
  tokens     INT COMMENT 'token 数',
  faq_id     INT COMMENT '命中的 FAQ',
  liked      TINYINT COMMENT '1赞 0踩，没点为空',
  FOREIGN KEY (session_id) REFERENCES session(session_id)
) COMMENT='消息';
CREATE TABLE faq (
  faq_id    INT PRIMARY KEY AUTO_INCREMENT,
  question  VARCHAR(200) NOT NULL,
  answer    TEXT NOT NULL,
  category  VARCHAR(20) NOT NULL,
  hits      INT NOT NULL DEFAULT 0 COMMENT '命中次数',
  online    TINYINT NOT NULL DEFAULT 1 COMMENT '1上线 0下线',
  updated_at DATETIME NOT NULL
) COMMENT='知识库';
ALTER TABLE message ADD FOREIGN KEY (faq_id) REFERENCES faq(faq_id);
CREATE TABLE sensitive_hit (
  id      BIGINT PRIMARY KEY AUTO_INCREMENT,
  msg_id  BIGINT NOT NULL,
  word    VARCHAR(30) NOT NULL COMMENT '敏感词',
  level   TINYINT NOT NULL COMMENT '1提示 2拦截',
  FOREIGN KEY (msg_id) REFERENCES message(msg_id)
) COMMENT='敏感词命中';
CREATE TABLE model_price (
  model      VARCHAR(40) NOT NULL,
  from_on    DATE NOT NULL,
  to_on      DATE NOT NULL COMMENT '不含',
  per_1k     DECIMAL(8,5) NOT NULL COMMENT '元/千token',
  PRIMARY KEY (model, from_on)
) COMMENT='模型价格';
CREATE TABLE ticket (
  ticket_id  BIGINT PRIMARY KEY AUTO_INCREMENT,
  session_id BIGINT NOT NULL,
  title      VARCHAR(100) NOT NULL,
  prio       CHAR(2) NOT NULL DEFAULT 'P3' COMMENT 'P1/P2/P3',
  state      TINYINT NOT NULL DEFAULT 0 COMMENT '0新建 1处理中 2已解决 3关闭',
  owner_id   INT COMMENT '负责坐席',
  created_at DATETIME NOT NULL,
  solved_at  DATETIME,
  FOREIGN KEY (session_id) REFERENCES session(session_id),
  FOREIGN KEY (owner_id) REFERENCES agent(agent_id)
) COMMENT='工单';
