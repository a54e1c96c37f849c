-- usage and billing of a model gateway (MySQL 8)
CREATE TABLE org (
  org_id INT PRIMARY KEY AUTO_INCREMENT,
  org_name VARCHAR(60) NOT NULL,
  billing_plan ENUM('payg','monthly','internal') NOT NULL,
  credit_balance DECIMAL(12,4) NOT NULL DEFAULT 0,
  frozen BOOLEAN NOT NULL DEFAULT FALSE,
  created_at DATETIME NOT NULL
);
CREATE TABLE app_key (
  key_id INT PRIMARY KEY AUTO_INCREMENT,
  org_id INT NOT NULL,
  key_label VARCHAR(60) NOT NULL,
  owner_email VARCHAR(100),
  rate_limit_rpm INT,
  last_used_at DATETIME,
  expires_at DATETIME,
  disabled BOOLEAN NOT NULL DEFAULT FALSE,
  CONSTRAINT fk_key_org FOREIGN KEY (org_id) REFERENCES org (org_id)
);
CREATE TABLE provider (
  provider_id INT PRIMARY KEY AUTO_INCREMENT,
  provider_name VARCHAR(40) NOT NULL,
  base_url VARCHAR(120) NOT NULL,
  health ENUM('healthy','degraded','down') NOT NULL DEFAULT 'healthy'
);
CREATE TABLE llm_model (
  model_id INT PRIMARY KEY AUTO_INCREMENT,
  provider_id INT NOT NULL,
  fallback_id INT,
  model_name VARCHAR(60) NOT NULL,
  modality ENUM('chat','embedding','image','speech') NOT NULL,
  context_window INT,
  price_in DECIMAL(10,6) NOT NULL,
  price_out DECIMAL(10,6) NOT NULL,
  deprecated_on DATE,
  CONSTRAINT fk_model_provider FOREIGN KEY (provider_id) REFERENCES provider (provider_id),
  CONSTRAINT fk_model_fallback FOREIGN KEY (fallback_id) REFERENCES llm_model (model_id)
);
CREATE TABLE request_log (
  request_id BIGINT PRIMARY KEY AUTO_INCREMENT,
  key_id INT NOT NULL,
  model_id INT NOT NULL,
  requested_at DATETIME NOT NULL,
  latency_ms INT,
  prompt_tokens INT NOT NULL DEFAULT 0,
  completion_tokens INT NOT NULL DEFAULT 0,
  cost DECIMAL(12,6) NOT NULL DEFAULT 0,
  http_status INT NOT NULL,
  error_type VARCHAR(30),
  streamed BOOLEAN NOT NULL DEFAULT FALSE,
  CONSTRAINT fk_req_key FOREIGN KEY (key_id) REFERENCES app_key (key_id),
  CONSTRAINT fk_req_model FOREIGN KEY (model_id) REFERENCES llm_model (model_id)
);
CREATE TABLE model_grant (
  org_id INT NOT NULL,
  model_id INT NOT NULL,
  granted_by VARCHAR(40) NOT NULL,
  monthly_token_cap BIGINT,
  PRIMARY KEY (org_id, model_id),
  CONSTRAINT fk_g_org FOREIGN KEY (org_id) REFERENCES org (org_id),
  CONSTRAINT fk_g_model FOREIGN KEY (model_id) REFERENCES llm_model (model_id)
);
CREATE TABLE topup (
  topup_id BIGINT PRIMARY KEY AUTO_INCREMENT,
  org_id INT NOT NULL,
  amount DECIMAL(12,2) NOT NULL,
  method ENUM('bank','alipay','wechat','gift') NOT NULL,
  confirmed_at DATETIME,
  created_at DATETIME NOT NULL,
  CONSTRAINT fk_t_org FOREIGN KEY (org_id) REFERENCES org (org_id)
);
