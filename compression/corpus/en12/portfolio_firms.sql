CREATE TABLE pe_funds (
    fund_id       BIGINT PRIMARY KEY,
    fund_name     TEXT NOT NULL,
    vintage       INTEGER NOT NULL,
    committed_m   NUMERIC(10,1) NOT NULL,
    predecessor_id BIGINT REFERENCES pe_funds (fund_id)
);
CREATE TABLE pe_people (
    person_id     BIGINT PRIMARY KEY,
    person_name   TEXT NOT NULL,
    rank          TEXT NOT NULL CHECK (rank IN ('partner', 'principal', 'associate', 'advisor')),
    sponsor_id    BIGINT REFERENCES pe_people (person_id)
);
CREATE TABLE pe_companies (
    company_id    BIGINT PRIMARY KEY,
    company_name  TEXT NOT NULL,
    industry      TEXT NOT NULL,
    hq_country    TEXT NOT NULL,
    parent_id     BIGINT REFERENCES pe_companies (company_id)   -- add-on acquisitions
);
CREATE TABLE pe_deals (
    deal_id       BIGINT PRIMARY KEY,
    fund_id       BIGINT NOT NULL REFERENCES pe_funds (fund_id),
    company_id    BIGINT NOT NULL REFERENCES pe_companies (company_id),
    sourced_by    BIGINT REFERENCES pe_people (person_id),
    led_by        BIGINT NOT NULL REFERENCES pe_people (person_id),
    stake_pct     NUMERIC(5,2) NOT NULL,
    invested_m    NUMERIC(10,1) NOT NULL,
    closed_on     DATE NOT NULL,
    exited_on     DATE,
    proceeds_m    NUMERIC(10,1)
);
CREATE TABLE pe_board_seats (
    company_id    BIGINT NOT NULL REFERENCES pe_companies (company_id),
    person_id     BIGINT NOT NULL REFERENCES pe_people (person_id),
    seat          TEXT NOT NULL CHECK (seat IN ('chair', 'member', 'observer')),
    from_date     DATE NOT NULL,
    to_date       DATE,
    PRIMARY KEY (company_id, person_id, from_date)
);
CREATE TABLE pe_investors (
    investor_id   BIGINT PRIMARY KEY,
    investor_name TEXT NOT NULL,
    investor_type TEXT NOT NULL                  -- pension, insurer, family office
);
CREATE TABLE pe_commitments (
    fund_id       BIGINT NOT NULL REFERENCES pe_funds (fund_id),
    investor_id   BIGINT NOT NULL REFERENCES pe_investors (investor_id),
    amount_m      NUMERIC(10,1) NOT NULL,
    signed_on     DATE NOT NULL,
    PRIMARY KEY (fund_id, investor_id)
);
CREATE TABLE pe_kpis (
    company_id    BIGINT NOT NULL REFERENCES pe_companies (company_id),
    quarter_end   DATE NOT NULL,
    revenue_m     NUMERIC(10,1) NOT NULL,
    ebitda_m      NUMERIC(10,1),
    net_debt_m    NUMERIC(10,1),
    PRIMARY KEY (company_id, quarter_end)
);
