-- 两轮换电平台 BigQuery-ish DDL
CREATE TABLE swap.cabinet (
  cabinet_sn STRING NOT NULL,
  city STRING NOT NULL,           -- 城市
  spot STRING NOT NULL,           -- 点位名称
  slots INT64 NOT NULL,           -- 仓数
  status STRING NOT NULL,         -- ONLINE/OFFLINE/MAINT维护
  live_on DATE,                   -- 上线日
  PRIMARY KEY (cabinet_sn) NOT ENFORCED
);
CREATE TABLE swap.battery (
  bat_sn STRING NOT NULL,
  model STRING NOT NULL,          -- 48V20Ah / 60V24Ah
  soh NUMERIC,                    -- 健康度 %
  cycles INT64 NOT NULL,
  cabinet_sn STRING,              -- 当前所在柜, 在骑手手上为空
  retired BOOL NOT NULL,
  PRIMARY KEY (bat_sn) NOT ENFORCED
);
CREATE TABLE swap.rider (
  rider_id INT64 NOT NULL,
  name STRING NOT NULL,
  platform STRING,                -- 美团/饿了么/个人
  inviter_id INT64,               -- 邀请人
  joined_at TIMESTAMP NOT NULL,
  deposit NUMERIC NOT NULL,       -- 押金
  PRIMARY KEY (rider_id) NOT ENFORCED
);
CREATE TABLE swap.plan (
  plan_id INT64 NOT NULL,
  plan_name STRING NOT NULL,      -- 套餐名
  monthly_fee NUMERIC NOT NULL,
  max_swaps INT64,                -- 每月次数, 不限次为空
  PRIMARY KEY (plan_id) NOT ENFORCED
);
CREATE TABLE swap.subscription (
  sub_id INT64 NOT NULL,
  rider_id INT64 NOT NULL,
  plan_id INT64 NOT NULL,
  start_on DATE NOT NULL,
  end_on DATE NOT NULL,
  cancelled_on DATE,
  PRIMARY KEY (sub_id) NOT ENFORCED,
  FOREIGN KEY (rider_id) REFERENCES swap.rider (rider_id) NOT ENFORCED,
  FOREIGN KEY (plan_id) REFERENCES swap.plan (plan_id) NOT ENFORCED
);
CREATE TABLE swap.swap_log (
  swap_id INT64 NOT NULL,
  rider_id INT64 NOT NULL,
  cabinet_sn STRING NOT NULL,
  bat_in STRING NOT NULL,         -- 还入电池
  bat_out STRING NOT NULL,        -- 取出电池
  soc_in INT64,                   -- 还入电量%
  soc_out INT64 NOT NULL,
  swapped_at TIMESTAMP NOT NULL,
  PRIMARY KEY (swap_id) NOT ENFORCED,
  FOREIGN KEY (rider_id) REFERENCES swap.rider (rider_id) NOT ENFORCED,
  FOREIGN KEY (cabinet_sn) REFERENCES swap.cabinet (cabinet_sn) NOT ENFORCED,
  FOREIGN KEY (bat_in) REFERENCES swap.battery (bat_sn) NOT ENFORCED,
  FOREIGN KEY (bat_out) REFERENCES swap.battery (bat_sn) NOT ENFORCED
);
CREATE TABLE swap.fault (
  fault_id INT64 NOT NULL,
  bat_sn STRING,
  cabinet_sn STRING,
  code STRING NOT NULL,           -- OVT过温 CELL压差 LOCK仓锁 COMM通讯
  found_at TIMESTAMP NOT NULL,
  closed_at TIMESTAMP,
  PRIMARY KEY (fault_id) NOT ENFORCED
);
