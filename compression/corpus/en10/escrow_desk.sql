create table party (
  party_id      bigserial primary key,
  legal_name    varchar(140) not null,
  party_kind    varchar(10) not null check (party_kind in ('person', 'company', 'agent')),
  residence     char(2) not null,
  kyc_level     smallint not null default 0,   -- 0 none, 1 basic, 2 full
  pep           boolean not null default false,
  frozen_at     timestamptz
);
create table escrow_officer (officer_id serial primary key, officer_name varchar(80) not null, licence_until date not null);
create table deal (
  deal_id       bigserial primary key,
  reference     varchar(16) not null unique,
  asset         varchar(12) not null check (asset in ('domain', 'vehicle', 'art', 'software', 'land')),
  buyer_id      bigint not null references party (party_id),
  seller_id     bigint not null references party (party_id),
  broker_id     bigint references party (party_id),
  officer_id    int references escrow_officer (officer_id),
  price         numeric(16,2) not null,
  currency      char(3) not null default 'EUR',
  state         varchar(12) not null default 'draft' check (state in ('draft', 'agreed', 'funded', 'released', 'disputed', 'cancelled')),
  opened_at     timestamptz not null default now(),
  fund_by       date,
  inspect_until date,
  released_at   timestamptz
);
create table deposit (
  deposit_id    bigserial primary key,
  deal_id       bigint not null references deal (deal_id),
  amount        numeric(16,2) not null,
  rail          varchar(6) not null check (rail in ('wire', 'card', 'crypto')),
  received_at   timestamptz not null,
  matched       boolean not null default false
);
create table payout (
  payout_id     bigserial primary key,
  deal_id       bigint not null references deal (deal_id),
  party_id      bigint not null references party (party_id),
  amount        numeric(16,2) not null,
  purpose       varchar(10) not null check (purpose in ('price', 'commission', 'refund')),
  approved_by   int references escrow_officer (officer_id),
  sent_at       timestamptz,
  bounced_at    timestamptz
);
create table condition_item (
  item_id       bigserial primary key,
  deal_id       bigint not null references deal (deal_id),
  wording       varchar(300) not null,
  due_on        date,
  met_on        date
);
create table dispute (
  dispute_id    bigserial primary key,
  deal_id       bigint not null references deal (deal_id),
  raised_by     bigint not null references party (party_id),
  reason        varchar(16) not null check (reason in ('not_as_described', 'not_delivered', 'title', 'other')),
  raised_at     timestamptz not null,
  settled_at    timestamptz,
  buyer_share   numeric(5,2)
);
