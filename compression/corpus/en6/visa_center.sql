CREATE TABLE consulate (
    post_code    char(3) PRIMARY KEY,
    city         varchar(60) NOT NULL,
    country      char(2) NOT NULL,
    daily_slots  int NOT NULL
);
CREATE TABLE officer (
    officer_id   int PRIMARY KEY,
    post_code    char(3) NOT NULL REFERENCES consulate,
    officer_name varchar(80) NOT NULL,
    clearance    smallint NOT NULL,       -- 1..5
    supervisor   int REFERENCES officer,
    posted_until date
);
CREATE TABLE applicant (
    applicant_id bigint PRIMARY KEY,
    family_name  varchar(80) NOT NULL,
    given_names  varchar(120),
    birth_date   date NOT NULL,
    nationality  char(2) NOT NULL,
    passport_no  varchar(16) NOT NULL,
    passport_exp date NOT NULL,
    sex          char(1) CHECK (sex IN ('M','F','X')),
    watchlist_hit boolean NOT NULL DEFAULT false
);
CREATE TABLE application (
    app_ref      varchar(14) PRIMARY KEY,
    applicant_id bigint NOT NULL REFERENCES applicant,
    post_code    char(3) NOT NULL REFERENCES consulate,
    visa_class   char(1) NOT NULL,
    purpose      varchar(12) NOT NULL CHECK (purpose IN ('tourism','business','study','family','work','transit','medical')),
    lodged_on    date NOT NULL,
    travel_from  date,
    travel_to    date,
    step         smallint NOT NULL DEFAULT 10,
    priority     boolean NOT NULL DEFAULT false,
    officer_id   int REFERENCES officer,
    decided_on   date,
    refusal_code varchar(4),
    fee          numeric(8,2) NOT NULL,
    fee_waived   boolean NOT NULL DEFAULT false,
    group_lead   varchar(14) REFERENCES application
);
COMMENT ON COLUMN application.visa_class IS 'A airport transit; C short stay; D long stay';
COMMENT ON COLUMN application.step IS '10 lodged; 20 biometrics taken; 30 under review; 40 documents requested; 50 granted; 60 refused; 70 withdrawn; 80 appeal';
COMMENT ON COLUMN application.group_lead IS 'family or tour group: reference of the leading application';
CREATE TABLE appointment (
    appt_id      bigserial PRIMARY KEY,
    app_ref      varchar(14) NOT NULL REFERENCES application,
    slot_at      timestamp NOT NULL,
    kind         char(1) NOT NULL,
    attended     boolean,
    cancelled    boolean NOT NULL DEFAULT false
);
COMMENT ON COLUMN appointment.kind IS 'B = biometrics, I = interview, P = passport pickup';
COMMENT ON COLUMN appointment.attended IS 'null before the appointment';
CREATE TABLE document (
    doc_id       bigserial PRIMARY KEY,
    app_ref      varchar(14) NOT NULL REFERENCES application,
    doc_type     varchar(20) NOT NULL,
    received_on  date,
    verified     boolean NOT NULL DEFAULT false,
    forged       boolean NOT NULL DEFAULT false
);
CREATE TABLE visa_sticker (
    sticker_no   varchar(12) PRIMARY KEY,
    app_ref      varchar(14) NOT NULL UNIQUE REFERENCES application,
    valid_from   date NOT NULL,
    valid_to     date NOT NULL,
    entries      smallint NOT NULL,       -- 0 = multiple
    max_days     smallint NOT NULL,
    revoked_on   date,
    handed_over  date
);
CREATE TABLE fee_scale (
    scale        varchar(10) PRIMARY KEY,
    age_from     smallint NOT NULL,
    age_to       smallint NOT NULL,
    amount       numeric(8,2) NOT NULL
);
