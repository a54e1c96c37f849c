-- pallet pooling: we own the pallets, customers hold them
CREATE TABLE depot (
    depot_code  char(3) PRIMARY KEY,
    city        text NOT NULL,
    capacity    integer NOT NULL,
    closed_on   date
);
CREATE TABLE trading_partner (
    partner_id    serial PRIMARY KEY,
    company       text NOT NULL,
    role          text NOT NULL CHECK (role IN ('manufacturer', 'retailer', 'haulier')),
    country       char(2) NOT NULL,
    credit_hold   boolean NOT NULL DEFAULT false,
    account_mgr   integer
);
CREATE TABLE staff (
    staff_id   serial PRIMARY KEY,
    full_name  text NOT NULL,
    depot_code char(3) REFERENCES depot,
    mobile     text
);
ALTER TABLE trading_partner ADD FOREIGN KEY (account_mgr) REFERENCES staff (staff_id);
CREATE TABLE pallet_type (
    type_code  varchar(8) PRIMARY KEY,   -- EUR1, HALF, CP3 ...
    descr      text NOT NULL,
    hire_day   numeric(6,3) NOT NULL,    -- price per pallet and day
    loss_fee   numeric(8,2) NOT NULL
);
CREATE TABLE movement (
    move_no     bigserial PRIMARY KEY,
    type_code   varchar(8) NOT NULL REFERENCES pallet_type,
    from_partner integer REFERENCES trading_partner (partner_id),
    to_partner   integer REFERENCES trading_partner (partner_id),
    depot_code  char(3) REFERENCES depot,
    direction   text NOT NULL CHECK (direction IN ('issue', 'return', 'transfer')),
    pallets     integer NOT NULL,
    moved_on    date NOT NULL,
    declared_on date,
    pod_signed  boolean NOT NULL DEFAULT false
);
CREATE TABLE repair_batch (
    batch_no   serial PRIMARY KEY,
    depot_code char(3) NOT NULL REFERENCES depot,
    type_code  varchar(8) NOT NULL REFERENCES pallet_type,
    sorted_on  date NOT NULL,
    repaired   integer NOT NULL DEFAULT 0,
    scrapped   integer NOT NULL DEFAULT 0
);
CREATE TABLE hire_invoice (
    inv_no     varchar(12) PRIMARY KEY,
    partner_id integer NOT NULL REFERENCES trading_partner,
    amount     numeric(12,2) NOT NULL,
    issued_on  date NOT NULL,
    due_on     date NOT NULL,
    paid_on    date
);
