-- 订阅计费 service, pg
create type plan_cycle as enum ('monthly', 'yearly');
create type sub_state as enum ('trialing', 'active', 'past_due', 'canceled', 'expired');
create type invoice_state as enum ('draft', 'open', 'paid', 'void', 'uncollectible');

create table tenant (
  id            bigint generated always as identity primary key,
  name          text not null,             -- 租户名称
  industry      text,                      -- 行业
  region        text not null default 'cn',-- 区域 cn/hk/sg/us
  sales_rep     text,                      -- 销售负责人，自助注册为空
  parent_id     bigint references tenant(id), -- 集团母租户
  created_at    timestamptz not null default now(),
  frozen_at     timestamptz                -- 冻结时间
);
create table plan (
  code          text primary key,          -- basic / pro / ent
  title         text not null,
  cycle         plan_cycle not null,
  price         numeric(10,2) not null,
  seat_limit    int,                       -- null = 不限
  seat_price    numeric(8,2) not null default 0, -- 超出席位单价
  retired       boolean not null default false   -- 已下线
);
create table subscription (
  id            bigint generated always as identity primary key,
  tenant_id     bigint not null references tenant(id),
  plan_code     text not null references plan(code),
  state         sub_state not null default 'trialing',
  seats         int not null default 1,
  started_on    date not null,
  trial_ends_on date,
  renews_on     date,
  canceled_at   timestamptz,
  cancel_reason text                       -- 退订原因
);
create table invoice (
  id            bigint generated always as identity primary key,
  number        text not null unique,      -- 账单号
  tenant_id     bigint not null references tenant(id),
  subscription_id bigint references subscription(id),
  state         invoice_state not null default 'draft',
  amount        numeric(12,2) not null,    -- 不含税
  tax           numeric(12,2) not null default 0,
  issued_on     date not null,
  due_on        date not null,
  paid_at       timestamptz
);
create table payment (
  id            bigint generated always as identity primary key,
  invoice_id    bigint not null references invoice(id),
  channel       text not null check (channel in ('alipay','wechat','bank','card')),
  amount        numeric(12,2) not null,
  ok            boolean not null,          -- 扣款是否成功
  fail_code     text,
  tried_at      timestamptz not null
);
create table usage_daily (
  tenant_id     bigint not null references tenant(id),
  day           date not null,
  api_calls     bigint not null default 0,
  storage_gb    numeric(10,2) not null default 0,
  active_users  int not null default 0,
  primary key (tenant_id, day)
);
create table price_tier (
  metric        text not null,             -- api_calls / storage_gb
  from_qty      bigint not null,
  to_qty        bigint not null,
  unit_price    numeric(10,5) not null,
  primary key (metric, from_qty)
);
create table ticket (
  id            bigint generated always as identity primary key,
  tenant_id     bigint not null references tenant(id),
  subject       text not null,
  severity      smallint not null default 3, -- 1 致命 2 严重 3 一般 4 咨询
  assignee      text,
  opened_at     timestamptz not null,
  resolved_at   timestamptz
);
