-- 数据标注平台 label studio clone (MySQL)
CREATE TABLE lb_project (
  project_id INT PRIMARY KEY AUTO_INCREMENT,
  project_name VARCHAR(60) NOT NULL COMMENT '项目',
  media VARCHAR(10) NOT NULL COMMENT 'image/text/audio/video',
  client VARCHAR(40) COMMENT '甲方，内部项目为空',
  unit_price DECIMAL(6,3) NOT NULL COMMENT '单价 元/条',
  accept_rate DECIMAL(4,3) NOT NULL DEFAULT 0.950 COMMENT '验收合格率要求',
  deadline DATE COMMENT '交付日',
  status TINYINT NOT NULL DEFAULT 0 COMMENT '0准备 1进行中 2验收中 3已交付 4暂停'
) COMMENT='标注项目';
CREATE TABLE lb_worker (
  worker_id INT PRIMARY KEY AUTO_INCREMENT,
  nick VARCHAR(30) NOT NULL COMMENT '昵称',
  real_name VARCHAR(20) COMMENT '实名，未认证为空',
  kind TINYINT NOT NULL DEFAULT 1 COMMENT '1众包 2驻场 3质检员',
  province VARCHAR(20),
  level TINYINT NOT NULL DEFAULT 1 COMMENT '等级1-5',
  frozen TINYINT NOT NULL DEFAULT 0 COMMENT '冻结',
  referrer INT COMMENT '推荐人',
  joined_at DATETIME NOT NULL,
  FOREIGN KEY (referrer) REFERENCES lb_worker(worker_id)
) COMMENT='标注员';
CREATE TABLE lb_batch (
  batch_id INT PRIMARY KEY AUTO_INCREMENT,
  project_id INT NOT NULL,
  batch_no VARCHAR(20) NOT NULL COMMENT '批次号',
  total INT NOT NULL COMMENT '条数',
  imported_at DATETIME NOT NULL,
  FOREIGN KEY (project_id) REFERENCES lb_project(project_id)
) COMMENT='批次';
CREATE TABLE lb_item (
  item_id BIGINT PRIMARY KEY AUTO_INCREMENT,
  batch_id INT NOT NULL,
  uri VARCHAR(200) NOT NULL,
  priority TINYINT NOT NULL DEFAULT 0 COMMENT '优先 1是',
  duration_s INT COMMENT '音视频时长秒，图片文本为空',
  state TINYINT NOT NULL DEFAULT 0 COMMENT '0未领 1已领 2已标 3已质检 4作废',
  FOREIGN KEY (batch_id) REFERENCES lb_batch(batch_id)
) COMMENT='数据条目';
CREATE TABLE lb_task (
  task_id BIGINT PRIMARY KEY AUTO_INCREMENT,
  item_id BIGINT NOT NULL,
  worker_id INT NOT NULL,
  claimed_at DATETIME NOT NULL COMMENT '领取',
  submitted_at DATETIME COMMENT '提交，没交为空',
  boxes INT NOT NULL DEFAULT 0 COMMENT '框数/段数',
  skipped TINYINT NOT NULL DEFAULT 0 COMMENT '跳过',
  FOREIGN KEY (item_id) REFERENCES lb_item(item_id),
  FOREIGN KEY (worker_id) REFERENCES lb_worker(worker_id)
) COMMENT='标注任务';
CREATE TABLE lb_qc (
  qc_id BIGINT PRIMARY KEY AUTO_INCREMENT,
  task_id BIGINT NOT NULL,
  qc_by INT NOT NULL COMMENT '质检员',
  result TINYINT NOT NULL COMMENT '1通过 2打回 3修改后通过',
  err_type VARCHAR(10) COMMENT '漏标/错标/框不准/属性错，通过为空',
  qc_at DATETIME NOT NULL,
  FOREIGN KEY (task_id) REFERENCES lb_task(task_id),
  FOREIGN KEY (qc_by) REFERENCES lb_worker(worker_id)
) COMMENT='质检';
CREATE TABLE lb_label (
  label_id INT PRIMARY KEY AUTO_INCREMENT,
  project_id INT NOT NULL,
  label_name VARCHAR(30) NOT NULL COMMENT '标签名',
  parent_id INT COMMENT '父标签',
  required TINYINT NOT NULL DEFAULT 0,
  FOREIGN KEY (project_id) REFERENCES lb_project(project_id),
  FOREIGN KEY (parent_id) REFERENCES lb_label(label_id)
) COMMENT='标签';
CREATE TABLE lb_annotation (
  ann_id BIGINT PRIMARY KEY AUTO_INCREMENT,
  task_id BIGINT NOT NULL,
  label_id INT NOT NULL,
  x1 DECIMAL(8,2), y1 DECIMAL(8,2), x2 DECIMAL(8,2), y2 DECIMAL(8,2),
  note VARCHAR(100),
  FOREIGN KEY (task_id) REFERENCES lb_task(task_id),
  FOREIGN KEY (label_id) REFERENCES lb_label(label_id)
) COMMENT='标注结果';
CREATE TABLE lb_pay (
  pay_id BIGINT PRIMARY KEY AUTO_INCREMENT,
  worker_id INT NOT NULL,
  month CHAR(7) NOT NULL COMMENT '2025-02',
  pieces INT NOT NULL COMMENT '合格条数',
  amount DECIMAL(10,2) NOT NULL,
  paid TINYINT NOT NULL DEFAULT 0 COMMENT '1已打款 0未',
  FOREIGN KEY (worker_id) REFERENCES lb_worker(worker_id)
) COMMENT='结算';
