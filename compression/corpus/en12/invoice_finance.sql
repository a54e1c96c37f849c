-- receivables finance: sellers hand invoices on their debtors to funders
CREATE TABLE companies (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    trading_name  text NOT NULL,
    sector        text NOT NULL,
    rating        char(1) CHECK (rating IN ('A', 'B', 'C', 'D')),
    group_parent_id uuid REFERENCES companies (id)
);
CREATE TABLE funders (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name          text NOT NULL,
    headroom      numeric(14,2) NOT NULL
);
CREATE TABLE facilities (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    seller_id     uuid NOT NULL REFERENCES companies (id),
    funder_id     uuid NOT NULL REFERENCES funders (id),
    credit_line   numeric(14,2) NOT NULL,
    advance_pct   numeric(5,2) NOT NULL,
    recourse      boolean NOT NULL DEFAULT true,
    starts_on     date NOT NULL,
    ends_on       date,
    replaces_id   uuid REFERENCES facilities (id)
);
CREATE TABLE invoices (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    facility_id   uuid NOT NULL REFERENCES facilities (id),
    debtor_id     uuid NOT NULL REFERENCES companies (id),
    invoice_no    text NOT NULL,
    face_value    numeric(14,2) NOT NULL,
    currency      char(3) NOT NULL DEFAULT 'EUR',
    issued_on     date NOT NULL,
    due_on        date NOT NULL,
    state         text NOT NULL DEFAULT 'offered'
                  CHECK (state IN ('offered', 'verified', 'funded', 'settled', 'disputed', 'written_off'))
);
CREATE TABLE advances (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    invoice_id    uuid NOT NULL REFERENCES invoices (id),
    amount        numeric(14,2) NOT NULL,
    fee           numeric(10,2) NOT NULL,
    paid_out_on   date NOT NULL
);
CREATE TABLE collections (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    invoice_id    uuid NOT NULL REFERENCES invoices (id),
    amount        numeric(14,2) NOT NULL,
    received_on   date NOT NULL,
    payer_id      uuid REFERENCES companies (id)     -- null: payer unknown
);
CREATE TABLE analysts (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    full_name     text NOT NULL
);
CREATE TABLE verifications (
    invoice_id    uuid NOT NULL REFERENCES invoices (id),
    analyst_id    uuid NOT NULL REFERENCES analysts (id),
    passed        boolean NOT NULL,
    checked_at    timestamptz NOT NULL,
    PRIMARY KEY (invoice_id, analyst_id)
);
