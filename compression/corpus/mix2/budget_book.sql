-- household money, kept since 2019. sqlite3 budget.db < budget_book.sql
create table if not exists account (
    acc_id integer primary key,
    acc_name text not null,
    bank text,
    kind text not null check (kind in ('checking','savings','cash','credit card')),
    opened date not null,
    closed date,
    start_balance numeric not null default 0
);
create table if not exists category (
    cat_id integer primary key,
    cat_name text not null,
    parent_id integer references category(cat_id),
    essential integer not null default 0    -- 1 = can't do without
);
create table if not exists payee (
    payee_id integer primary key,
    payee_name text not null,
    iban text,
    town text
);
create table if not exists txn (
    txn_id integer primary key,
    acc_id integer not null references account(acc_id),
    cat_id integer references category(cat_id),   -- null until sorted
    payee_id integer references payee(payee_id),
    booked date not null,
    amount numeric not null,      -- negative = money out
    memo text,
    who text check (who in ('anna','ben','both')),
    reconciled integer not null default 0
);
create table if not exists budget (
    cat_id integer not null references category(cat_id),
    month date not null,          -- first of month
    planned numeric not null,
    primary key (cat_id, month)
);
create table if not exists standing_order (
    so_id integer primary key,
    payee_id integer not null references payee(payee_id),
    acc_id integer not null references account(acc_id),
    amount numeric not null,
    every_months integer not null default 1,
    next_due date not null,
    ends_on date,
    paused integer not null default 0
);
create table if not exists savings_goal (
    goal_id integer primary key,
    goal text not null,
    target numeric not null,
    saved numeric not null default 0,
    wanted_by date,
    reached_on date
);
create table if not exists receipt (
    receipt_id integer primary key,
    txn_id integer references txn(txn_id),
    shop text not null,
    total numeric not null,
    vat numeric not null default 0,
    tip numeric not null default 0,
    photographed_at datetime not null
);
