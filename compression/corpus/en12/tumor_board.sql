CREATE SCHEMA onco;
CREATE TABLE onco.department (
    dept_id      int PRIMARY KEY,
    dept_name    varchar(60) NOT NULL
);
CREATE TABLE onco.physician (
    phys_id      int PRIMARY KEY,
    phys_name    varchar(80) NOT NULL,
    dept_id      int REFERENCES onco.department (dept_id),     -- NULL: outside practice
    is_chair     boolean NOT NULL DEFAULT false
);
CREATE TABLE onco.patient (
    pat_id       int PRIMARY KEY,
    pat_initials varchar(5) NOT NULL,
    birth_year   int NOT NULL,
    sex          char(1) NOT NULL CHECK (sex IN ('F', 'M', 'X')),
    treating_id  int REFERENCES onco.physician (phys_id)
);
CREATE TABLE onco.tumor (
    tumor_id     int PRIMARY KEY,
    pat_id       int NOT NULL REFERENCES onco.patient (pat_id),
    site         varchar(40) NOT NULL,         -- 'colon', 'breast'
    stage        varchar(4) NOT NULL CHECK (stage IN ('I', 'II', 'III', 'IV')),
    metastasis_of int REFERENCES onco.tumor (tumor_id),
    diagnosed_on date NOT NULL
);
CREATE TABLE onco.board_meeting (
    meeting_id   int PRIMARY KEY,
    held_on      date NOT NULL,
    chair_id     int NOT NULL REFERENCES onco.physician (phys_id),
    room         varchar(20) NOT NULL
);
CREATE TABLE onco.board_case (
    case_id      int PRIMARY KEY,
    meeting_id   int NOT NULL REFERENCES onco.board_meeting (meeting_id),
    tumor_id     int NOT NULL REFERENCES onco.tumor (tumor_id),
    referred_by  int NOT NULL REFERENCES onco.physician (phys_id),
    presented_by int REFERENCES onco.physician (phys_id),
    advice       varchar(20) CHECK (advice IN ('surgery', 'chemo', 'radiation', 'watch', 'palliative', 'more_tests')),
    revises_case int REFERENCES onco.board_case (case_id),
    consented    boolean NOT NULL DEFAULT false
);
CREATE TABLE onco.attendance (
    meeting_id   int NOT NULL REFERENCES onco.board_meeting (meeting_id),
    phys_id      int NOT NULL REFERENCES onco.physician (phys_id),
    remote       boolean NOT NULL DEFAULT false,
    PRIMARY KEY (meeting_id, phys_id)
);
CREATE TABLE onco.therapy (
    therapy_id   int PRIMARY KEY,
    tumor_id     int NOT NULL REFERENCES onco.tumor (tumor_id),
    from_case    int REFERENCES onco.board_case (case_id),
    kind         varchar(20) NOT NULL,
    started_on   date NOT NULL,
    stopped_on   date
);
