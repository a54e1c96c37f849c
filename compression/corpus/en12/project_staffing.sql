CREATE TABLE practice (
    practice_id  serial PRIMARY KEY,
    practice_name text NOT NULL
);
CREATE TABLE consultant (
    consultant_id serial PRIMARY KEY,
    given_name   text NOT NULL,
    family_name  text NOT NULL,
    practice_id  integer NOT NULL REFERENCES practice,
    coach_id     integer REFERENCES consultant (consultant_id),
    level        text NOT NULL CHECK (level IN ('analyst', 'associate', 'manager', 'principal')),
    day_rate     numeric(8,2) NOT NULL,
    leaves_on    date
);
CREATE TABLE account (
    account_id   serial PRIMARY KEY,
    account_name text NOT NULL,
    sector       text NOT NULL,
    owner_id     integer NOT NULL REFERENCES consultant (consultant_id)
);
CREATE TABLE project (
    project_id   serial PRIMARY KEY,
    account_id   integer NOT NULL REFERENCES account,
    project_name text NOT NULL,
    phase_of     integer REFERENCES project (project_id),
    manager_id   integer REFERENCES consultant (consultant_id),
    sold_by      integer NOT NULL REFERENCES consultant (consultant_id),
    stage        text NOT NULL DEFAULT 'pitch' CHECK (stage IN ('pitch', 'won', 'running', 'paused', 'closed', 'lost')),
    starts_on    date,
    ends_on      date,
    budget       numeric(12,2)
);
CREATE TABLE assignment (
    assignment_id serial PRIMARY KEY,
    project_id   integer NOT NULL REFERENCES project,
    consultant_id integer NOT NULL REFERENCES consultant,
    role_name    text NOT NULL,
    share_pct    integer NOT NULL CHECK (share_pct BETWEEN 1 AND 100),
    from_date    date NOT NULL,
    until_date   date NOT NULL,
    confirmed    boolean NOT NULL DEFAULT false
);
CREATE TABLE skill (
    skill_id     serial PRIMARY KEY,
    skill_name   text NOT NULL UNIQUE,
    broader_id   integer REFERENCES skill (skill_id)
);
CREATE TABLE consultant_skill (
    consultant_id integer NOT NULL REFERENCES consultant,
    skill_id     integer NOT NULL REFERENCES skill,
    stars        smallint NOT NULL CHECK (stars BETWEEN 1 AND 5),
    PRIMARY KEY (consultant_id, skill_id)
);
