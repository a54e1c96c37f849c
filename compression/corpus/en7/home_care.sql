-- Home care visits; hibernate naming, PostgreSQL
CREATE TABLE client (
    id bigint PRIMARY KEY,
    given_name varchar(60) NOT NULL,
    family_name varchar(60) NOT NULL,
    care_level smallint NOT NULL CHECK (care_level BETWEEN 1 AND 5),
    zone_code varchar(6) NOT NULL,
    key_safe boolean NOT NULL DEFAULT false,
    lives_alone boolean NOT NULL DEFAULT true,
    discharged_on date
);
CREATE TABLE caregiver (
    id bigint PRIMARY KEY,
    badge_no varchar(10) NOT NULL UNIQUE,
    given_name varchar(60) NOT NULL,
    family_name varchar(60) NOT NULL,
    qualification varchar(12) NOT NULL CHECK (qualification IN ('nurse','aide','therapist')),
    hourly_rate numeric(6,2) NOT NULL,
    has_car boolean NOT NULL DEFAULT true,
    terminated_on date
);
CREATE TABLE care_plan (
    id bigint PRIMARY KEY,
    client_id bigint NOT NULL REFERENCES client (id),
    payer varchar(10) NOT NULL CHECK (payer IN ('insurance','private','municipal')),
    hours_per_week numeric(4,1) NOT NULL,
    valid_from date NOT NULL,
    valid_to date
);
CREATE TABLE visit (
    id bigint PRIMARY KEY,
    client_id bigint NOT NULL REFERENCES client (id),
    caregiver_id bigint REFERENCES caregiver (id),
    planned_start timestamp NOT NULL,
    planned_minutes integer NOT NULL,
    check_in timestamp,
    check_out timestamp,
    visit_state varchar(10) NOT NULL DEFAULT 'planned' CHECK (visit_state IN ('planned','done','missed','cancelled')),
    note text
);
CREATE TABLE task_done (
    visit_id bigint NOT NULL REFERENCES visit (id),
    task_code varchar(10) NOT NULL,
    minutes integer NOT NULL,
    PRIMARY KEY (visit_id, task_code)
);
CREATE TABLE task_type (
    task_code varchar(10) PRIMARY KEY,
    label varchar(80) NOT NULL,
    medical boolean NOT NULL DEFAULT false
);
ALTER TABLE task_done ADD CONSTRAINT fk_td_type FOREIGN KEY (task_code) REFERENCES task_type (task_code);
CREATE TABLE mileage (
    id bigint PRIMARY KEY,
    caregiver_id bigint NOT NULL REFERENCES caregiver (id),
    driven_on date NOT NULL,
    km numeric(5,1) NOT NULL,
    reimbursed boolean NOT NULL DEFAULT false
);
