-- chargepoint operator backend, v3
CREATE TABLE site (
    site_id     serial PRIMARY KEY,
    name        varchar(80) NOT NULL,
    city        varchar(50) NOT NULL,
    country     char(2) NOT NULL DEFAULT 'NL',
    grid_kw     integer NOT NULL,          -- grid connection
    opened_on   date,                      -- null = still being built
    is_public   boolean NOT NULL DEFAULT true
);
CREATE TABLE charger (
    charger_id  serial PRIMARY KEY,
    site_id     integer NOT NULL REFERENCES site (site_id),
    serial_no   varchar(30) NOT NULL UNIQUE,
    vendor      varchar(30) NOT NULL,
    max_kw      numeric(6,1) NOT NULL,
    firmware    varchar(16),
    last_heartbeat timestamptz,
    state       smallint NOT NULL DEFAULT 1
);
COMMENT ON COLUMN charger.state IS '0=planned, 1=online, 2=offline, 3=faulted, 9=decommissioned';
CREATE TABLE connector (
    connector_id serial PRIMARY KEY,
    charger_id  integer NOT NULL REFERENCES charger (charger_id),
    plug        varchar(10) NOT NULL CHECK (plug IN ('ccs','chademo','type2')),
    kw          numeric(6,1) NOT NULL,
    status      varchar(12) NOT NULL DEFAULT 'available' CHECK (status IN ('available','occupied','reserved','unavailable'))
);
CREATE TABLE driver (
    driver_id   bigserial PRIMARY KEY,
    full_name   varchar(80) NOT NULL,
    email       varchar(120),
    plan        varchar(10) NOT NULL DEFAULT 'payg' CHECK (plan IN ('payg','monthly','fleet')),
    referred_by bigint REFERENCES driver (driver_id),
    signed_up   timestamptz NOT NULL DEFAULT now(),
    suspended   boolean NOT NULL DEFAULT false
);
CREATE TABLE rfid_tag (
    tag_uid     varchar(20) PRIMARY KEY,
    driver_id   bigint REFERENCES driver (driver_id),   -- null: in stock
    issued_on   date,
    revoked_on  date
);
CREATE TABLE tariff (
    tariff_id   serial PRIMARY KEY,
    label       varchar(40) NOT NULL,
    from_kw     numeric(6,1) NOT NULL,
    to_kw       numeric(6,1) NOT NULL,
    per_kwh     numeric(6,3) NOT NULL,
    idle_per_min numeric(6,3) NOT NULL DEFAULT 0
);
CREATE TABLE session (
    session_id  bigserial PRIMARY KEY,
    connector_id integer NOT NULL REFERENCES connector (connector_id),
    driver_id   bigint REFERENCES driver (driver_id),    -- null for ad hoc card payment
    started_at  timestamptz NOT NULL,
    ended_at    timestamptz,
    kwh         numeric(8,3) NOT NULL DEFAULT 0,
    idle_min    integer NOT NULL DEFAULT 0,
    energy_fee  numeric(8,2),
    idle_fee    numeric(8,2),
    stop_reason varchar(12) CHECK (stop_reason IN ('driver','full','fault','remote','timeout'))
);
CREATE INDEX session_started ON session (started_at);
CREATE TABLE invoice (
    invoice_no  varchar(14) PRIMARY KEY,
    driver_id   bigint NOT NULL REFERENCES driver (driver_id),
    month_start date NOT NULL,
    amount      numeric(10,2) NOT NULL,
    pay_state   smallint NOT NULL DEFAULT 0,
    due_on      date NOT NULL,
    paid_at     timestamptz
);
COMMENT ON COLUMN invoice.pay_state IS '0 open, 1 paid, 2 bounced, 3 written off';
CREATE TABLE fault (
    fault_id    bigserial PRIMARY KEY,
    charger_id  integer NOT NULL REFERENCES charger (charger_id),
    code        varchar(12) NOT NULL,
    severity    smallint NOT NULL,         -- 1 low 2 medium 3 high
    raised_at   timestamptz NOT NULL,
    cleared_at  timestamptz,
    note        text
);
