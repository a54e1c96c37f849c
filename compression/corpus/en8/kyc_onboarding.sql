-- kyc service, schema kyc; search_path is set to it by the role
CREATE TYPE case_state AS ENUM ('new', 'in_review', 'info_requested', 'approved', 'rejected');
CREATE TABLE IF NOT EXISTS analysts (
    id          serial PRIMARY KEY,
    full_name   text NOT NULL,
    email       text NOT NULL UNIQUE,
    team        text NOT NULL,
    is_senior   boolean NOT NULL DEFAULT false
);
CREATE TABLE IF NOT EXISTS applicants (
    id              uuid PRIMARY KEY,
    first_name      text NOT NULL,
    last_name       text NOT NULL,
    birth_date      date NOT NULL,
    nationality     char(2) NOT NULL,
    residence       char(2) NOT NULL,
    email           text NOT NULL,
    phone           text,
    referred_by     uuid REFERENCES applicants(id),
    created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS review_cases (
    id              bigserial PRIMARY KEY,
    applicant_id    uuid NOT NULL REFERENCES applicants(id),
    state           case_state NOT NULL DEFAULT 'new',
    risk_score      smallint,                       -- 0..100, empty until scored
    reviewer_id     int REFERENCES analysts(id),
    approver_id     int REFERENCES analysts(id),    -- four eyes
    opened_at       timestamptz NOT NULL DEFAULT now(),
    decided_at      timestamptz
);
CREATE TABLE IF NOT EXISTS documents (
    id              bigserial PRIMARY KEY,
    case_id         bigint NOT NULL REFERENCES review_cases(id),
    doc_type        text NOT NULL CHECK (doc_type IN ('passport', 'id_card', 'driving_licence', 'utility_bill', 'selfie')),
    issuing_country char(2),
    doc_number      text,
    expires_on      date,
    verified        boolean NOT NULL DEFAULT false,
    uploaded_at     timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS watchlists (
    code        text PRIMARY KEY,
    title       text NOT NULL,
    publisher   text NOT NULL
);
CREATE TABLE IF NOT EXISTS screening_hits (
    id              bigserial PRIMARY KEY,
    case_id         bigint NOT NULL REFERENCES review_cases(id),
    watchlist_code  text NOT NULL REFERENCES watchlists(code),
    matched_name    text NOT NULL,
    similarity      numeric(5,2) NOT NULL,          -- per cent
    false_positive  boolean,                        -- null = not looked at
    found_at        timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS case_notes (
    id          bigserial PRIMARY KEY,
    case_id     bigint NOT NULL REFERENCES review_cases(id) ON DELETE CASCADE,
    author_id   int NOT NULL REFERENCES analysts(id),
    body        text NOT NULL,
    written_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ix_cases_state ON review_cases (state, opened_at);
