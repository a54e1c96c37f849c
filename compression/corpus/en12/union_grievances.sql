CREATE SCHEMA IF NOT EXISTS members;
SET search_path TO members;
CREATE TABLE branch (
    branch_id     integer PRIMARY KEY,
    branch_name   varchar(60) NOT NULL,
    above_id      integer REFERENCES branch (branch_id)      -- district over local branch
);
CREATE TABLE employer (
    employer_id   integer PRIMARY KEY,
    employer_name varchar(100) NOT NULL,
    industry      varchar(40) NOT NULL,
    recognised_on date
);
CREATE TABLE member (
    member_no     integer PRIMARY KEY,
    last_name     varchar(60) NOT NULL,
    first_name    varchar(60) NOT NULL,
    branch_id     integer NOT NULL REFERENCES branch (branch_id),
    employer_id   integer REFERENCES employer (employer_id), -- null: retired or between jobs
    recruited_by  integer REFERENCES member (member_no),
    joined        date NOT NULL,
    resigned      date,
    dues_month    numeric(6,2) NOT NULL
);
CREATE TABLE steward (
    steward_id    integer PRIMARY KEY,
    member_no     integer NOT NULL UNIQUE REFERENCES member (member_no),
    employer_id   integer NOT NULL REFERENCES employer (employer_id),
    elected       date NOT NULL,
    term_ends     date NOT NULL
);
CREATE TABLE officer (
    officer_id    integer PRIMARY KEY,
    full_name     varchar(100) NOT NULL,
    is_lawyer     boolean NOT NULL DEFAULT false
);
CREATE TABLE grievance (
    grievance_no  integer PRIMARY KEY,
    member_no     integer NOT NULL REFERENCES member (member_no),
    against_id    integer NOT NULL REFERENCES employer (employer_id),
    steward_id    integer REFERENCES steward (steward_id),
    officer_id    integer REFERENCES officer (officer_id),
    topic         varchar(20) NOT NULL CHECK (topic IN ('pay', 'safety', 'dismissal', 'hours', 'bullying')),
    stage         smallint NOT NULL DEFAULT 1,
    filed         date NOT NULL,
    settled       date,
    outcome       varchar(10) CHECK (outcome IN ('won', 'lost', 'compromise', 'dropped'))
);
COMMENT ON COLUMN grievance.stage IS '1 informal, 2 formal, 3 tribunal';
CREATE TABLE dues_payment (
    payment_id    bigint PRIMARY KEY,
    member_no     integer NOT NULL REFERENCES member (member_no),
    for_month     date NOT NULL,
    paid          date NOT NULL,
    amount        numeric(6,2) NOT NULL
);
CREATE TABLE ballot (
    ballot_id     integer PRIMARY KEY,
    employer_id   integer NOT NULL REFERENCES employer (employer_id),
    question      text NOT NULL,
    opens         date NOT NULL,
    closes        date NOT NULL,
    votes_yes     integer,
    votes_no      integer
);
