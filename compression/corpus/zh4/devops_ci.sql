-- 内部 DevOps 平台，MySQL 5.7，历史原因命名不统一
CREATE TABLE team (
  team_id INT PRIMARY KEY AUTO_INCREMENT,
  team_name VARCHAR(40) NOT NULL COMMENT '团队',
  leader VARCHAR(30) COMMENT 'TL'
) COMMENT='研发团队';
CREATE TABLE dev (
  dev_id INT PRIMARY KEY AUTO_INCREMENT,
  account VARCHAR(40) NOT NULL UNIQUE COMMENT '域账号',
  cn_name VARCHAR(20) NOT NULL COMMENT '中文名',
  team_id INT NOT NULL,
  role ENUM('fe','be','qa','sre','pm') NOT NULL COMMENT '前端/后端/测试/运维/产品',
  quit_at DATE COMMENT '离职日期',
  FOREIGN KEY (team_id) REFERENCES team(team_id)
) COMMENT='研发人员';
CREATE TABLE app (
  app_id INT PRIMARY KEY AUTO_INCREMENT,
  app_code VARCHAR(60) NOT NULL COMMENT '应用名',
  team_id INT NOT NULL,
  owner_id INT COMMENT '负责人，没人认领为空',
  tier TINYINT NOT NULL DEFAULT 3 COMMENT '等级 1核心 2重要 3一般',
  lang VARCHAR(20) COMMENT 'java/go/node/python',
  offline TINYINT NOT NULL DEFAULT 0 COMMENT '已下线',
  FOREIGN KEY (team_id) REFERENCES team(team_id),
  FOREIGN KEY (owner_id) REFERENCES dev(dev_id)
) COMMENT='应用';
CREATE TABLE app_dep (
  app_id INT NOT NULL COMMENT '调用方',
  dep_app_id INT NOT NULL COMMENT '被调用方',
  strong TINYINT NOT NULL DEFAULT 0 COMMENT '强依赖',
  PRIMARY KEY (app_id, dep_app_id),
  FOREIGN KEY (app_id) REFERENCES app(app_id),
  FOREIGN KEY (dep_app_id) REFERENCES app(app_id)
) COMMENT='依赖';
CREATE TABLE build (
  build_id BIGINT PRIMARY KEY AUTO_INCREMENT,
  app_id INT NOT NULL,
  branch VARCHAR(80) NOT NULL,
  commit_sha CHAR(40) NOT NULL,
  trigger_by INT COMMENT '触发人，定时任务为空',
  state TINYINT NOT NULL DEFAULT 0 COMMENT '0排队 1运行 2成功 3失败 4取消',
  coverage DECIMAL(5,2) COMMENT '覆盖率%',
  queued_at DATETIME NOT NULL,
  started_at DATETIME,
  ended_at DATETIME,
  FOREIGN KEY (app_id) REFERENCES app(app_id),
  FOREIGN KEY (trigger_by) REFERENCES dev(dev_id)
) COMMENT='构建';
CREATE TABLE deploy (
  deploy_id BIGINT PRIMARY KEY AUTO_INCREMENT,
  app_id INT NOT NULL,
  build_id BIGINT,
  env ENUM('dev','test','pre','prod') NOT NULL,
  kind TINYINT NOT NULL DEFAULT 1 COMMENT '1发布 2回滚 3重启',
  operator INT NOT NULL COMMENT '操作人',
  ok TINYINT COMMENT '1成功 0失败，进行中为空',
  start_time DATETIME NOT NULL,
  end_time DATETIME,
  FOREIGN KEY (app_id) REFERENCES app(app_id),
  FOREIGN KEY (build_id) REFERENCES build(build_id),
  FOREIGN KEY (operator) REFERENCES dev(dev_id)
) COMMENT='部署';
CREATE TABLE incident (
  inc_id BIGINT PRIMARY KEY AUTO_INCREMENT,
  title VARCHAR(120) NOT NULL,
  app_id INT NOT NULL,
  sev ENUM('P0','P1','P2','P3') NOT NULL,
  root_cause VARCHAR(40) COMMENT '根因分类：变更/容量/依赖/硬件，未复盘为空',
  begin_at DATETIME NOT NULL,
  recover_at DATETIME COMMENT '恢复时间',
  reviewed TINYINT NOT NULL DEFAULT 0 COMMENT '是否复盘',
  FOREIGN KEY (app_id) REFERENCES app(app_id)
) COMMENT='故障';
CREATE TABLE bug (
  bug_id BIGINT PRIMARY KEY AUTO_INCREMENT,
  app_id INT NOT NULL,
  title VARCHAR(200) NOT NULL,
  level TINYINT NOT NULL COMMENT '1致命 2严重 3一般 4轻微',
  status TINYINT NOT NULL DEFAULT 0 COMMENT '0新建 1已指派 2已修复 3已验证 4不修',
  reporter INT NOT NULL,
  assignee INT,
  created_at DATETIME NOT NULL,
  fixed_at DATETIME,
  FOREIGN KEY (app_id) REFERENCES app(app_id),
  FOREIGN KEY (reporter) REFERENCES dev(dev_id),
  FOREIGN KEY (assignee) REFERENCES dev(dev_id)
) COMMENT='缺陷';
CREATE TABLE oncall (
  id INT PRIMARY KEY AUTO_INCREMENT,
  team_id INT NOT NULL,
  dev_id INT NOT NULL,
  from_date DATE NOT NULL,
  to_date DATE NOT NULL COMMENT '含当天',
  FOREIGN KEY (team_id) REFERENCES team(team_id),
  FOREIGN KEY (dev_id) REFERENCES dev(dev_id)
) COMMENT='值班';
