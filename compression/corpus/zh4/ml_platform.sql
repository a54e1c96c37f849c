-- 算法平台 meta 库 (PostgreSQL)
create table proj (
  proj_id     int primary key,
  proj_name   text not null,             -- 项目
  biz_line    text not null,             -- 业务线 搜索/推荐/广告/风控
  owner       text not null,             -- 负责人域账号
  gpu_quota   int not null default 0,    -- 配额(卡)
  archived    boolean not null default false
);
create table dataset (
  ds_id       int primary key,
  ds_name     text not null,
  proj_id     int not null references proj,
  version     text not null,
  rows_cnt    bigint,                    -- 行数
  size_gb     numeric(10,2) not null,
  pii         boolean not null default false, -- 含敏感数据
  expires_on  date,                      -- 过期日, 永久为 null
  parent_ds   int references dataset     -- 血缘上游
);
create table model (
  model_id    int primary key,
  model_name  text not null,
  proj_id     int not null references proj,
  task        text not null check (task in ('ctr','ranking','nlp','cv','anomaly')),
  created_on  date not null
);
create table train_job (
  job_id      bigint primary key,
  model_id    int not null references model,
  ds_id       int not null references dataset,
  submitter   text not null,
  state       smallint not null default 0, -- 0排队 1运行 2成功 3失败 4被杀
  gpu_type    text not null,             -- A100/V100/4090
  gpu_num     smallint not null,
  priority    smallint not null default 5, -- 1最高
  queued_at   timestamptz not null,
  started_at  timestamptz,
  finished_at timestamptz,
  fail_reason text,                      -- OOM/NCCL/DATA/CODE
  lr          double precision,
  epochs      int
);
create table metric (
  job_id      bigint not null references train_job,
  epoch       int not null,
  name        text not null,             -- auc / loss / f1
  val         double precision not null,
  primary key (job_id, epoch, name)
);
create table model_ver (
  ver_id      bigint primary key,
  model_id    int not null references model,
  job_id      bigint references train_job, -- 外部导入为 null
  tag         text not null,             -- v1.2
  stage       text not null default 'none' check (stage in ('none','staging','prod','retired')),
  auc         numeric(6,5),
  promoted_at timestamptz
);
create table serving (
  srv_id      int primary key,
  ver_id      bigint not null references model_ver,
  env         text not null,             -- gray/prod
  replicas    int not null,
  qps_limit   int,
  online_at   timestamptz not null,
  offline_at  timestamptz                -- 在线为 null
);
create table srv_stat (
  srv_id      int not null references serving,
  hour        timestamptz not null,
  calls       bigint not null,
  errors      bigint not null default 0,
  p99_ms      numeric(8,1) not null,
  primary key (srv_id, hour)
);
create table gpu_price (
  gpu_type    text not null,
  from_date   date not null,
  to_date     date not null,             -- 不含
  per_hour    numeric(8,2) not null,     -- 元/卡时
  primary key (gpu_type, from_date)
);
